import Cells
import RatingData

/// A data set made ready to be browsed: what lists sort by, found once instead of at every key.
///
/// Making one takes tens of milliseconds on a million ratings, so it is made off the main thread.
public struct Library: Sendable {
  public let data: DataSet
  /// Mean rating by `MovieIndex` and by `UserIndex`.
  let movieMeans: [Double]
  let userMeans: [Double]
  let ratingCounts: RatingCounts
  let titles: TitleSearch
  /// What there is to tell of users.
  let userRows: UserRows
  /// Where a movie stands when all titles are in alphabetical order.
  let titleRanks: [Int32]

  public init(_ data: DataSet) {
    self.data = data
    movieMeans = (0..<data.ratings.movieCount).map { data.mean(of: MovieIndex($0)) }
    userMeans = (0..<data.ratings.userCount).map { data.mean(of: UserIndex($0)) }
    ratingCounts = RatingCounts(data.ratings)
    userRows = UserRows(
      idWidth: data.catalogue.users.map { $0.id.description.columns }.max() ?? 0,
      hasProfile: data.catalogue.users.contains { $0.profile != nil })
    titles = TitleSearch(data.catalogue.movies)
    titleRanks = titles.alphabeticalRanks
  }

  func ratingCount(_ movie: MovieIndex) -> Int { data.byMovie.count(movie) }
  func ratingCount(_ user: UserIndex) -> Int { data.byUser.count(user) }
}
