import Glibc
import RatingData

/// Who of many people knows which of the best-known movies, and by that the chance that one person knows one of them.
///
/// Naive Bayes over what the person knows and what they do not, in the logarithm of the odds:
///
///     log odds(i) = log (n_i / (U − n_i)) + ¼ Σ_j log (P(j | i) / P(j | not i))
///
/// with n_i of U people who know movie i, j over the movies that were asked about, and P of the contrary for those that
/// the person does not know. A quarter, because what somebody knows hangs together: counted whole, a few answers would
/// make certain what is likely.
public struct SeenTogether: Sendable {
  private let movies: [MovieIndex]
  private let places: [MovieIndex: Int]
  /// How many know both, row-major.
  private let both: [Float]
  private let people: Float

  private static let dependence: Float = 0.25
  /// People that are counted at the most, spread evenly over all.
  private static let mostPeople = 8_000

  /// - Parameters:
  ///   - movies: the best known.
  ///   - isCounted: which users are.
  /// - Complexity: O(people × movies²) at the most, and far less where people know few of them.
  public init(
    _ movies: [MovieIndex], in data: DataSet, where isCounted: (UserIndex) -> Bool = { _ in true }
  ) {
    let count = movies.count
    let table = Dictionary(
      movies.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var both = [Float](repeating: 0, count: count * count)
    var people: Float = 0
    let step = max(1, data.ratings.userCount / Self.mostPeople)
    for position in stride(from: 0, to: data.ratings.userCount, by: step) {
      let user = UserIndex(position)
      guard isCounted(user) else { continue }
      people += 1
      let known = Set(data.byUser[user].compactMap { table[data.ratings.movies[$0]] })
      for i in known { for j in known { both[i * count + j] += 1 } }
    }
    self.movies = movies
    self.both = both
    self.people = people
    places = table
  }

  /// The chance that a person knows each of the movies, by place.
  ///
  /// - Parameters:
  ///   - seen: what they know.
  ///   - unseen: what they do not.
  public func chances(seen: Set<MovieIndex>, unseen: Set<MovieIndex>) -> [MovieIndex: Double] {
    let count = movies.count
    var odds = movies.indices.map { place in
      log((both[place * count + place] + 1) / (people - both[place * count + place] + 1))
    }
    for (answered, knows) in [(seen, true), (unseen, false)] {
      for other in answered.compactMap({ places[$0] }).sorted() {
        let all = both[other * count + other]
        let usual = (all + 1) / (people + 2)
        for place in movies.indices {
          let own = both[place * count + place]
          let pair = both[place * count + other]
          // Two people more who do as most do: nobody is certain.
          let with = (pair + 2 * usual) / (own + 2)
          let without = (all - pair + 2 * usual) / (people - own + 2)
          odds[place] +=
            Self.dependence * log(knows ? with / without : (1 - with) / (1 - without))
        }
      }
    }
    return Dictionary(
      zip(movies, odds.map { Double(1 / (1 + exp(-$0))) }), uniquingKeysWith: { first, _ in first })
  }
}
