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
  init(capacity: Int, hasTimes: Bool) throws(LoadError) {
    self.capacity = capacity
    self.hasTimes = hasTimes
    users = try PagedColumn(capacity: capacity)
    movies = try PagedColumn(capacity: capacity)
    times = try PagedColumn(capacity: hasTimes ? capacity : 0)
    halves = try PagedColumn(capacity: capacity)
  }

  @inline(__always)
  mutating func append(user: Int32, movie: Int32, halves half: UInt8, time: UInt32) {
    precondition(count < capacity, "more ratings than lines")
    // By pattern, so that the usual file retains nothing for each rating.
    if case .none = floats {
      halves.elements[count] = half
    } else {
      floats?.elements[count] = Float(half) / 2
    }
    put(user, movie, time)
  }

  mutating func append(
    user: Int32, movie: Int32, value: Float, time: UInt32
  ) throws(LoadError) {
    if let half = RatingValues.halves(in: value) {
      append(user: user, movie: movie, halves: half, time: time)
    } else {
      precondition(count < capacity, "more ratings than lines")
      try put(value)
      put(user, movie, time)
    }
  }

  @inline(__always)
  private mutating func put(_ user: Int32, _ movie: Int32, _ time: UInt32) {
    users.elements[count] = user
    movies.elements[count] = movie
    if hasTimes { times.elements[count] = time }
    count += 1
  }

  @inline(never)
  private mutating func put(_ value: Float) throws(LoadError) {
    if case .none = floats { floats = try wide() }
    floats?.elements[count] = value
  }

  /// What was kept in halves so far, as it is.
  private func wide() throws(LoadError) -> PagedColumn<Float> {
    let floats = try PagedColumn<Float>(capacity: capacity)
    for position in 0..<count { floats.elements[position] = Float(halves.elements[position]) / 2 }
    return floats
  }

  /// Gives back the memory for lines that were no ratings; there is no room for more.
  func trim() {
    users.trim(to: count)
    movies.trim(to: count)
    if hasTimes { times.trim(to: count) }
    if let floats {
      floats.trim(to: count)
      halves.release()
    } else {
      halves.trim(to: count)
    }
  }

  /// The value at a position, however it is kept.
  func value(_ position: Int) -> Float {
    floats.map { $0.elements[position] } ?? Float(halves.elements[position]) / 2
  }
}
