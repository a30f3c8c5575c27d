@testable import RatingFiles

/// What a run of bytes stands for when it is tried out: the way into the reader, by its first byte.
///
/// The second byte chooses an order of columns, the third what is done about faults and how streams
/// and blocks are cut. All that follows is the contents of files.
enum Surface: UInt8, CaseIterable {
  /// Lines for the fast reader and the patient one.
  case lines
  /// Comma-separated values as such.
  case records
  /// One file as somebody wrote it.
  case alone
  case gzip
  case zip
  case ml100k
  case doubleColons
  case movieLensCSV
  case recbole

  /// What files are called; none of them where the surface is no set of files.
  var names: [String] {
    switch self {
    case .lines, .records, .zip: []
    case .alone, .gzip: ["my.txt"]
    case .ml100k: ["u.data", "u.item", "u.user"]
    case .doubleColons: ["ratings.dat", "movies.dat", "users.dat"]
    case .movieLensCSV: ["ratings.csv", "movies.csv"]
    case .recbole: ["set.inter", "set.item"]
    }
  }

  /// What parts the files of a set: a control character that stands in no text.
  static let fileEnd: UInt8 = 0x1E
}
