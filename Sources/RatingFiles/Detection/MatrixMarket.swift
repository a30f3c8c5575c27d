import Files
import RatingData

/// A sparse matrix as MatrixMarket writes it: a line that says so, comments, a line of sizes, and then
/// row, column and value.
///
///     %%MatrixMarket matrix coordinate real general
///     % comments
///     5 6 9
///     1 1 4
///
/// Source: Boisvert, Pozo, Remington: The Matrix Market Exchange Formats, NISTIR 5935 (1996).
struct MatrixMarket {
  /// The line of sizes, behind which the entries start.
  let sizes: HeadOfFile.Line
  /// What the first line says of itself; nil where it is left out.
  let banner: String?

  private let signal: RatingSignal

  private static let comment = UInt8(ascii: "%")

  /// nil of a file that is no such matrix.
  ///
  /// - Throws: for a matrix whose entries are no ratings.
  init?(_ head: HeadOfFile, signal: RatingSignal = .explicit) throws(LoadError) {
    let lines = head.lines(Sniffer.sampleSize)
    guard let first = lines.first else { return nil }
    let isNamed = first.bytes.starts(with: "%%MatrixMarket".utf8)
    let name = head.file.lowercased()
    guard isNamed || name.hasSuffix(".mtx") || name.hasSuffix(".mtx.gz") else { return nil }
    guard let sizes = lines.first(where: { $0.bytes.first != Self.comment }),
      let fields = sizes.fields(.blanks), fields.count == 3,
      fields.allSatisfy({ FieldText.identifier($0.utf8) != nil })
    else {
      throw .unsuitable(
        at: .init(file: head.file, line: first.number),
        expected:
          "a MatrixMarket matrix in coordinates, with rows, columns and entries in its line of"
          + " sizes", found: String(outside: first.bytes), remedy: "export the matrix in that form")
    }
    banner = isNamed ? FieldText.trimmed(String(outside: first.bytes)) : nil
    self.sizes = sizes
    self.signal = signal
    if let banner {
      try Self.check(banner, signal, at: .init(file: head.file, line: first.number))
    }
  }

  private static func check(_ banner: String, _ signal: RatingSignal, at place: LoadError.Place)
    throws(LoadError)
  {
    let words = banner.lowercased().split(separator: " ").map(String.init)
    let isKnown =
      words.count == 5 && words[1...2] == ["matrix", "coordinate"]
      && (["real", "integer"].contains(words[3]) || words[3] == "pattern" && signal == .implicit)
      && words[4] == "general"
    guard isKnown else {
      throw .unsuitable(
        at: place, expected: "matrix coordinate, real or integer, general", found: banner,
        remedy: "export the matrix in that form")
    }
  }

  /// Whether entries have no value.
  private var isPattern: Bool { banner?.lowercased().contains(" pattern ") ?? false }

  /// How its entries are read.
  var detected: DetectedLayout {
    DetectedLayout(
      Dialect(
        separator: .blanks, fields: isPattern ? .two : .three, ids: .numbers,
        layout: isPattern
          ? "row and column between blanks" : "row, column and value between blanks",
        signal: signal),
      header: sizes, evidence: "a MatrixMarket matrix; rows are users, columns are items")
  }
}
