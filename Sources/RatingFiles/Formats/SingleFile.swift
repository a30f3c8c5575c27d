import Archives
import RatingData

/// One file of ratings and nothing else, laid out as it pleased whoever wrote it.
struct SingleFile: Format {
  let layout = "a single file of ratings"

  /// What names of ratings end in; the first ones say it best.
  private static let endings = [
    ["csv", "tsv", "inter", "ratings"], ["data", "dat"], ["txt"],
  ]
  /// What stands beside many sets and is none.
  private static let others = ["readme", "license", "licence", "changelog"]

  /// The one that could be ratings, or of several the one that is called so.
  func ratingsFile(among files: Set<String>) -> String? {
    for endings in Self.endings {
      let fitting = files.filter { file in
        let name = file.lowercased()
        let plain = name.hasSuffix(".gz") ? name.dropLast(3) : name[...]
        return endings.contains { plain.hasSuffix("." + $0) }
          && !Self.others.contains { plain.hasPrefix($0) }
      }
      let named = fitting.filter { $0.lowercased().contains("rating") }
      if fitting.count == 1 || named.count == 1 { return named.first ?? fitting.first }
      guard fitting.isEmpty else { return nil }
    }
    return nil
  }

  func read(_ ratingsFile: String, in group: FileGroup, _ reading: ReadingContext) throws(LoadError)
    -> Tables
  {
    try read(group.open(ratingsFile), named: ratingsFile, reading)
  }

  func read(
    _ stream: any ByteStream, named name: String, _ reading: ReadingContext
  ) throws(LoadError) -> Tables {
    let sniffer = Sniffer(columns: reading.options.columns, signal: reading.options.signal)
    let (ratings, detected) = try reading.ratings(of: name, from: stream, look: sniffer.look)
    return Tables(
      format: detected.dialect.separator.format, evidence: "\(name): \(detected.evidence)",
      ratings: ratings, notes: detected.guesses, saysMovies: detected.saysMovies)
  }
}

extension Separator {
  /// What a file with it is called.
  var format: String {
    switch self {
    case .comma: "csv"
    case .tab: "tsv"
    default: "text with \(name)"
    }
  }
}
