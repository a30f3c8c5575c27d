import RatingData

@testable import Archives
@testable import RatingFiles

/// What must hold of anything that is read, or refused.
enum ReadingLaw {
  /// - Parameter grain: a small number, by which streams and blocks are cut.
  static func check(_ specimen: Specimen, grain: Int) throws(BrokenLaw) {
    guard specimen.isModest else { return }
    let outcome = specimen.outcome(.init())
    try checkWays(specimen, outcome, grain: grain)
    switch outcome {
    case .refused(let error):
      try MessageLaw.check(error.description, "an error")
    case .read(let findings):
      try checkPolicies(specimen, outcome)
      try DataSetLaw.check(findings.data)
      try RoundTripLaw.check(findings.data)
    }
  }

  /// How it is read must not show.
  private static func checkWays(
    _ specimen: Specimen, _ outcome: Outcome, grain: Int
  ) throws(BrokenLaw) {
    for way in specimen.ways(grain: grain) {
      let other = specimen.outcome(way)
      if case .refused(.longLine) = other, specimen.longestLine == nil { continue }
      if let difference = other.difference(from: outcome) {
        throw BrokenLaw("reading with \(way) changes \(difference)")
      }
    }
  }

  /// Leaving broken lines out changes nothing where none is broken.
  private static func checkPolicies(_ specimen: Specimen, _ outcome: Outcome) throws(BrokenLaw) {
    guard specimen.options.faults == .stop else { return }
    if let difference = specimen.outcome(.init(), faults: .skip).difference(from: outcome) {
      throw BrokenLaw("leaving out broken lines, of which there are none, changes \(difference)")
    }
  }
}

extension Specimen {
  /// Unpacked, a small file may be a thousand times as large: as much as the reader promises to bear,
  /// and more than there is time for here.
  fileprivate var isModest: Bool {
    let limit = 1 << 16
    let set: any FileSet
    switch origin {
    case .folder(let files, _) where !files.isPacked: return true
    case .folder(let files, _): set = files
    case .archive(let bytes):
      guard let archive = try? ArchiveFiles(bytes, path: "somewhere") else {
        return true
      }
      set = archive
    }
    return set.folders.allSatisfy { folder in
      folder.files.allSatisfy { file in
        do {
          let stream = try set.open(file, in: folder.path).unpacked(named: file)
          _ = try stream.contents(of: file, limit: limit)
        } catch StreamError.tooLarge {
          return false
        } catch {
          return true
        }
        return true
      }
    }
  }

  /// With its end; nil where lines cannot be seen from outside.
  fileprivate var longestLine: Int? {
    guard case .folder(let files, _) = origin, !files.isPacked else { return nil }
    let lines = files.contents.values.flatMap { $0.split(separator: UInt8(ascii: "\n")) }
    return (lines.map(\.count).max() ?? 0) + 1
  }

  fileprivate func ways(grain: Int) -> [Way] {
    // A last line without an end has to leave room behind it.
    let blockSize = max(16 << (grain & 7), longestLine.map { $0 + 1 } ?? 256)
    let pieceSize = 1 + grain >> 3
    var ways = [
      Way(threads: 3, blockSize: blockSize),
      Way(threads: 1, blockSize: blockSize + grain, pieceSize: pieceSize),
    ]
    guard case .folder(let files, _) = origin, !files.isPacked, files.isShort else { return ways }
    ways.append(Way(packing: .zip))
    ways.append(Way(blockSize: blockSize, pieceSize: pieceSize * 7, packing: .gzip))
    return ways
  }
}

extension MemoryFiles {
  /// Whether a file is gzip already, of which one layer is taken off and no more.
  fileprivate var isPacked: Bool {
    contents.values.contains { $0.starts(with: GzipStream.signature) }
  }

  /// Whether `GzipBuilder` can pack every file.
  fileprivate var isShort: Bool { contents.values.allSatisfy { $0.count <= 0xFFFF } }
}
