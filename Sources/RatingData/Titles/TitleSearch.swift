/// Finds movies by their titles, whatever the case, the accents and the place of an article.
///
/// Built once for a catalogue; every title lies folded in one buffer, so that a search as one types
/// is a walk over some hundred kilobytes.
public struct TitleSearch: Sendable {
  /// The movies searched, by index.
  let movies: [Movie]
  /// All folded titles, one after the other.
  private let folded: [UInt8]
  /// Where each title starts in `folded`, and behind the last one where it ends.
  private let starts: [Int]
  private let letters: [LetterSet]

  public init(_ movies: [Movie]) {
    self.movies = movies
    var folded: [UInt8] = []
    var starts = [0]
    var letters: [LetterSet] = []
    for movie in movies {
      let title = FoldedText(movie.title).bytes
      folded += title
      starts.append(folded.count)
      letters.append(LetterSet(title))
    }
    self.folded = folded
    self.starts = starts
    self.letters = letters
  }

  /// The movies whose titles contain every word of the query, in any order and as parts of words
  /// too, or in another spelling as a whole word (`rocky 2`), by index; all movies for a query without words. Where there is
  /// none, those that have the words but for a slip each: a letter wrong, left out, too much or swapped with the next, or a
  /// missing space.
  ///
  /// - Complexity: O(letters of all titles × words).
  public func filter(_ query: String) -> [MovieIndex] {
    let words = FoldedText(query).words
    let found = filter(words: words)
    return found.isEmpty ? filterForgiving(words: words) : found
  }

  /// The movies whose titles contain every word, or stand for it by a whole word.
  func filter(words: [[UInt8]]) -> [MovieIndex] {
    let spelled = words.map { (word: $0, others: TitleKey.spellings(of: $0)) }
    let wanted = LetterSet(spelled.lazy.filter { $0.others.isEmpty }.map(\.word).joined())
    return titles { title, letters in
      letters.missing(of: wanted) == 0
        && spelled.allSatisfy { word, others in
          Self.position(of: word, in: title, from: 0) != nil
            || others.contains { Self.position(ofWhole: $0, in: title) != nil }
        }
    }
  }

  /// The movies among some that a text names in full, in whatever spelling, as `find` understands it.
  public func named(_ text: String, among rows: [MovieIndex]) -> [MovieIndex] {
    let key = TitleKey(text)
    guard !key.bytes.isEmpty else { return [] }
    return rows.filter { row in
      let names = TitleNames(movies[row.position])
      return names.keys.contains(FoldedText(text).bytes)
        || names.folded.contains { TitleKey(words: $0.words) == key }
    }
  }

  /// The movies whose titles contain every word, or a word that begins so but for a slip.
  func filterForgiving(words: [[UInt8]]) -> [MovieIndex] {
    let wanted = words.map { (word: $0, letters: LetterSet($0), forgiving: ForgivingWord($0)) }
    guard wanted.contains(where: { $0.forgiving != nil }) else { return [] }
    return titles { title, letters in
      wanted.allSatisfy { letters.missing(of: $0.letters) <= ($0.forgiving == nil ? 0 : 1) }
        && wanted.allSatisfy {
          Self.position(of: $0.word, in: title, from: 0) != nil
            || $0.forgiving?.begins(aWordOf: title) == true
        }
    }
  }

  private func titles(
    where isWanted: (UnsafeBufferPointer<UInt8>, LetterSet) -> Bool
  ) -> [MovieIndex] {
    folded.withUnsafeBufferPointer { folded in
      movies.indices.filter { movie in
        isWanted(
          UnsafeBufferPointer(rebasing: folded[starts[movie]..<starts[movie + 1]]), letters[movie])
      }.map { MovieIndex($0) }
    }
  }

