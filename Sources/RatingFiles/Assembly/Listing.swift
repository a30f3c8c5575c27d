import RatingData

/// The records of a file of movies or users, with their ids and the lines on which they stand.
struct Listing<Item: Sendable>: Sendable {
  struct Record: Sendable {
    let id: Identifier
    let item: Item
  }

  /// What a record is, in a word.
  let kind: String
  let file: String
  private(set) var records: [Record] = []
  private var lines: [Int] = []
  /// Records that were left out.
  private(set) var refusedCount = 0
  /// Why the first ones were.
  private(set) var refusals: [LoadError] = []

  init(kind: String, file: String) {
    self.kind = kind
    self.file = file
  }

  var isEmpty: Bool { records.isEmpty }

  /// A copy with other items in the same records.
  func changed(_ item: (Record) -> Item) -> Self {
    var copy = self
    copy.records = records.map { Record(id: $0.id, item: item($0)) }
    return copy
  }

  mutating func append(_ record: Record, line: Int) {
    records.append(record)
    lines.append(line)
  }

  /// Leaves a record out, where that is the policy.
  mutating func refuse(_ error: LoadError, _ policy: FaultPolicy) throws(LoadError) {
    guard policy == .skip else { throw error }
    refusedCount += 1
    if refusals.count < ParsedBlock.shownFaults { refusals.append(error) }
  }

  /// These records, and those of another listing whose ids are not among them; both with ids ascending.
  ///
  /// - Parameter join: makes one item of this listing's and the other's of the same id.
  func completed(by other: Self, join: (Item, Item) -> Item) -> Self {
    var result = self
    var places: [Identifier: Int] = [:]
    for (place, record) in records.enumerated() { places[record.id] = place }
    for record in other.records {
      if let place = places[record.id] {
        result.records[place] = Record(id: record.id, item: join(records[place].item, record.item))
      } else {
        result.append(record, line: 0)
      }
    }
    let order = result.records.indices.sorted { result.records[$0].id < result.records[$1].id }
    result.records = order.map { result.records[$0] }
    return result
  }

  /// The records with ids ascending and each once.
  func sorted(_ policy: FaultPolicy) throws(LoadError) -> Self {
    guard zip(records, records.dropFirst()).contains(where: { $0.id >= $1.id }) else { return self }
    // By line where ids are equal, so that the first one stays and the message names the second.
    let order = records.indices.sorted {
      (records[$0].id, lines[$0]) < (records[$1].id, lines[$1])
    }
    var result = Listing(kind: kind, file: file)
    result.refusedCount = refusedCount
    result.refusals = refusals
    for place in order {
      if let last = result.records.last, last.id == records[place].id, let line = result.lines.last
      {
        try result.refuse(
          .listedTwice(
            what: kind, id: last.id, file: file, first: line, second: lines[place]), policy)
      } else {
        result.append(records[place], line: lines[place])
      }
    }
    return result
  }
}

/// Reads `Animation|Comedy` as a list.
///
/// A set combines its few genres in a few hundred ways: each combination is split once and shared.
struct GenreReader {
  private var known: [String: [String]] = ["": [], "(no genres listed)": []]

  mutating func genres(_ field: String) -> [String] {
    if let genres = known[field] { return genres }
    let parts = field.utf8.split(separator: UInt8(ascii: "|"))
    let genres = parts.map { String(Substring($0)) }
    known[field] = genres
    return genres
  }
}
