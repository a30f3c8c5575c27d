/// What one program changes in a profile; all else in it is somebody else's, who may change it at the same time.
public struct ProfileChange: Sendable, Equatable {
  /// Ratings that are set, each movie's once.
  public private(set) var rated: [Profile.Entry]
  /// Ratings that are taken away.
  public private(set) var removed: [Profile.Key]

  /// - Parameter rated: of several ratings of a movie the last holds.
  public init(rated: [Profile.Entry] = [], removed: [Profile.Key] = []) {
    self.rated = Profile(rated).entries
    self.removed = removed
  }

  public var isEmpty: Bool { rated.isEmpty && removed.isEmpty }
}

extension Profile {
  /// Makes a change.
  ///
  /// - Returns: the change that takes it back.
  @discardableResult
  public mutating func apply(_ change: ProfileChange) -> ProfileChange {
    let before = change.removed.compactMap { self[$0] } + change.rated.compactMap { self[$0.key] }
    let added = change.rated.map(\.key).filter { self[$0] == nil }
    remove(change.removed)
    for entry in change.rated { rate(entry) }
    return ProfileChange(rated: before, removed: added)
  }
}
