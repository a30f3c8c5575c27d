import Models
import RatingData

/// What speaks for a recommended movie: the person's ratings that add most to its score, or else those who like it.
///
/// A prediction for a user who is folded in is a sum with a term for each of their ratings. Source: Hu, Koren, Volinsky:
/// Collaborative Filtering for Implicit Feedback Datasets, ICDM 2008, section 5. https://doi.org/10.1109/ICDM.2008.22
public struct Reasons: Sendable, Equatable {
  public struct Share: Sendable, Equatable {
    /// Which of the user's ratings it is.
    public let movie: MovieIndex
    /// The rating's part of all that raises the score, 0 ... 1; what lowers it does not count.
    public let share: Double
  }

  /// Those who like the movie, out of some.
  public enum Likers: Sendable, Equatable {
    /// People among the users nearest to the person.
    case near(Int, of: Int)
    /// People among all who rated it.
    case all(Int, of: Int)
  }

  /// The largest first: none under `leastShare`, and none of a rating that says that a movie was not liked.
  public let shares: [Share]
  /// Who speaks for the movie where no rating does.
  public let likers: Likers?

  /// What is too little to be a reason.
  public static let leastShare = 0.05

  /// - Parameters:
  ///   - isLiked: whether the person likes a movie that they rated: no other speaks for one.
  ///   - most: ratings that are named at the most.
  ///   - likers: who speaks for the movie where no rating does.
  init(
    _ reasons: [FoldedUser.Reason], isLiked: (MovieIndex) -> Bool, most: Int, likers: Likers?
  ) {
    let positive = reasons.filter { $0.contribution > 0 }
    let sum = positive.reduce(0.0) { $0 + Double($1.contribution) }
    let all = positive.filter { isLiked($0.movie) }.map {
      Share(movie: $0.movie, share: Double($0.contribution) / max(sum, .leastNormalMagnitude))
    }
    shares = Array(
      all.filter { $0.share >= Self.leastShare }.sorted { $0.share > $1.share }.prefix(most))
    self.likers = shares.isEmpty ? likers : nil
  }
}

extension Reasons.Likers: CustomStringConvertible {
  public var description: String {
    switch self {
    case .near(let likers, let count): "liked by \(likers) of the \(count) users nearest in taste"
    case .all(let likers, let count): "liked by \(likers) of the \(count) who rated it"
    }
  }
}

/// What reasons are made of: which movies a person likes of those that they rated, and what others like.
struct Evidence {
  private let ratings: [MovieIndex: Float]
  /// The least rating of a movie that the person likes.
  private let liked: Float
  private let likersNear: [MovieIndex: Int]
  private let near: Int
  private let data: DataSet

  /// Users that are near enough to be asked.
  static let neighbours = 50

  /// - Parameter neighbours: the nearest users, none of whom is as far as others.
  init(of ratings: [MovieRating], near neighbours: [UserIndex], in data: DataSet) {
    self.data = data
    self.ratings = Dictionary(
      ratings.map { ($0.movie, $0.rating) }, uniquingKeysWith: { $1 })
    liked = Self.liked(ratings, on: data.ratings.scale)
    near = neighbours.count
    var likers: [MovieIndex: Int] = [:]
    for user in neighbours {
      // Somebody may have rated a movie twice.
      let liked = data.byUser[user].filter {
        data.ratings.values[$0] >= data.ratings.relevanceThreshold
      }
      for movie in Set(liked.map { data.ratings.movies[$0] }) { likers[movie, default: 0] += 1 }
    }
    likersNear = likers
  }

  /// The person's mean, and no less than the middle of the scale; any count above 0.
  private static func liked(_ ratings: [MovieRating], on scale: RatingScale) -> Float {
    guard scale.signal == .explicit else { return .leastNonzeroMagnitude }
    let sum = ratings.reduce(0.0) { $0 + Double($1.rating) }
    let mean = Float(sum / Double(max(1, ratings.count)))
    return max(mean - 1e-4, (scale.range.lowerBound + scale.range.upperBound) / 2)
  }

  /// What speaks for each of some movies.
  ///
  /// - Complexity: O(factors² + ratings × factors) for each movie, and O(all ratings) where few near users like one.
  func reasons(
    for recommendations: some Sequence<Recommendation>, _ folded: FoldedUser, most: Int
  ) -> [MovieIndex: Reasons] {
    var everyone: [Int32]?
    var reasons: [MovieIndex: Reasons] = [:]
    for movie in recommendations.map(\.movie) where reasons[movie] == nil {
      var likers = likersNear[movie].map { Reasons.Likers.near($0, of: near) }
      if likersNear[movie, default: 0] * 20 < max(1, near) {
        let counts = everyone ?? data.likers()
        everyone = counts
        likers = .all(Int(counts[movie.position]), of: data.byMovie.count(movie))
      }
      reasons[movie] = Reasons(
        folded.reasons(for: movie), isLiked: { ratings[$0, default: 0] >= liked }, most: most,
        likers: likers)
    }
    return reasons
  }
}
