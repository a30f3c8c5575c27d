import RatingData

/// What the files of a set say, before it is put together.
struct Tables {
  let ratings: RatingColumns
  let movies: Listing<Movie>
  /// Nil for sets that tell nothing of their users.
  let users: Listing<User>?
}

/// The records of a file of movies or users, with the lines on which they stand.
struct Listing<Item> {
  /// What a record is, in a word.
  let kind: String
  let file: String
  private var records: [(id: Int64, line: Int, item: Item)] = []

  init(kind: String, file: String) {
    self.kind = kind
    self.file = file
  }

  var isEmpty: Bool { records.isEmpty }
  var ids: some Sequence<Int64> { records.lazy.map(\.id) }
  var items: some Sequence<Item> { records.lazy.map(\.item) }

  mutating func append(_ item: Item, id: Int64, line: Int) {
    records.append((id, line, item))
  }

  /// The same records, ids ascending and each once.
  func sorted() throws(LoadError) -> Self {
    var result = self
    // By line where ids are equal, so that the message names them in the order of the file.
    if zip(records, records.dropFirst()).contains(where: { $0.id > $1.id }) {
      result.records.sort { ($0.id, $0.line) < ($1.id, $1.line) }
    }
    for (first, second) in zip(result.records, result.records.dropFirst())
    where first.id == second.id {
      throw .listedTwice(
        what: kind, id: first.id, file: file, first: first.line, second: second.line)
    }
    return result
  }
}