  /// Which characters of a movie's title the words of a query match, as offsets; ascending, apart.
  public func matches(_ query: String, in movie: MovieIndex) -> [Range<Int>] {
    let title = FoldedText(movies[movie.position].title)
    var ranges: [Range<Int>] = []
    title.bytes.withUnsafeBufferPointer { bytes in
      for word in FoldedText(query).words {
        var next = 0
        if Self.position(of: word, in: bytes, from: 0) == nil {
          ranges += Self.otherMatch(of: word, in: title, bytes)
        }
        while let start = Self.position(of: word, in: bytes, from: next) {
          next = start + word.count
          ranges.append(title.origins[start]..<title.origins[next - 1] + 1)
        }
      }
    }
    return Self.merged(ranges)
  }

  /// `#9` as it stands before `#10`, by bytes.
  private static func padded(_ number: Int64) -> ArraySlice<UInt8> {
    let digits = Array("\(number)".utf8)
    return [UInt8(ascii: "#")]
      + Array(repeating: UInt8(ascii: "0"), count: max(0, 20 - digits.count))
      + digits
  }

  /// Where each movie stands when all titles are in alphabetical order, articles in front, case, accents and leading
  /// marks aside; numbers that stand for titles in the order of numbers, and equal titles in that of the catalogue.
  public var alphabeticalRanks: [Int32] {
    let keys = movies.indices.map { movie in
      if !movies[movie].hasTitle, let number = movies[movie].id.rawValue.number, number >= 0 {
        return Self.padded(number)
      }
      let (title, sorted) = (movies[movie].title, movies[movie].sortTitle)
      return sorted.startIndex == title.startIndex
        ? foldedTitle(movie) : FoldedText(String(sorted)).bytes[...]
    }
    let order = movies.indices.sorted { one, other in
      let (a, b) = (keys[one], keys[other])
      return a.lexicographicallyPrecedes(b) || (a.elementsEqual(b) && one < other)
    }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, movie) in order.enumerated() { ranks[movie] = Int32(rank) }
    return ranks
  }

  /// The folded title of a movie, year included.
  func foldedTitle(_ movie: Int) -> ArraySlice<UInt8> { folded[starts[movie]..<starts[movie + 1]] }

  /// Another spelling of a word, or else what is it but for a slip.
  private static func otherMatch(
    of word: [UInt8], in title: FoldedText, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    for other in TitleKey.spellings(of: word) {
      guard let start = position(ofWhole: other, in: bytes) else { continue }
      return [title.origins[start]..<title.origins[start + other.count - 1] + 1]
    }
    return forgivingMatch(of: word, in: title)
  }

  /// The beginning of a word that is this one but for a slip, the nearest first; nothing where there is none.
  private static func forgivingMatch(of word: [UInt8], in title: FoldedText) -> [Range<Int>] {
    guard ForgivingWord(word) != nil else { return [] }
    let space = UInt8(ascii: " ")
    let starts = title.bytes.indices.filter { $0 == 0 || title.bytes[$0 - 1] == space }
    let lengths = [word.count, word.count + 1, word.count - 1]
    for (start, length) in starts.flatMap({ start in lengths.map { (start, $0) } }) {
      let end = start + length
      guard end <= title.bytes.count,
        EditDistance.between(word, Array(title.bytes[start..<end])) <= 1
      else { continue }
      return [title.origins[start]..<title.origins[end - 1] + 1]
    }
    return []
  }

  /// The first place where a word stands whole.
  private static func position(
    ofWhole word: [UInt8], in text: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    let space = UInt8(ascii: " ")
    var next = 0
    while let start = position(of: word, in: text, from: next) {
      let end = start + word.count
      if start == 0 || text[start - 1] == space, end == text.count || text[end] == space {
        return start
      }
      next = start + 1
    }
    return nil
  }

  /// The first place of a word, which is not empty, at or after `start`.
  private static func position(
    of word: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var position = start
    let last = text.count - word.count
    while position <= last {
      var matched = 0
      while matched < word.count, text[position + matched] == word[matched] { matched += 1 }
      if matched == word.count { return position }
      position += 1
    }
    return nil
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
