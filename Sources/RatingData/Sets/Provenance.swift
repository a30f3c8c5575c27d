/// Where ratings came from and what was found on the way.
public struct Provenance: Sendable, Equatable {
  /// The layout as it was recognized: `ml-100k`, `ml-1m`, `movielens-csv`, `csv`, `recbole`, …
  public let format: String
  /// What gave it away, in words for a person.
  public let evidence: String
  /// Ratings of a movie by a user who rated it before; all are kept.
  public let repeats: Int
  /// Lines that were left out because they could not be read.
  public let skipped: Int
  /// What was odd in the files and kept all the same, in words for a person.
  public let warnings: [String]

  public init(
    format: String, evidence: String, repeats: Int = 0, skipped: Int = 0, warnings: [String] = []
  ) {
    self.format = format
    self.evidence = evidence
    self.repeats = repeats
    self.skipped = skipped
    self.warnings = warnings
  }

  /// Of ratings that were in no file.
  public static let none = Provenance(format: "none", evidence: "made in memory")
}
