import RatingData

/// What one person has rated, whatever the set of ratings at hand: movies by their title, and by an id together with
/// who gave it.
public struct Profile: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let id: MovieID
    /// Who gave the id; nil where nobody has said, which means MovieLens.
    public let ids: MovieIDSource?
    /// In stars, 0.5 to 5.
    public var stars: Float
    /// With its year: `Fargo (1996)`; empty where nobody knows it.
    public let title: String
    /// What further columns of its row say, by their names: not marquee's, and kept.
    var further: [String: String] = [:]

    public init(id: MovieID, ids: MovieIDSource? = nil, stars: Float, title: String) {
      self.id = id
      self.ids = ids
      self.stars = stars
      self.title = title
    }

    /// Rated anew; what else is known of the movie stays.
    func rated(as other: Entry) -> Entry {
      var entry = Entry(
        id: id, ids: ids, stars: other.stars, title: other.title.isEmpty ? title : other.title)
      entry.further = other.further.merging(further) { $1 }
      return entry
    }
  }

  /// In the order in which they were rated first.
  public private(set) var entries: [Entry] = []
  /// Where each stands among them: a person may have rated tens of thousands.
  private var positions: [Key: Int] = [:]
  /// Columns that somebody else has added to the file, in their order.
  var furtherColumns: [String] = []

  public init(_ entries: [Entry] = []) {
    for entry in entries { rate(entry) }
  }

  /// Rates a movie, or changes its rating.
  public mutating func rate(_ entry: Entry) {
    if let position = positions[entry.key] {
      entries[position] = entries[position].rated(as: entry)
    } else {
      positions[entry.key] = entries.count
      entries.append(entry)
    }
  }

  subscript(key: Key) -> Entry? { positions[key].map { entries[$0] } }

  /// Takes ratings away.
  public mutating func remove(_ keys: some Collection<Key>) {
    guard keys.contains(where: { positions[$0] != nil }) else { return }
    let keys = Set(keys)
    entries.removeAll { keys.contains($0.key) }
    positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.key, $0) })
  }
}

extension Profile {
  /// What tells a profile's entries apart.
  public struct Key: Hashable, Sendable {
    let id: MovieID
    let ids: MovieIDSource?
  }

  /// Stars that can be given.
  public static let stars: ClosedRange<Float> = 0.5...5
  /// The least of them that say that a person likes a movie.
  public static let liked: Float = 4

  /// Which of the movies are in these data, and the ratings on a scale; those that are not stay in the profile.
  public func ratings(
    in catalogue: Catalogue, identifiedBy ids: MovieIDSource, on scale: RatingScale
  ) -> [(movie: MovieIndex, value: Float)] {
    var matcher = ProfileMatcher(catalogue, identifiedBy: ids)
    return matcher.ratings(of: self, on: scale)
  }

  /// What a person brings to data of their choice: ids of which nobody has said who gave them are those of these data,
  /// but where a title speaks against it.
  public func brought(to catalogue: Catalogue, identifiedBy ids: MovieIDSource) -> Profile {
    Profile(
      entries.map { entry in
        guard entry.ids == nil, let movie = catalogue.index(of: entry.id) else { return entry }
        let known = catalogue[movie]
        let title = known.hasTitle ? known.listedTitle : ""
        guard entry.title.isEmpty || entry.title == title else { return entry }
        return Entry(id: entry.id, ids: ids, stars: entry.stars, title: title)
      })
  }
}

extension Profile.Entry {
  public var key: Profile.Key { Profile.Key(id: id, ids: ids) }
}

extension RatingScale {
  /// Stars of five on this scale. Of counts, which are no scale of taste, none at all or the greatest: whether a person
  /// likes the movie.
  public func value(ofStars stars: Float) -> Float {
    guard signal == .explicit else { return stars >= Profile.liked ? range.upperBound : 0 }
    return range.upperBound == Profile.stars.upperBound || range.upperBound <= 0
      ? clipped(stars) : clipped(stars / Profile.stars.upperBound * range.upperBound)
  }
}

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
