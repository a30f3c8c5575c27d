/// The MD5 that is published beside an archive.
enum PublishedSum {
  /// More than any such file has.
  static let longest = 1 << 16

  /// Finds the sum of an archive in what the file says: `MD5 (x.zip) = hex` as BSD's md5 writes it,
  /// `hex  x.zip` as GNU's md5sum does, or the bare sum. Of several lines, the one with its name.
  static func parse(_ text: String, of archive: String) -> String? {
    let lines = text.split(whereSeparator: \.isNewline).compactMap(Line.init)
    let named = lines.first { $0.name == archive }
    return named?.sum ?? (lines.count == 1 ? lines[0].sum : nil)
  }

  private struct Line {
    let sum: String
    /// The name of the file whose sum it is; empty where the line does not say.
    let name: String

    init?(_ line: Substring) {
      if let match = line.wholeMatch(of: /\s*MD5 \((.*)\)\s*=\s*([0-9A-Fa-f]{32})\s*/) {
        (name, sum) = (Self.lastName(match.1), match.2.lowercased())
      } else if let match = line.wholeMatch(of: /\s*\\?([0-9A-Fa-f]{32})(?:\s+\*?(.*?))?\s*/) {
        (name, sum) = (Self.lastName(match.2 ?? ""), match.1.lowercased())
      } else {
        return nil
      }
    }

    private static func lastName(_ path: Substring) -> String {
      path.split(separator: "/").last.map(String.init) ?? ""
    }
  }
}
