import RatingData

/// One file of ratings and nothing else, laid out as it pleased whoever wrote it.
struct SingleFile: Format {
  let layout = "a single file of ratings"

  private static let endings = ["csv", "tsv", "txt", "dat", "data", "inter", "ratings"]

  func ratingsFile(among files: Set<String>) -> String? {
    let fitting = files.filter { file in
      let plain = file.hasSuffix(".gz") ? file.dropLast(3) : file[...]
      return Self.endings.contains { plain.hasSuffix("." + $0) }
    }
    return fitting.count == 1 ? fitting.first : nil
  }

  func read(_ ratingsFile: String, on shelf: Shelf, _ reading: Reading) throws(LoadError) -> Tables
  {
    try read(shelf.open(ratingsFile), named: ratingsFile, reading)
  }

  func read(
    _ stream: any ByteStream, named name: String, _ reading: Reading
  ) throws(LoadError) -> Tables {
    let sniffer = Sniffer(columns: reading.options.columns)
    let (ratings, sighting) = try reading.ratings(of: name, from: stream, look: sniffer.look)
    return Tables(
      format: sighting.dialect.separator.format, evidence: "\(name): \(sighting.evidence)",
      ratings: ratings)
  }
}

extension Separator {
  /// What a file with it is called.
  var format: String {
    switch self {
    case .comma: "csv"
    case .tab: "tsv"
    default: "text with \(words)"
    }
  }
}
