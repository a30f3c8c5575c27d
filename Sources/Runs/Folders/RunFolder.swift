import Files
import FoundationEssentials
import Glibc
import Learning
import Models
import RatingData
import Text

/// A run on disk.
///
///     run.json               what it is (`RunManifest`)
///     events.jsonl           what it said, a line as it came (`EventWriter`)
///     state.safetensors      all that is needed to go on from there, bit for bit
///     best-12.safetensors    the best model of that state, as `train --save` writes it
///     log.txt                what others said while it trained, such as Spark
///     label.txt              what a person calls it
///     sequel.json            how often it was repeated, and whether it was resumed (`RunSequel`)
public struct RunFolder: Sendable, Equatable {
  public let path: String

  public init(_ path: String) { self.path = path }

  public var name: String { Folder.lastComponent(of: path) }

  var manifestPath: String { path(of: .manifest) }
  public var eventsPath: String { path(of: .events) }
  var logPath: String { path(of: .log) }
  var statePath: String { path(of: .state) }
  func bestPath(_ epoch: Int) -> String { path(of: .best(epoch: epoch)) }

  func path(of file: RunFile) -> String { path + "/" + file.name }

  /// What the run is, as far as it can be told; what it is resumed with is checked by `ResumedRun`.
  public func manifest() throws(RunFolderError) -> RunManifest {
    let bytes: [UInt8]
    do throws(FileFailure) {
      let file = try InputFile(manifestPath)
      bytes = try file.bytes(0..<file.size)
    } catch {
      throw .noRun(path: path, why: "\(error)")
    }
    do {
      let manifest = try JSONDecoder().decode(RunManifest.self, from: Data(bytes))
      if let key = JSONKeys.repeated(in: bytes) {
        throw RunFolderError.broken(path: manifestPath, why: "has \(key.excerpt()) twice")
      }
      guard manifest.version <= RunManifest.currentVersion else {
        throw RunFolderError.version(path: manifestPath, found: manifest.version)
      }
      return manifest
    } catch let error as RunFolderError {
      throw error
    } catch {
      let fault = error as? StoredValueError ?? (error as? DecodingError).flatMap { .init($0) }
      throw .broken(
        path: manifestPath, why: fault?.description ?? "expected the run.json that marquee wrote")
    }
  }

  func write(_ manifest: RunManifest) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try DurableFile.replace(manifestPath, with: [UInt8](encoder.encode(manifest)) + [0x0A])
  }

  /// What the run said so far, as far as it can be read: a line that was being written as the program was killed is
  /// left out.
  public func events() -> [TrainingEvent] {
    guard let file = try? InputFile(eventsPath), let bytes = try? file.bytes(0..<file.size) else {
      return []
    }
    var events: [TrainingEvent] = []
    var reader = EventReader()
    try? reader.read(bytes) { events.append($0) }
    return events
  }

  /// Bytes of all that marquee wrote there.
  public var size: Int {
    names.filter(RunFile.owns).reduce(0) { $0 + ((try? InputFile(path + "/" + $1).size) ?? 0) }
  }

  /// Whether there is a run, as far as that can be seen without reading it.
  var isRun: Bool { FileKind(at: manifestPath) == .file }

  /// What is in the folder, hidden or not.
  var names: [String] { (try? Folder.names(in: path)) ?? [] }
}

/// One program at a time trains a run: the lock lies on its file of events.
extension RunFolder {
  /// - Throws: `.inUse` where another program has it.
  func lock() throws -> LockedFile {
    // Whoever lists the runs looks at the lock by taking it for a moment.
    for _ in 0..<5 {
      if let file = try LockedFile(eventsPath) { return file }
      usleep(10_000)
    }
    throw RunFolderError.inUse(path: path)
  }

  /// Whether a program trains it now.
  public var isLocked: Bool {
    guard FileKind(at: eventsPath) == .file else { return false }
    do {
      return try LockedFile(eventsPath) == nil
    } catch {
      // Who may not write there cannot tell, and whoever trains it holds no one up who does not.
      return false
    }
  }
}
