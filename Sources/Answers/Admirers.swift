import Models
import RatingData

/// The users who would love a movie most and have not rated it.
public struct Admirers: Sendable, Equatable {
  public struct Admirer: Sendable, Hashable {
    public let user: UserIndex
    /// What users are ordered by: above the end of the scale, too.
    public let score: Float
    /// The score clipped to the scale of the data; nil of a model that only ranks.
    public let predicted: Float?
  }

  public let movie: MovieIndex
  /// The highest score first, ties by index.
  public let admirers: [Admirer]

  /// - Parameter count: users at the most.
  /// - Complexity: O(ratings + users × factors).
  public init(of movie: MovieIndex, in data: DataSet, _ model: any Model, count: Int) {
    let raters = data.raters(of: movie)
    let scale = data.ratings.scale
    self.movie = movie
    admirers = model.admirers(of: movie, count: count, where: { !raters.contains($0) }).map {
      Admirer(
        user: $0.index, score: $0.similarity,
        predicted: model.predictsRatings ? scale.clipped($0.similarity) : nil)
    }
  }
}
