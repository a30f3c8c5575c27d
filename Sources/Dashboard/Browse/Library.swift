import Cells
import Learning
import RatingData
import Text

/// A data set made ready to be browsed: what lists sort by, found once instead of at every key.
///
/// Making one takes tens of milliseconds on a million ratings, so it is made off the main thread.
public struct Library: Sendable {
  public let data: DataSet
  /// Who gave the movies their ids.
  let movieIDs: MovieIDSource
  /// Mean rating by `MovieIndex` and by `UserIndex`.
  let movieMeans: [Double]
  let userMeans: [Double]
  let ratingCounts: RatingCounts
  let titles: TitleSearch
  /// Columns that the largest number of ratings takes, of a movie and of a user.
  let movieCountWidth: Int
  let userCountWidth: Int
  /// Columns that all ids of users would fit in.
  let userIDWidth: Int
  let hasProfiles: Bool
  /// Columns of the longest demographics.
  let profileWidth: Int
  /// Every genre, in alphabetical order.
  let genres: [String]
  let tastes: UserTastes
  /// All movies, the most rated first.
  let mostRated: [MovieIndex]
  /// Where a movie stands when all titles are in alphabetical order.
  let titleRanks: [Int32]

  /// Movies and their sequels, of those that have ratings enough.
  let series: MovieSeries

  public init(_ data: DataSet) {
    self.data = data
    movieIDs = MovieIDSource(of: data)
    movieMeans = (0..<data.ratings.movieCount).map { data.mean(of: MovieIndex($0)) }
    userMeans = (0..<data.ratings.userCount).map { data.mean(of: UserIndex($0)) }
    ratingCounts = RatingCounts(data.ratings)
    movieCountWidth = data.byMovie.largestCount.grouped.columns
    userCountWidth = data.byUser.largestCount.grouped.columns
    userIDWidth = data.catalogue.users.map { $0.id.description.columns }.max() ?? 0
    hasProfiles = data.catalogue.users.contains { $0.profile != nil }
    profileWidth =
      data.catalogue.users.lazy.compactMap { $0.profile?.summary(" ").columns }.max() ?? 0
    genres = data.catalogue.genres
    tastes = UserTastes(data)
    mostRated = (0..<data.ratings.movieCount).map { MovieIndex($0) }.sorted {
      (data.byMovie.count($1), $0.position) < (data.byMovie.count($0), $1.position)
    }
    series = MovieSeries(data.catalogue.movies) {
      data.byMovie.count($0) >= SiblingShare.fewestRatings
    }
    titles = TitleSearch(data.catalogue.movies)
    titleRanks = titles.alphabeticalRanks
  }

  /// Whether anybody rated anything; a model from files may come without.
  var hasRatings: Bool { data.ratings.count > 0 }

  func ratingCount(_ movie: MovieIndex) -> Int { data.byMovie.count(movie) }
  func ratingCount(_ user: UserIndex) -> Int { data.byUser.count(user) }
}

extension Library {
  /// The movie that a text names in full, of several the most rated; nil where it names none.
  func meant(by text: String, among hits: [MovieIndex]) -> MovieIndex? {
    titles.named(text, among: hits).max { ratingCount($0) < ratingCount($1) }
  }

  /// A title without its year.
  func name(of movie: MovieIndex) -> String { data.catalogue[movie].name }
}
