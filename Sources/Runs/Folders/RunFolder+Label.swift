import Files

extension RunFolder {
  /// Characters that a label may have.
  public static let longestLabel = 60

  private var labelPath: String { path(of: .label) }

  /// What a person calls the run, with `#tags` among the words; empty where nobody has.
  public var label: String {
    guard let bytes = try? InputFile.contents(of: labelPath, atMost: 1 << 10) else { return "" }
    return Self.line(String(decoding: bytes, as: UTF8.self))
  }

  /// Calls the run something, or nothing any more. A run with a label is never pruned.
  public func setLabel(_ text: String) throws(RunFolderError) {
    let line = Self.line(text)
    do {
      if line.isEmpty {
        guard try Folder.removeFile(labelPath) else {
          throw RunFolderError.broken(
            path: labelPath, why: "is no file; expected the label that marquee wrote")
        }
      } else {
        try DurableFile.replace(labelPath, with: Array((line + "\n").utf8))
      }
    } catch {
      throw RunFolderError(error, at: path)
    }
  }

  /// One line without what controls a terminal.
  private static func line(_ text: String) -> String {
    let plain = text.map {
      $0.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control } ? $0 : " "
    }
    return String(String(plain).split(separator: " ").joined(separator: " ").prefix(longestLabel))
  }
}
