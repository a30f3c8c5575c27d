import Glibc
import Models
import RatingData

/// How much movies and their nearest have in common of their genres.
///
///     cosine of g_a and g_b    g_a = log(N / N_genre) of each genre that the movie has
///
/// with N all movies, of which N_genre have the genre: that two movies are musicals says more than that they are dramas.
public struct SharedGenres: Sendable, Equatable {
  /// The mean cosine of a movie and its nearest, over movies; NaN of no movies.
  public let mean: Double
  public let movieCount: Int

  /// - Parameters:
  ///   - asked: movies that are looked at; one without a genre is passed over.
  ///   - count: neighbours that are looked at. One that is missing shares nothing.
  public init(
    of nearness: some MovieNearness, _ movies: [Movie], asked: [MovieIndex],
    among count: Int = 10, where isEligible: (MovieIndex) -> Bool = { _ in true }
  ) {
    let genres = GenreVectors(movies)
    let known = asked.filter { !genres[$0].isEmpty }
    let sum = known.reduce(0.0) { sum, movie in
      let nearest = nearness.nearestMovies(to: movie, count: count, where: isEligible)
      return sum + nearest.reduce(0) { $0 + genres.cosine(movie, $1.index) } / Double(count)
    }
    movieCount = known.count
    mean = sum / Double(known.count)
  }
}

/// The genres of every movie, weighted by their rarity, at length 1.
private struct GenreVectors {
  private let rows: [[String: Double]]

  init(_ movies: [Movie]) {
    var counts: [String: Int] = [:]
    for movie in movies { for genre in Set(movie.genres) { counts[genre, default: 0] += 1 } }
    let weights = counts.mapValues { log(Double(movies.count) / Double($0)) }
    rows = movies.map { movie in
      let row = weights.filter { $0.value > 0 && movie.genres.contains($0.key) }
      let length = row.values.sorted().reduce(0) { $0 + $1 * $1 }.squareRoot()
      return row.mapValues { $0 / length }
    }
  }

  /// Nothing of a movie that the catalogue does not list.
  subscript(movie: MovieIndex) -> [String: Double] {
    rows.indices.contains(movie.position) ? rows[movie.position] : [:]
  }

  func cosine(_ one: MovieIndex, _ other: MovieIndex) -> Double {
    self[one].map { $0.value * (self[other][$0.key] ?? 0) }.sorted().reduce(0, +)
  }
}

extension Metric {
  /// What movies and their k nearest have in common of their genres: of movies that what trains knows well.
  public static func genres(_ k: Int) -> Metric {
    genres(
      "genres", k,
      "How much movies have in common of their genres with those nearest to them; a rare genre counts more.",
      of: \.known)
  }

  /// The share of genres for the most rated tenth of movies, whose lists are poorest where everybody has watched everything.
  public static func popularGenres(_ k: Int) -> Metric {
    genres(
      "genres-popular", k,
      "How much the most rated tenth of movies has in common of their genres with those nearest to them.",
      of: \.popular)
  }

  private static func genres(
    _ family: String, _ k: Int, _ meaning: String,
    of asked: @escaping @Sendable (JudgedNeighbours) -> [MovieIndex]
  ) -> Metric {
    Metric(
      family, length: k, meaning, unit: "cosine", .higherIsBetter,
      .ofNeighbours { judged in
        SharedGenres(
          of: judged.nearness, judged.movies, asked: asked(judged), among: k,
          where: judged.isListed
        ).mean
      })
  }
}
