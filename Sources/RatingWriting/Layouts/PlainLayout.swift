import RatingData

/// One file of ratings and nothing beside it: CSV, TSV, and the text that LIBMF reads.
struct PlainLayout: SetLayout {
  let format: RatingFormat
  private let separator: String
  private let hasHeader: Bool

  static let csv = PlainLayout(format: .csv, separator: ",", hasHeader: true)
  static let tsv = PlainLayout(format: .tsv, separator: "\t", hasHeader: true)
  /// Rows, columns and values; no header, no times.
  ///
  /// Source: README of LIBMF 2.02, section «Data Format».
  static let libmf = PlainLayout(format: .libmf, separator: " ", hasHeader: false)

  var ratingsFile: String { "ratings.\(format == .libmf ? "txt" : format.rawValue)" }

  func rows(of set: some RatingRows) -> RowLayout {
    let hasTimes = set.hasTimes && format != .libmf
    let columns = ["user", "item", "rating"] + (hasTimes ? ["timestamp"] : [])
    return RowLayout(
      header: hasHeader ? columns.joined(separator: separator) : nil, separator: separator,
      spelling: .shortest, times: hasTimes ? .written : .none,
      quoting: format == .csv ? .csv : .none)
  }

  func check(_ set: some RatingRows) throws(WritingError) {
    let requirements = Requirements(format: format)
    switch format {
    case .libmf:
      try requirements.numericIDs(of: set.catalogue, from: 0, through: Int64(Int32.max))
    case .csv: try requirements.shortIDs(of: set.catalogue)
    default:
      try requirements.shortIDs(of: set.catalogue)
      try requirements.ids(
        of: set.catalogue, without: Array("\t\r\n\"".utf8),
        "ids without tabs, quotes and line ends")
    }
  }

  func omissions(of set: some RatingRows) -> [String] {
    var omissions = Omissions(format)
    omissions.add("times", if: set.hasTimes && format == .libmf)
    omissions.addCatalogue(set.catalogue)
    return omissions.sentences
  }
}
