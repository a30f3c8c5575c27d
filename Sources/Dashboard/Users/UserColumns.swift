import Cells
import RatingData

/// The columns of the list of users, and how ids stand in them.
struct UserColumns {
  let table: Table
  private let library: Library
  private let idWidth: Int
  private let showsProfile: Bool

  init(_ library: Library, width: Int, idWidth: Int) {
    self.library = library
    self.idWidth = idWidth
    showsProfile = width > idWidth + 33
    table = Table(
      [
        Table.Column("user", .fixed(idWidth)), Table.Column("profile", .flexible(), gap: 2),
        Table.Column("ratings", .fixed(max(5, library.userCountWidth)), .right),
        Table.Column("mean", .fixed(library.data.ratings.scale.textWidth), .right, gap: 2),
      ], width: width - 1)
  }

  func cells(_ user: UserIndex) -> [Table.Cell] {
    let entry = library.data.catalogue[user]
    let profile = showsProfile ? entry.profile?.summary(" ") : nil
    let mean = library.data.ratings.scale.text(library.userMeans[user.position])
    return [
      .text(entry.id.padded(to: idWidth)), profile.map { .text($0, .muted) } ?? .empty,
      .text(library.ratingCount(user).grouped), .text(mean, .muted),
    ]
  }
}

extension Library? {
  private static let leastIDWidth = 7

  /// Columns of users' ids in a body, the same before and after there are users; longer ids are cut.
  func userIDWidth(in body: Rect) -> Int {
    let least = Self.leastIDWidth
    return (self?.userIDWidth ?? least).clamped(to: least...(body.width >= 100 ? 20 : 12))
  }
}

extension UserID {
  /// An id in its column: numbers end where it does, texts start where it does.
  func padded(to width: Int) -> String {
    rawValue.number == nil ? description.fitted(to: width) : description.leftPadded(to: width)
  }
}

extension User.Profile {
  /// `M 50–55 academic/educator`
  func summary(_ separator: String) -> String {
    [gender, ageGroup, occupation].joined(separator: separator)
  }
}
