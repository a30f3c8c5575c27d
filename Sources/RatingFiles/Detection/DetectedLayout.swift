/// What was seen of a file of ratings before it is read.
struct DetectedLayout {
  let dialect: Dialect
  /// Bytes of the head before the first rating: the header's.
  let headerSize: Int
  /// Lines before the first rating.
  let headerLines: Int
  /// What the ratings look like and why they are taken for that, in words.
  let evidence: String
  /// What was guessed and may be wrong, in words.
  var guesses: [String] = []
  /// Whether a column of the header is called after movies.
  var saysMovies = false

  /// A layout that is known beforehand, and has no header.
  init(_ dialect: Dialect, evidence: String) {
    self.init(dialect, header: nil, evidence: evidence)
  }

  init(_ dialect: Dialect, header: HeadOfFile.Line?, evidence: String) {
    self.dialect = dialect
    headerSize = header?.next ?? 0
    headerLines = header?.number ?? 0
    self.evidence = evidence
  }
}
