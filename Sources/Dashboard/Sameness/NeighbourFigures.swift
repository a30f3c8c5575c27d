import Learning
import Models
import RatingData

/// What neighbours of movies are worth, in figures that a person can judge: a hundred tell more than the first glance.
struct NeighbourFigures: Sendable, Equatable {
  /// How often a movie's sequels stand near it; nil of movies that have none.
  let siblings: SiblingShare?
  /// What a movie and its ten nearest have in common of their genres, and the most rated tenth and theirs; nil where no
  /// genre is known.
  let genres: Double?
  let popularGenres: Double?

  /// Movies whose neighbours are looked at for a figure, spread over all: each asks for all movies.
  private static let most = 250

  init(_ nearness: some MovieNearness, in library: Library) {
    let data = library.data
    let judged = JudgedNeighbours(
      nearness, ratings: data.ratings, movies: data.catalogue.movies,
      train: (0..<data.ratings.count).lazy.map { Int32($0) })
    let siblings = SiblingShare(
      of: nearness, library.series, most: Self.most, where: judged.isListed)
    self.siblings = siblings.movies > 0 ? siblings : nil
    func share(_ movies: [MovieIndex]) -> Double? {
      let step = max(1, movies.count / Self.most)
      let shared = SharedGenres(
        of: nearness, data.catalogue.movies,
        asked: stride(from: 0, to: movies.count, by: step).map { movies[$0] },
        where: judged.isListed)
      return shared.movieCount > 0 ? shared.mean : nil
    }
    genres = share(judged.known)
    popularGenres = share(judged.popular)
  }
}
