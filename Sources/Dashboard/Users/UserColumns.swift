import Cells
import RatingData
import Terms
import Text

/// The columns of the list of users, and how ids stand in them: demographics where they are known, else what each
/// loves.
struct UserColumns {
  let table: Table
  private let library: Library
  private let idWidth: Int

  init(_ library: Library, width: Int, idWidth: Int) {
    self.library = library
    self.idWidth = idWidth
    guard library.hasRatings else {
      table = Table([Table.Column(.user, .fixed(idWidth))], width: width - 1)
      return
    }
    let profile = library.profileWidth
    let hasBoth = width >= idWidth + profile + 44
    table = Table(
      [
        Table.Column(.user, as: library.userHead(idWidth), .fixed(idWidth)),
        Table.Column(
          .profile,
          hasBoth
            ? .fixed(profile) : .flexible(maximum: max(profile, 1)), gap: 2,
          from: library.hasProfiles ? idWidth + 33 : .max),
        Table.Column(
          .loves, .flexible(maximum: 48), gap: 2,
          from: library.hasProfiles ? (hasBoth ? 0 : .max) : idWidth + 24),
        Table.Column(
          .userRatings, as: "\(library.values.ofUser)s", .fixed(max(7, library.userCountWidth)),
          .right),
        Table.Column(.mean, .fixed(library.values.width), .right, gap: 2),
      ], width: width - 1)
  }

  func cells(_ user: UserIndex) -> [Table.Cell] {
    let entry = library.data.catalogue[user]
    guard library.hasRatings else { return [.text(entry.id.padded(to: idWidth))] }
    let mean = library.values.text(library.userMeans[user.position])
    return [
      .text(entry.id.padded(to: idWidth)),
      entry.profile.map { .text($0.summary(" "), .muted) } ?? .empty,
      .text(library.taste(of: user), .muted), .text(library.ratingCount(user).grouped),
      .text(mean, .muted),
    ]
  }
}

extension Library {
  /// Over a column of ids, wherever they stand in it.
  func userHead(_ idWidth: Int) -> String {
    let hasTexts = data.catalogue.users.last?.id.rawValue.number == nil
    return hasTexts ? "user" : "user".leftPadded(to: idWidth)
  }

  /// `Crime · Fargo (1996)`: a genre that a user seeks out, and a movie that they love.
  func taste(of user: UserIndex) -> String {
    [
      tastes.genres[user.position],
      tastes.favourites[user.position].map { data.catalogue[$0].title },
    ].compactMap(\.self).joined(separator: " · ")
  }
}

extension Library? {
  private static let leastIDWidth = 7

  /// Columns of users' ids in a body, the same before and after there are users; longer ids are cut.
  func userIDWidth(in body: Rect) -> Int {
    let least = Self.leastIDWidth
    return (self?.userIDWidth ?? least).clamped(to: least...(body.width >= 100 ? 20 : 12))
  }

  /// Columns of the list of users beside their ids, in a body.
  func userListWidth(in body: Rect) -> Int {
    // Of counts, the widest of all means.
    let wider = max(0, (self?.values.width ?? 0) - 5)
    guard let library = self, body.width >= 100 else { return 23 + wider }
    // Numbers, gaps and border.
    let figures = 25 + wider
    let profile = library.hasProfiles ? library.profileWidth : 0
    let room = body.width * 45 / 100
    guard body.width >= 160 else {
      return figures + (library.hasProfiles ? min(profile, 19) : 16)
    }
    return min(room, figures + profile + 40)
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
