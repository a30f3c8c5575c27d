import Answers
import Glibc
import Models
import RatingData

/// Movies and users along the principal components of a model's factors.
struct MapComponents: Sendable {
  /// The movies at the two ends of a component, the outermost first.
  struct Ends: Sendable, Equatable {
    let low: [MovieIndex]
    let high: [MovieIndex]
  }

  let components: PrincipalComponents
  /// By component, then as the map's movies.
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

  /// - Returns: nil where the model has no factors.
  init?(
    of model: TrainedModel, _ movies: [MovieIndex], _ subject: MapAnswer.Subject,
    following previous: PrincipalComponents?, in library: Library
  ) {
    guard let vectors = model.snapshot.model.movieVectors, vectors.columns >= 2 else { return nil }
    let components = PrincipalComponents(of: vectors, following: previous)
    let coordinates = Self.coordinates(movies.map { vectors[$0.position] }, components)
    self.components = components
    self.coordinates = coordinates
    ends = coordinates.map { Ends(of: movies, along: $0) }
    let counts = movies.map { log(Float(library.ratingCount($0) + 1)) }
    popularity = coordinates.firstIndex { abs(Self.correlation($0, counts)) > 0.7 }
    users = subject.showsUsers ? Self.users(of: model.snapshot.model, components) : []
    you = Self.you(model, subject.ratings, components, columns: vectors.columns, in: library)
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
    _ model: TrainedModel, _ ratings: [MovieRating], _ components: PrincipalComponents,
    columns: Int, in library: Library
  ) -> [Float] {
    guard !ratings.isEmpty,
      let vector = model.asked.folded(ratings, in: library.data).vector,
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

extension MapComponents.Ends {
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
