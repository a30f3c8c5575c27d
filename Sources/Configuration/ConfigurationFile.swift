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

  /// Writes down what a person has changed in how they want the dashboard. All else in the file stays as it is now,
  /// comments too: it may have been edited since it was read.
  ///
  /// - Parameter before: what held when the file was read, or was saved last.
  /// - Returns: the names of what is set in the file.
  /// - Throws: `FileFailure`, or `UnreadableConfiguration` where what is there cannot be changed line by line; the file
  ///   is then as it was.
  @discardableResult
  public func save(_ preferences: Preferences, changedSince before: Preferences) throws -> [String]
  {
    guard !preferences.changes(since: before, in: before).isEmpty else { return [] }
    try Folder.create(Folder.parent(of: path))
    let lock = try LockedFile.ofChanges(to: path)
    defer { lock.remove() }
    return try set(preferences, changedSince: before)
  }

  private func set(
    _ preferences: Preferences, changedSince before: Preferences
  ) throws -> [String] {
    guard let now = String(validating: try bytes() ?? [], as: UTF8.self) else {
      throw UnreadableConfiguration(description: "\(path): expected UTF-8")
    }
    var text = ConfigurationText(now)
    let configuration = Configuration(yaml: now, source: path) { _ in nil }
    let changes = preferences.changes(since: before, in: configuration.preferences)
    for change in changes { try text.set(change.name, to: change.value, in: path) }
    try DurableFile.replace(path, with: Array(text.text.utf8))
    return changes.map(\.name)
  }
}

/// A file that is no YAML is not written over.
public struct UnreadableConfiguration: Error, CustomStringConvertible {
  public let description: String
}
