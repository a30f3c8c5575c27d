import RatingData

/// The ids that several workers met, merged: each once, ascending.
///
/// Which worker met an id, and when, leaves no trace in the result.
struct IdentifierRanks {
  let ids: [Identifier]
  /// How many of them are texts; these are the last ones.
  let textCount: Int
  /// By worker.
  private var ranks: [WorkerRanks]

  /// From a worker's own numbers to places in `ids`.
  struct WorkerRanks {
    fileprivate(set) var numbers: [Int32]
    fileprivate(set) var texts: [Int32]

    @inline(__always)
    subscript(number: Int32) -> Int32 { number >= 0 ? numbers[Int(number)] : texts[Int(~number)] }
  }

  init(_ tables: [IdentifierTable]) {
    ranks = tables.map {
      WorkerRanks(
        numbers: [Int32](repeating: 0, count: $0.numbers.ids.count),
        texts: [Int32](repeating: 0, count: $0.texts.count))
    }
    var ids: [Identifier] = []
    var last: Int64?
    for entry in Self.sortedNumbers(tables) {
      if entry.id != last { ids.append(.number(entry.id)) }
      last = entry.id
      ranks[entry.worker].numbers[entry.number] = Int32(truncatingIfNeeded: ids.count - 1)
    }
    let numberCount = ids.count
    var lastText: ArraySlice<UInt8>?
    for entry in Self.sortedTexts(tables) {
      if lastText.map({ entry.id.elementsEqual($0) }) != true {
        ids.append(.text(String(decoding: entry.id, as: UTF8.self)))
      }
      lastText = entry.id
      ranks[entry.worker].texts[entry.number] = Int32(truncatingIfNeeded: ids.count - 1)
    }
    self.ids = ids
    textCount = ids.count - numberCount
  }

  /// Those that are no numbers.
  var texts: ArraySlice<Identifier> { ids.suffix(textCount) }

  func contains(_ id: Identifier) -> Bool {
    var range = ids.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if ids[middle] == id { return true }
      range = ids[middle] < id ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return false
  }

  subscript(worker worker: Int) -> WorkerRanks { ranks[worker] }

  private struct Entry<ID> {
    let id: ID
    let worker: Int
    let number: Int
  }

  private static func sortedNumbers(_ tables: [IdentifierTable]) -> [Entry<Int64>] {
    var entries: [Entry<Int64>] = []
    for (worker, table) in tables.enumerated() {
      for (number, id) in table.numbers.ids.enumerated() {
        entries.append(Entry(id: id, worker: worker, number: number))
      }
    }
    return entries.sorted { $0.id < $1.id }
  }

  private static func sortedTexts(_ tables: [IdentifierTable]) -> [Entry<ArraySlice<UInt8>>] {
    var entries: [Entry<ArraySlice<UInt8>>] = []
    for (worker, table) in tables.enumerated() {
      for number in 0..<table.texts.count {
        entries.append(Entry(id: table.texts[number], worker: worker, number: number))
      }
    }
    return entries.sorted { $0.id.lexicographicallyPrecedes($1.id) }
  }
}

/// Numbers the ids of users, or of movies, as one worker meets them.
///
/// Ids that are numbers count from 0 up and texts from −1 down, so that a column of 32 bits holds both.
struct IdentifierTable {
  private(set) var numbers = NumberIDTable()
  private(set) var texts = TextIDTable()

  @inline(__always)
  mutating func number(of id: Int64) -> Int32 { numbers.number(of: id) }

  mutating func number(of id: UnsafeBufferPointer<UInt8>) -> Int32 { ~texts.number(of: id) }

  @inline(__always)
  mutating func number(of name: FastLine.Name) -> Int32 {
    if let text = name.text { number(of: text) } else { number(of: name.number) }
  }
}
