import Answers
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

  private static let mostUsers = 3_000

  /// - Parameter previous: the components of the map before, which this one flows on from.
  /// - Returns: nil where the model has no factors.
  init?(
    _ question: ModelQuestion<Subject>, following previous: PrincipalComponents?,
    in library: Library
  ) {
    let filter = question.subject.filter
    let model = question.model.snapshot.model
    guard let vectors = model.movieVectors, vectors.columns >= 2 else { return nil }
    let components = PrincipalComponents(of: vectors, following: previous)
    let movies = MoviePlane.movies(in: library.data).filter {
      filter.admits($0, in: library.data) && vectors[$0.position].allSatisfy(\.isFinite)
    }
    let coordinates = Self.coordinates(movies.map { vectors[$0.position] }, components)
    self.question = question
    self.filter = filter
    self.components = components
    self.movies = movies
    self.coordinates = coordinates
    ends = coordinates.map { Ends(of: movies, along: $0) }
    let counts = movies.map { log(Float(library.ratingCount($0) + 1)) }
    popularity = coordinates.firstIndex { abs(Self.correlation($0, counts)) > 0.7 }
    users = question.subject.showsUsers ? Self.users(of: model, components) : []
    you = Self.you(question, components, columns: vectors.columns, in: library)
  }

  /// By component, of those that can be looked at.
  private static func coordinates(
    _ rows: [ArraySlice<Float>], _ components: PrincipalComponents
  ) -> [[Float]] {
    (0..<min(count, components.directions.count)).map { place in
      rows.map { Float(components.coordinate($0, along: place)) }
    }
  }

  private static func users(of model: any Model, _ components: PrincipalComponents) -> [[Float]] {
    guard let people = model.userVectors else { return [] }
    let step = max(1, people.rows / mostUsers)
    return coordinates(
      stride(from: 0, to: people.rows, by: step).map { people[$0] }, components)
  }

  private static func you(
    _ question: ModelQuestion<Subject>, _ components: PrincipalComponents, columns: Int,
    in library: Library
  ) -> [Float] {
    let ratings = question.subject.ratings
    guard !ratings.isEmpty,
      let vector = question.model.asked.folded(ratings, in: library.data).vector,
      vector.count >= columns
    else { return [] }
    return coordinates([vector[..<columns]], components).map { $0[0] }
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

extension MapAnswer.Ends {
  private static let count = 4
  /// Movies out of which the ends are named: others say nothing to a person.
  private static let wellKnown = 500

  /// - Parameters:
  ///   - movies: the most rated last.
  ///   - coordinates: where they lie, in the same order.
  fileprivate init(of movies: [MovieIndex], along coordinates: [Float]) {
    let order = movies.indices.suffix(Self.wellKnown).sorted { coordinates[$0] < coordinates[$1] }
    low = order.prefix(Self.count).map { movies[$0] }
    high = order.suffix(Self.count).reversed().map { movies[$0] }
  }
}
