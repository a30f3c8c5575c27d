/// What making a likeness may take, beside 16 bytes a rating for who watched what. Within the usual limits the program
/// has at most 141 MB on MovieLens 1M, and 1.1 GB on 19 million made-up ratings of 59,000 movies.
public struct LikenessLimits: Sendable, Equatable {
  /// Movies in the matrix of EASE, which takes their square in numbers of four bytes: those rated most.
  public var easeMovies: Int
  /// Ratings that the chain of samples learns from; those of a part of the users where there are more.
  public var chainRatings: Int
  /// Bytes for the factors of draws: fewer draws are averaged where they would take more.
  public var drawBytes: Int
  /// Products of two factors, in all draws, by which every movie is compared with those that a list may show: fewer draws
  /// are averaged where they would be more.
  public var products: Int

  public init(
    easeMovies: Int = 9_000, chainRatings: Int = 2_000_000, drawBytes: Int = 160_000_000,
    products: Int = 300_000_000_000
  ) {
    self.easeMovies = easeMovies
    self.chainRatings = chainRatings
    self.drawBytes = drawBytes
    self.products = products
  }

  /// Draws that may be averaged; one at the least.
  func draws(movies: Int, listed: Int, factors: Int) -> Int {
    let bytes = SampledVectors.bytes(movies: movies, factors: factors)
    let compared = movies.multipliedReportingOverflow(by: listed * factors)
    let most = compared.overflow ? 0 : products / max(1, compared.partialValue)
    return max(1, min(LikenessChain.mostDraws, drawBytes / max(1, bytes), most))
  }

  public static let usual = LikenessLimits()
}
