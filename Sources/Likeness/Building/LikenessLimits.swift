/// What making a likeness may take. Within the usual ones it takes 400 MB beside the ratings at the most.
public struct LikenessLimits: Sendable, Equatable {
  /// Movies in the matrix of EASE, which takes their square in numbers of four bytes: those rated most.
  public var easeMovies: Int
  /// Ratings that the chain of samples learns from; those of a part of the users where there are more.
  public var chainRatings: Int
  /// Bytes for the factors of draws: fewer draws are averaged where they would take more.
  public var drawBytes: Int

  public init(
    easeMovies: Int = 9_000, chainRatings: Int = 5_000_000, drawBytes: Int = 160_000_000
  ) {
    self.easeMovies = easeMovies
    self.chainRatings = chainRatings
    self.drawBytes = drawBytes
  }

  public static let usual = LikenessLimits()
}
