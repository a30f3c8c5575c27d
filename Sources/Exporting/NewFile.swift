import Files

/// A file of a name that is free: nothing is written over.
public enum NewFile {
  /// Writes text to `stem.suffix`, or where that is there to `stem-2.suffix`, `stem-3.suffix`, …
  ///
  /// - Returns: the path.
  public static func write(_ text: String, stem: String, suffix: String) throws(ExportError)
    -> String
  {
    var number = 1
    while number < 10_000 {
      let path = number == 1 ? "\(stem).\(suffix)" : "\(stem)-\(number).\(suffix)"
      number += 1
      guard FileKind(at: path) == nil else { continue }
      do throws(FileFailure) {
        try DurableFile.replace(path, with: Array(text.utf8))
      } catch {
        throw .file("\(error)")
      }
      return path
    }
    throw .exists("\(stem).\(suffix)")
  }

  /// A title as a part of a file's name: `toy-story-1995`.
  public static func stem(_ words: String) -> String {
    let letters = words.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return String(letters).split(separator: "-").joined(separator: "-")
  }
}
