import Dashboard
import Files
import YAML

/// `config.yaml` on the disk.
public struct ConfigurationFile: Sendable {
  public let path: String

  /// Nothing that a person writes by hand is longer, in bytes.
  private static let longest = 1 << 20

  public init(_ path: String) { self.path = path }

  /// What is in it; nil where there is none.
  func text() throws(FileFailure) -> String? {
    try bytes().map { String(decoding: $0, as: UTF8.self) }
  }

  private func bytes() throws(FileFailure) -> [UInt8]? {
    guard FileKind(at: path) != nil else { return nil }
    return try InputFile.contents(of: path, atMost: Self.longest)
  }

  /// Writes down how a person wants the dashboard. All else in the file stays as it is, comments too.
  ///
  /// - Throws: `FileFailure`, or `UnreadableConfiguration` where what is there cannot be changed line by line; the file
  ///   is then as it was.
  public func save(_ preferences: Preferences) throws {
    guard let before = String(validating: try bytes() ?? [], as: UTF8.self) else {
      throw UnreadableConfiguration(description: "\(path): expected UTF-8")
    }
    var text = ConfigurationText(before)
    for entry in preferences.entries { try text.set(entry.name, to: entry.value, in: path) }
    if let folder = path.lastIndex(of: "/") { try Folder.create(String(path[..<folder])) }
    try DurableFile.replace(path, with: Array(text.text.utf8))
  }
}

/// A file that is no YAML is not written over.
public struct UnreadableConfiguration: Error, CustomStringConvertible {
  public let description: String
}
