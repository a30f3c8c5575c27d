import Cells

/// What a row of the list tells of a user.
struct UserRows: Equatable, Sendable {
  /// Columns that all ids would fit in.
  let idWidth: Int
  let hasProfile: Bool

  /// Before there are users.
  static let none = UserRows(idWidth: leastIDWidth, hasProfile: false)

  private static let leastIDWidth = 7

  /// Columns of ids in a body; longer ones are cut.
  func idWidth(in body: Rect) -> Int {
    idWidth.clamped(to: Self.leastIDWidth...(body.width >= 100 ? 20 : 12))
  }
}
