import RatingData

/// The rows of a list on their way from where they stood to where they stand.
struct RowGlide: Sendable {
  /// By row, from the top; nil of one that was not in the list, which is there at once.
  private let origins: [Double?]
  private var glide = Glide()

  /// - Parameter running: the way that the rows of `before` are still on.
  /// - Returns: nil where no row moves.
  init?(from before: [MovieIndex], to after: [MovieIndex], running: RowGlide?) {
    let places = Dictionary(
      before.enumerated().map { ($1, running?.place(of: $0) ?? Double($0)) },
      uniquingKeysWith: { first, _ in first })
    let origins = after.map { places[$0] }
    let moves = origins.enumerated().contains { row, origin in
      origin.map { $0 != Double(row) } ?? false
    }
    guard moves else { return nil }
    self.origins = origins
  }

  var isOver: Bool { glide.isOver }

  mutating func advance(by seconds: Double) { glide.advance(by: seconds) }

  /// Where a row is now, in rows from the top.
  func place(of row: Int) -> Double {
    guard origins.indices.contains(row), let origin = origins[row] else { return Double(row) }
    return origin + (Double(row) - origin) * glide.part
  }

  /// How far a row has to go in all.
  func distance(of row: Int) -> Double {
    guard origins.indices.contains(row), let origin = origins[row] else { return 0 }
    return abs(Double(row) - origin)
  }
}
