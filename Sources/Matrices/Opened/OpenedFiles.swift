import Concurrency
import Files
import Models
import RatingData
import RatingFiles

/// The files of a model that another program learned, as they are named on the command line. Movies' vectors alone are
/// enough for neighbours and the map.
public struct OpenedFiles: Sendable {
  /// One row a movie.
  public var movies: MatrixFile
  /// One row a user, as wide as those of movies; nil where there are none.
  public var users: MatrixFile?
  /// What the rows are called; by their number, from 0, where nothing says so.
  public var movieIDs: RowNames?
  public var userIDs: RowNames?
  /// One number a row.
  public var movieBiases: MatrixFile?
  public var userBiases: MatrixFile?
  /// μ, what biases are added to.
  public var mean: Float = 0
  public var titles: TitleFile?
  /// What neighbours are compared by.
  public var measure = Similarity.cosine
  /// What a product of vectors is; found out where nil.
  public var meaning: ProductMeaning?

  public init(movies: MatrixFile) {
    self.movies = movies
    name = Folder.lastComponent(of: movies.path)
  }

  /// What the product of a user's and a movie's vector is, with biases where there are any.
  public enum ProductMeaning: String, Sendable, CaseIterable {
    /// The rating that the user would give.
    case rating
    /// A number that only orders movies, the highest first.
    case order
  }

  /// What to call it: the file of movies, unless told.
  public var name: String

  /// Reads all of them.
  ///
  /// - Parameter ratings: of the same movies and users, known by their ids; nil without any.
  /// - Throws: also where they do not go together.
  public func open(
    with ratings: DataSet? = nil, workers: Workers = .onePerCore
  ) throws(OpeningError) -> Opened {
    let movieRows = try rows(of: .movie, movies, movieIDs, movieBiases)
    let userRows = try users.map { file throws(OpeningError) in
      try rows(of: .user, file, userIDs, userBiases)
    }
    if let userRows, userRows.matrix.columns != movieRows.matrix.columns {
      throw .widths(movies: movieRows.matrix.columns, users: userRows.matrix.columns)
    }
    return try Opened(
      self, movieRows, userRows, titles: listedMovies(), ratings: ratings, workers: workers)
  }

  private func rows(
    of kind: IdentifiedRows.Kind, _ file: MatrixFile, _ ids: RowNames?, _ biases: MatrixFile?
  ) throws(OpeningError) -> IdentifiedRows {
    do throws(MatrixError) {
      let named = try file.read()
      let spelled = try ids.map { names throws(MatrixError) in try names.read() } ?? named.names
      let column = try biases.map { file throws(MatrixError) in try file.column() }
      return try IdentifiedRows(
        named, of: kind, called: spelled, biases: column,
        in: (rows: file.path, ids: ids?.path, biases: biases?.path))
    } catch {
      throw .matrix(error)
    }
  }

  private func listedMovies() throws(OpeningError) -> [MovieID: Movie] {
    do throws(LoadError) {
      return try titles?.movies() ?? [:]
    } catch {
      throw .titles(error)
    }
  }
}
