/// What each row has of something, each once: the ones of a sparse matrix of zeros and ones.
struct RowSets: Sendable {
  private let starts: [Int]
  /// The members of row r are those in `range(r)`, ascending.
  let members: [Int32]
  /// Every member is below it.
  let memberCount: Int

  var rowCount: Int { starts.count - 1 }

  /// - Parameter rows: ascending, without repeats.
  init(_ rows: some Sequence<[Int32]>, memberCount: Int) {
    var starts = [0]
    var members: [Int32] = []
    for row in rows {
      members += row
      starts.append(members.count)
    }
    self.init(starts: starts, members: members, memberCount: memberCount)
  }

  /// What each row rated.
  init(_ ratings: RowRatings, others: Int) {
    self.init(
      (0..<ratings.rowCount).lazy.map { row in
        var distinct: [Int32] = []
        for other in ratings.others[ratings.range(row)].sorted() where distinct.last != other {
          distinct.append(other)
        }
        return distinct
      }, memberCount: others)
  }

  /// What each row is called; members are the names in their order.
  init(_ names: [[String]]) {
    let distinct = Set(names.joined()).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: zip(distinct, Int32(0)...))
    self.init(
      names.lazy.map { $0.compactMap { numbers[$0] }.sorted() }, memberCount: distinct.count)
  }

  private init(starts: [Int], members: [Int32], memberCount: Int) {
    self.starts = starts
    self.members = members
    self.memberCount = memberCount
  }

  func range(_ row: Int) -> Range<Int> { starts[row]..<starts[row + 1] }

  /// The rows that have each member.
  var transposed: RowSets {
    var starts = [Int](repeating: 0, count: memberCount + 1)
    for member in members { starts[Int(member) + 1] += 1 }
    for member in 0..<memberCount { starts[member + 1] += starts[member] }
    var next = starts
    var rows = [Int32](repeating: 0, count: members.count)
    for row in 0..<rowCount {
      for member in members[range(row)] {
        rows[next[Int(member)]] = Int32(row)
        next[Int(member)] += 1
      }
    }
    return RowSets(starts: starts, members: rows, memberCount: rowCount)
  }
}
