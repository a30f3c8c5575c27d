import RatingData

/// What one person has rated, whatever the set of ratings at hand: films by the id that MovieLens gives them, and by
/// title.
public struct Profile: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let id: MovieID
    /// In stars, 0.5 to 5.
    public var stars: Float
    /// With its year: `Fargo (1996)`; empty where nobody knows it.
    public let title: String
    /// What further columns of its row say, by their names: not marquee's, and kept.
    var further: [String: String] = [:]

    public init(id: MovieID, stars: Float, title: String) {
      self.id = id
      self.stars = stars
      self.title = title
    }

    /// Rated anew; what else is known of the movie stays.
    fileprivate func rated(as other: Entry) -> Entry {
      var entry = Entry(
        id: id, stars: other.stars, title: other.title.isEmpty ? title : other.title)
      entry.further = other.further.merging(further) { $1 }
      return entry
    }
  }

  /// In the order in which they were rated first.
  public private(set) var entries: [Entry] = []
  /// Columns that somebody else has added to the file, in their order.
  var furtherColumns: [String] = []

  public init(_ entries: [Entry] = []) {
    for entry in entries { rate(entry) }
  }

  /// Rates a film, or changes its rating.
  public mutating func rate(_ entry: Entry) {
    if let index = entries.firstIndex(where: { $0.id == entry.id }) {
      entries[index] = entries[index].rated(as: entry)
    } else {
      entries.append(entry)
    }
  }

  subscript(id: MovieID) -> Entry? { entries.first { $0.id == id } }

  /// Takes a rating away.
  public mutating func remove(_ id: MovieID) { entries.removeAll { $0.id == id } }
}

extension Profile {
  /// Stars that can be given.
  public static let stars: ClosedRange<Float> = 0.5...5
  /// The least of them that say that a person likes a film.
  public static let liked: Float = 4

  /// Which of the films are in a catalogue, and the ratings on a scale; those that are not stay in the profile.
  public func ratings(
    in catalogue: Catalogue, on scale: RatingScale
  ) -> [(movie: MovieIndex, value: Float)] {
    var matcher = ProfileMatcher(catalogue)
    return matcher.ratings(of: self, on: scale)
  }
}

extension RatingScale {
  /// Stars of five on this scale. Of counts, which are no scale of taste, none at all or the greatest: whether a person
  /// likes the film.
  public func value(ofStars stars: Float) -> Float {
    guard signal == .explicit else { return stars >= Profile.liked ? range.upperBound : 0 }
    return range.upperBound == Profile.stars.upperBound || range.upperBound <= 0
      ? clipped(stars) : clipped(stars / Profile.stars.upperBound * range.upperBound)
  }
}
