import Files
import FoundationEssentials

/// What came after a run: `sequel.json` in its folder, there once anything did. The run's own files stay as they were.
public struct RunSequel: Codable, Sendable, Equatable {
  /// Runs that came to the same, bit for bit, and are counted here instead of kept.
  public var repeats = 0
  /// When the last of them began, as ISO 8601 has it.
  public var repeated: String?
  /// The number of that one, with which this run stands where that would stand.
  public var number: Int?
  /// When it was resumed last.
  public var resumed: String?

  public init() {}

  /// `2 times, last at 2026-11-29T12:00:00Z`; nil of a run that was never repeated.
  public var repeatsText: String? {
    guard repeats > 0 else { return nil }
    return (repeats == 1 ? "once" : "\(repeats) times")
      + (repeated.map { ", last at \($0)" } ?? "")
  }
}

extension RunFolder {
  /// What came after the run; nothing where that cannot be read.
  public var sequel: RunSequel {
    guard let bytes = try? InputFile.contents(of: path(of: .sequel), atMost: 1 << 12),
      let sequel = try? JSONDecoder().decode(RunSequel.self, from: Data(bytes)),
      sequel.repeats >= 0
    else { return RunSequel() }
    return sequel
  }

  /// Writes what came after the run, which whoever calls holds.
  func write(_ sequel: RunSequel) throws {
    guard sequel != RunSequel() else {
      try Folder.removeFile(path(of: .sequel))
      return
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try DurableFile.replace(path(of: .sequel), with: [UInt8](encoder.encode(sequel)) + [0x0A])
  }
}
