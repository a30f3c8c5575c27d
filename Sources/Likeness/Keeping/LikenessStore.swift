import Files

/// Likenesses that were made, as files in a folder of what can be made anew: each bears the fingerprint of its data.
///
/// Whoever wants the space back removes the files; the next list makes its likeness again.
public struct LikenessStore: Sendable, Equatable {
  /// Where they are; it need not be there yet.
  public let folder: String
  /// Bytes of all of them together: the oldest go where there are more.
  private let mostBytes: Int

  public init(_ folder: String, mostBytes: Int = 200_000_000) {
    self.folder = folder
    self.mostBytes = mostBytes
  }

  private static let prefix = "likeness-"
  private static let suffix = ".bin"

  /// The file of these data.
  public func path(of fingerprint: LikenessFingerprint) -> String {
    Folder.path(Self.prefix + fingerprint.text + Self.suffix, in: folder)
  }

  /// What was kept of these data; nil where nothing was, and where it is of another version, or damaged.
  public func likeness(of fingerprint: LikenessFingerprint) -> Likeness? {
    guard let bytes = try? InputFile.contents(of: path(of: fingerprint), atMost: mostBytes) else {
      return nil
    }
    return try? Likeness(bytes: bytes, of: fingerprint)
  }

  /// Keeps a likeness in place of that of the same data, and removes the oldest of others where they come to more than
  /// there is room for. One that is larger than that is not kept.
  ///
  /// - Throws: where it cannot be written; what stood there stays.
  public func keep(_ likeness: Likeness) throws(LikenessStoreError) {
    let bytes = likeness.bytes
    guard bytes.count <= mostBytes else { return }
    let path = path(of: likeness.fingerprint)
    guard FileKind(at: path) == nil || Self.isOwn(path) else {
      throw LikenessStoreError(reason: "\(path) is another program's file")
    }
    do throws(FileFailure) {
      try Folder.create(folder)
      try DurableFile.replace(path, with: bytes)
    } catch {
      throw LikenessStoreError(reason: error.description)
    }
    removeOldest(but: path)
  }

  private func removeOldest(but kept: String) {
    let files = ((try? Folder.names(in: folder)) ?? []).filter(Self.isName)
      .map { Folder.path($0, in: folder) }.filter(Self.isOwn)
      .compactMap { path in FileStamp(path).map { (path, $0) } }
      .sorted { ($0.1.modified, $0.0) > ($1.1.modified, $1.0) }
    var sum = FileStamp(kept)?.size ?? 0
    for (path, stamp) in files where path != kept {
      sum += stamp.size
      if sum > mostBytes { _ = try? Folder.removeFile(path) }
    }
  }

  /// Whether a file begins as a likeness does: nothing else is touched, whatever it is called.
  private static func isOwn(_ path: String) -> Bool {
    (try? InputFile.begins(path, withOneOf: [Likeness.mark])) ?? false
  }

  private static func isName(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let digits = name.dropFirst(prefix.count).dropLast(suffix.count)
    return digits.count == 16 && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
  }
}

/// Why a likeness is not kept.
public struct LikenessStoreError: Error, Equatable, CustomStringConvertible {
  let reason: String

  public var description: String { "the likeness of these movies is not kept: \(reason)" }
}
