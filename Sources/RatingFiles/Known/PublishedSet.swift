import RatingData

/// A set that GroupLens publishes: what is in it, and how its archive is known to be the right one.
public struct PublishedSet: Sendable, Equatable {
  public let known: KnownSet
  /// How many ratings; of the sets that grow, those of the last edition that was counted. So are users and movies.
  public let ratings: Int
  /// Who rated.
  public let users: Int
  /// Listed with a title, rated or not.
  public let movies: Int
  /// The least and the greatest rating.
  public let scale: ClosedRange<Double>
  /// The archive's size; of the sets that grow, about.
  public let bytes: Int
  /// What the archive unpacks to, about; nil where nobody has looked.
  public let unpackedBytes: Int?
  /// The archive's MD5 in small letters; nil where a new edition appears under the same name, with
  /// its sum in a file beside it.
  public let md5: String?
  /// The folder inside the archive.
  public let folder: String
  /// The terms in a line; the archive's README has them in full.
  public let licence: String

  /// A set of any kind, such as a small one that stands for a published one in a test.
  package init(
    known: KnownSet, ratings: Int, users: Int, movies: Int, scale: ClosedRange<Double>, bytes: Int,
    unpackedBytes: Int? = nil, md5: String?, folder: String, licence: String
  ) {
    self.known = known
    self.ratings = ratings
    self.users = users
    self.movies = movies
    self.scale = scale
    self.bytes = bytes
    self.unpackedBytes = unpackedBytes
    self.md5 = md5
    self.folder = folder
    self.licence = licence
  }

  /// GroupLens' name, which is the archive's too: `ml-1m`.
  public var name: String { known.rawValue }

  /// Where GroupLens has the archive.
  public var address: String { "https://files.grouplens.org/datasets/movielens/\(name).zip" }

  /// Whether a new edition may appear under the same name.
  public var grows: Bool { md5 == nil }
}

extension PublishedSet {
  /// All of them, the small ones first.
  public static let all = [
    PublishedSet(
      .mlLatestSmall, ratings: 100_836, users: 610, movies: 9_742, scale: halves, bytes: 978_202,
      unpacked: 3_300_000),
    PublishedSet(
      .ml100k, ratings: 100_000, users: 943, movies: 1_682, scale: whole, bytes: 4_924_029,
      unpacked: 16_000_000, md5: "0e33842e24a9c977be4e0107933c0723", licence: closed),
    PublishedSet(
      .ml1m, ratings: 1_000_209, users: 6_040, movies: 3_883, scale: whole, bytes: 5_917_549,
      unpacked: 24_900_000, md5: "c4d9eecfca2ab87c1945afe126590906", licence: closed),
    PublishedSet(
      .ml10m, ratings: 10_000_054, users: 69_878, movies: 10_681, scale: halves,
      bytes: 65_566_137, unpacked: 270_000_000, md5: "ce571fd55effeba0271552578f2648bd",
      folder: "ml-10M100K", licence: closed),
    PublishedSet(
      .ml20m, ratings: 20_000_263, users: 138_493, movies: 27_278, scale: halves,
      bytes: 198_702_078, unpacked: 876_000_000, md5: "cd245b17a1ae2cc31bb14903e1204af3"),
    PublishedSet(
      .ml25m, ratings: 25_000_095, users: 162_541, movies: 62_423, scale: halves,
      bytes: 261_978_986, unpacked: 1_157_000_000, md5: "6b51fb2759a8657d3bfcbfc42b592ada"),
    PublishedSet(
      .ml32m, ratings: 32_000_204, users: 200_948, movies: 87_585, scale: halves,
      bytes: 238_950_008, unpacked: 956_000_000, md5: "d472be332d4daa821edc399621853b57"),
    PublishedSet(
      .mlLatest, ratings: 33_832_162, users: 330_975, movies: 86_537, scale: halves,
      bytes: 351_000_000, unpacked: 1_500_000_000),
  ]

  /// The set of that name, as GroupLens spells it, in capitals or not.
  public static func named(_ name: String) -> PublishedSet? {
    let name = name.lowercased()
    return all.first { $0.name == name }
  }

  private static let whole = 1.0...5.0
  private static let halves = 0.5...5.0
  private static let closed =
    "research use, no commerce, no redistribution without permission; cite Harper and Konstan 2015"
  private static let shared =
    "research use, no commerce, redistribution under the same terms; cite Harper and Konstan 2015"

  private init(
    _ known: KnownSet, ratings: Int, users: Int, movies: Int, scale: ClosedRange<Double>,
    bytes: Int, unpacked: Int, md5: String? = nil, folder: String? = nil, licence: String = shared
  ) {
    self.init(
      known: known, ratings: ratings, users: users, movies: movies, scale: scale, bytes: bytes,
      unpackedBytes: unpacked, md5: md5, folder: folder ?? known.rawValue, licence: licence)
  }
}
