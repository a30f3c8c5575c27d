/// A name as it is compared with names of other catalogues: without spaces, articles and «and», numbers as digits, and
/// words that are spelled in several ways in one of them.
///
/// `Lock, Stock and Two Smoking Barrels` and `Lock, Stock & Two Smoking Barrels` have the same key; so have `Oldboy` and
/// `Old Boy`, `Three Colours: Red` and `Three Colors: Red`, `Rocky II` and `Rocky 2`.
struct TitleKey: Hashable, Sendable {
  /// UTF-8.
  let bytes: [UInt8]
  /// How many words it is made of.
  let wordCount: Int

  init(_ name: some StringProtocol) { self.init(words: FoldedText(String(name)).words) }

  init(words: [[UInt8]]) {
    // `M*A*S*H` is letters, and no articles among them.
    let isSpelled = words.count > 2 && words.allSatisfy { $0.count == 1 }
    var kept = isSpelled ? words : words.filter { !Self.dropped.contains($0) }
    if kept.isEmpty { kept = words }
    var bytes: [UInt8] = []
    for (position, word) in kept.enumerated() {
      let next = position + 1 < kept.count ? kept[position + 1] : []
      // `Part 2` is 2; what `i` after such a word is, is 1.
      if Self.parts.contains(word), Self.isNumber(next) { continue }
      let isNumbered = position > 0 && Self.counters.contains(kept[position - 1])
      // A letter in front is none: `X-Men`.
      let isLetter = position == 0 && word.count == 1
      bytes += isNumbered && word == Self.romanOne ? Self.one : isLetter ? word : Self.usual(word)
    }
    self.bytes = bytes
    wordCount = kept.count
  }

  static func == (a: Self, b: Self) -> Bool { a.bytes == b.bytes }
  func hash(into hasher: inout Hasher) { hasher.combine(bytes) }

  /// The digits in it: `Rocky 2` is no slip for `Rocky 3`.
  var digits: [UInt8] { bytes.digits }

  private static let dropped: Set<[UInt8]> = words("the a an and n")

  private static let parts: Set<[UInt8]> = words("part pt")
  /// After these `i` is a number.
  private static let counters: Set<[UInt8]> = words("part pt vol volume chapter episode book")
  private static let romanOne = Array("i".utf8)
  private static let one = Array("1".utf8)

  private static func isNumber(_ word: [UInt8]) -> Bool {
    word == romanOne || usual(word).first.map { $0 &- UInt8(ascii: "0") <= 9 } ?? false
  }

  /// What a word is compared as.
  private static func usual(_ word: [UInt8]) -> [UInt8] { spellings[word] ?? usualEnding(word) }

  /// Other ways to write a word: `ii` and `two` for `2`.
  static func spellings(of word: [UInt8]) -> [[UInt8]] {
    let usual = usual(word)
    return ([usual] + (others[usual] ?? [])).filter { $0 != word }
  }

  /// By what they are compared as.
  private static let others: [[UInt8]: [[UInt8]]] =
    Dictionary(grouping: spellings.keys) { spellings[$0] ?? [] }
    .mapValues { $0.sorted { $0.lexicographicallyPrecedes($1) } }

  private static let spellings: [[UInt8]: [UInt8]] = {
    let groups = [
      // Numbers; a Roman 1 is a word, too.
      "1 one", "2 two ii", "3 three iii", "4 four iv", "5 five v", "6 six vi", "7 seven vii",
      "8 eight viii", "9 nine ix", "10 ten x", "11 eleven xi", "12 twelve xii", "13 thirteen xiii",
      // Short and long.
      "part pt", "vol volume", "doctor dr", "mister mr", "missus mrs", "saint st", "junior jr",
      "vs versus", "until til till", "ok okay", "night nite", "through thru", "movie film",
      // Of Britain and of America.
      "color colour", "colors colours", "colored coloured", "gray grey", "theater theatre",
      "center centre", "honor honour", "favor favour", "favorite favourite", "neighbor neighbour",
      "neighbors neighbours", "harbor harbour", "rumor rumour", "armor armour", "labor labour",
      "labors labours", "humor humour", "catalog catalogue", "program programme",
      "traveler traveller", "travelers travellers", "traveling travelling", "mom mum",
      "pajama pyjama", "pajamas pyjamas", "judgment judgement", "airplane aeroplane",
      "mustache moustache", "plow plough", "license licence", "defense defence",
      "jewelry jewellery",
      "offense offence", "skeptic sceptic", "whiskey whisky",
    ]
    var usual: [[UInt8]: [UInt8]] = [:]
    for group in groups {
      let words = group.split(separator: " ").map { Array($0.utf8) }
      for word in words.dropFirst() { usual[word] = words[0] }
    }
    return usual
  }()

  /// `organization` for `organisation`.
  private static func usualEnding(_ word: [UInt8]) -> [UInt8] {
    let british = Array("isation".utf8)
    guard word.count > british.count, word.suffix(british.count).elementsEqual(british) else {
      return word
    }
    return word.dropLast(british.count) + Array("ization".utf8)
  }

  private static func words(_ list: String) -> Set<[UInt8]> {
    Set(list.split(separator: " ").map { Array($0.utf8) })
  }
}
