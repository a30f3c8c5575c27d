import Glibc
import Models
import RatingData

/// Movies in the plane of two principal components of a model's factors.
struct MapAnswer: Sendable {
  struct Subject: Equatable, Sendable {
    let filter: MovieFilter
    /// Whether users are wanted, too.
    let showsUsers: Bool
    /// What the person before the screen rated, to show them among the users.
    let ratings: [MovieRating]
  }

  /// The movies at the two ends of a component, the outermost first.
  struct Ends: Sendable, Equatable {
    let low: [MovieIndex]
    let high: [MovieIndex]
  }

  let question: ModelQuestion<Subject>
  let filter: MovieFilter
  let components: PrincipalComponents
  /// The movies that pass the filter, the least rated first: popular ones are drawn over others.
  let movies: [MovieIndex]
  /// By component, then as `movies`.
  let coordinates: [[Float]]
  let ends: [Ends]
  /// The component, of those that can be looked at, that says little more than how many people rated a movie; nil where
  /// none does.
  let popularity: Int?
  /// By component, of some of the users; empty where they are not wanted.
  let users: [[Float]]
  /// By component, of the person before the screen; empty where they have rated nothing.
  let you: [Float]

  /// Components that can be looked at.
  static let count = 6

  private static let endMovies = 4
  /// Movies out of which the ends are named: others say nothing to a person.
  private static let wellKnown = 500
  private static let mostUsers = 3_000

  /// - Parameter previous: the components of the map before, which this one flows on from.
  /// - Returns: nil where the model has no factors.
  init?(
    _ question: ModelQuestion<Subject>, following previous: PrincipalComponents?,
    in library: Library
  ) {
    let (filter, ratings) = (question.subject.filter, question.subject.ratings)
    let model = question.model.snapshot.model
    guard let vectors = model.movieVectors, vectors.columns >= 2 else { return nil }
    let data = library.data
    let components = PrincipalComponents(of: vectors, following: previous)
    let places = 0..<min(Self.count, vectors.columns)
    func coordinates(_ rows: [ArraySlice<Float>]) -> [[Float]] {
      places.map { place in rows.map { Float(components.coordinate($0, along: place)) } }
    }
    let movies = library.mostRated.reversed().filter {
      filter.admits($0, in: data) && vectors[$0.position].allSatisfy(\.isFinite)
    }
    self.question = question
    self.filter = filter
    self.components = components
    self.movies = movies
    let all = coordinates(movies.map { vectors[$0.position] })
    self.coordinates = all
    let known = movies.indices.suffix(Self.wellKnown)
    ends = places.map { place in
      let order = known.sorted { all[place][$0] < all[place][$1] }
      return Ends(
        low: order.prefix(Self.endMovies).map { movies[$0] },
        high: order.suffix(Self.endMovies).reversed().map { movies[$0] })
    }
    let counts = movies.map { log(Float(library.ratingCount($0) + 1)) }
    popularity = places.first { abs(Self.correlation(all[$0], counts)) > 0.7 }
    if question.subject.showsUsers, let people = model.userVectors {
      let step = max(1, people.rows / Self.mostUsers)
      users = coordinates(stride(from: 0, to: people.rows, by: step).map { people[$0] })
    } else {
      users = []
    }
    let folded = ratings.isEmpty ? nil : question.model.asked.folded(ratings, in: data)
    you =
      folded?.vector.flatMap { vector in
        vector.count >= vectors.columns
          ? coordinates([vector[..<vectors.columns]]).map { $0[0] } : nil
      } ?? []
  }

  private static func correlation(_ a: [Float], _ b: [Float]) -> Float {
    let count = Float(max(1, a.count))
    let (meanA, meanB) = (a.reduce(0, +) / count, b.reduce(0, +) / count)
    var (product, squareA, squareB): (Float, Float, Float) = (0, 0, 0)
    for (x, y) in zip(a, b) {
      product += (x - meanA) * (y - meanB)
      squareA += (x - meanA) * (x - meanA)
      squareB += (y - meanB) * (y - meanB)
    }
    let norms = (squareA * squareB).squareRoot()
    return norms > 0 ? product / norms : 0
  }
}
