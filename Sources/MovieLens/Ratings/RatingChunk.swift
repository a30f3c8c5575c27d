import RatingData

/// The ratings of one block of a file, ids as its worker's `IdentifierTable` numbers them.
struct RatingChunk: Sendable {
  private(set) var count = 0
  let users: PagedColumn<Int32>
  let movies: PagedColumn<Int32>
  /// Nothing where lines have no time.
  let times: PagedColumn<UInt32>
  /// Twice the values, as long as all are halves.
  let halves: PagedColumn<UInt8>
  /// The values, from the first one on that is no half.
  private(set) var floats: PagedColumn<Float>?

  private let capacity: Int
  private let hasTimes: Bool

  /// - Parameter capacity: the most ratings that it can hold.
  init(capacity: Int, hasTimes: Bool) {
    self.capacity = capacity
    self.hasTimes = hasTimes
    users = PagedColumn(capacity: capacity)
    movies = PagedColumn(capacity: capacity)
    times = PagedColumn(capacity: hasTimes ? capacity : 0)
    halves = PagedColumn(capacity: capacity)
  }

  @inline(__always)
  mutating func append(user: Int32, movie: Int32, value: FastLine.Value, time: UInt32) {
    precondition(count < capacity, "more ratings than lines")
    users.elements[count] = user
    movies.elements[count] = movie
    if hasTimes { times.elements[count] = time }
    if floats == nil, case .halves(let half) = value {
      halves.elements[count] = half
    } else {
      append(rare: value)
    }
    count += 1
  }

  @inline(never)
  private mutating func append(rare value: FastLine.Value) {
    let float =
      switch value {
      case .halves(let half): Float(half) / 2
      case .float(let float): float
      }
    if floats == nil, let half = RatingValues.halves(in: float) {
      halves.elements[count] = half
    } else {
      append(float: float)
    }
  }

  private mutating func append(float value: Float) {
    let floats = self.floats ?? wide()
    floats.elements[count] = value
    self.floats = floats
  }

  /// What was kept in halves so far, as it is.
  private func wide() -> PagedColumn<Float> {
    let floats = PagedColumn<Float>(capacity: capacity)
    for position in 0..<count { floats.elements[position] = Float(halves.elements[position]) / 2 }
    return floats
  }

  /// The value at a position, however it is kept.
  func value(_ position: Int) -> Float {
    floats.map { $0.elements[position] } ?? Float(halves.elements[position]) / 2
  }
}
