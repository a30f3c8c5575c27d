/// λ of a user who is folded in: how much the ridge regression holds them back, by how many ratings they bring.
///
/// It follows from what the model was trained with, so that a person who is folded in is held back as a user who was
/// there would have been. λ is weighted by the number of ratings: see `FoldedUser`.
public struct FoldInRegularization: Sendable {
  private let lambda: @Sendable (_ ratings: Int, _ movies: Int) -> Double

  /// - Parameter lambda: λ by the number of the user's ratings and that of all movies.
  public init(_ lambda: @escaping @Sendable (_ ratings: Int, _ movies: Int) -> Double) {
    self.lambda = lambda
  }

  /// λ for a user with so many ratings, in a model of so many movies.
  public func callAsFunction(ratings: Int, movies: Int) -> Double { lambda(ratings, movies) }
}
