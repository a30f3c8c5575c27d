/// The records of a file of movies or users, with their ids and the lines on which they stand.
struct Listing<Item> {
  /// What a record is, in a word.
  let kind: String
  let file: String
  private(set) var ids: [Int64] = []
  private(set) var items: [Item] = []
  private var lines: [Int] = []

  init(kind: String, file: String) {
    self.kind = kind
    self.file = file
  }

  var isEmpty: Bool { ids.isEmpty }

  mutating func append(_ item: Item, id: Int64, line: Int) {
    ids.append(id)
    items.append(item)
    lines.append(line)
  }

  /// The same records, ids ascending and each once.
  func sorted() throws(LoadError) -> Self {
    var result = self
    if zip(ids, ids.dropFirst()).contains(where: { $0 > $1 }) {
      // By line where ids are equal, so that the message names them in the order of the file.
      let order = ids.indices.sorted { (ids[$0], lines[$0]) < (ids[$1], lines[$1]) }
      result.ids = order.map { ids[$0] }
      result.items = order.map { items[$0] }
      result.lines = order.map { lines[$0] }
    }
    let sorted = result.ids
    if let first = sorted.indices.dropLast().first(where: { sorted[$0] == sorted[$0 + 1] }) {
      throw .listedTwice(
        what: kind, id: sorted[first], file: file, first: result.lines[first],
        second: result.lines[first + 1])
    }
    return result
  }
}
