import RatingData

/// Ids of one number in several spellings, such as `1` and `1.0`: to the file they are two.
struct SpelledTwice {
  /// Spellings that are those of an id before them.
  let spellings: Set<Identifier>
  /// The pair of the least number, the usual spelling first.
  let example: (Identifier, Identifier)

  /// Looks at texts alone, so that a file of numbers costs nothing; nil where there are no such ids.
  init?(_ ids: IdentifierRanks) {
    var spellings: Set<Identifier> = []
    var example: (number: Int64, pair: (Identifier, Identifier))?
    var texts: [Int64: Identifier] = [:]
    for text in ids.texts {
      guard let number = text.wholeNumber else { continue }
      let other = ids.contains(.number(number)) ? .number(number) : texts[number]
      texts[number] = texts[number] ?? text
      guard let other else { continue }
      spellings.insert(text)
      if example.map({ number < $0.number }) ?? true { example = (number, (other, text)) }
    }
    guard let example else { return nil }
    self.spellings = spellings
    self.example = example.pair
  }
}

/// Ids that a list has in another spelling than the ratings.
package struct SpelledOtherwise {
  package let count: Int
  /// As the ratings spell the first one, and as the list does.
  package let example: (rated: Identifier, listed: Identifier)

  /// - Parameters:
  ///   - unlisted: ids that are rated and not listed.
  ///   - listed: those of the list.
  package init?(_ unlisted: [Identifier], listed: some Sequence<Identifier>) {
    guard unlisted.contains(where: { $0.wholeNumber != nil }) else { return nil }
    let listed = Dictionary(
      listed.lazy.compactMap { id in id.wholeNumber.map { ($0, id) } },
      uniquingKeysWith: { first, _ in first })
    let pairs = unlisted.compactMap { id in
      id.wholeNumber.flatMap { listed[$0] }.map { (rated: id, listed: $0) }
    }
    guard let first = pairs.first else { return nil }
    count = pairs.count
    example = first
  }
}
