import TestArchives

@testable import Archives
@testable import RatingFiles

/// What is put in front of the reader, and how it is to be read.
struct Specimen: Sendable {
  enum Origin: Sendable {
    /// Files in a folder; nil for the file where the set is to be found among them.
    case folder(MemoryFiles, file: String?)
    /// A zip archive.
    case archive([UInt8])
  }

  var origin: Origin
  var options: ReadingOptions

  init(_ files: MemoryFiles, file: String? = nil, options: ReadingOptions = ReadingOptions()) {
    origin = .folder(files, file: file)
    self.options = options
  }

  init(archive bytes: [UInt8], options: ReadingOptions = ReadingOptions()) {
    origin = .archive(bytes)
    self.options = options
  }

  /// A way to read the same, on which nothing may depend.
  struct Way: CustomStringConvertible {
    enum Packing {
      case asItIs
      case zip
      case gzip
    }

    var threads = 1
    var blockSize = 1 << 16
    var pieceSize = Int.max
    var packing = Packing.asItIs

    var description: String {
      "\(threads) threads, blocks of \(blockSize), pieces of \(pieceSize), \(packing)"
    }
  }

  func outcome(_ way: Way, faults: FaultPolicy? = nil) -> Outcome {
    var options = options
    options.threads = way.threads
    options.blockSize = way.blockSize
    options.faults = faults ?? options.faults
    let reading = ReadingContext(options)
    return Outcome { () throws(LoadError) in
      switch origin {
      case .archive(let bytes):
        return try Formats.read(ArchiveFiles(bytes, path: "somewhere"), reading)
      case .folder(let files, let file):
        let set = try files.set(way)
        guard let file else { return try Formats.read(set, reading) }
        return try Formats.read(file: file, in: set, reading)
      }
    }
  }
}

extension MemoryFiles {
  /// These files, packed and read as a way has it.
  fileprivate func set(_ way: Specimen.Way) throws(LoadError) -> any FileSet {
    switch way.packing {
    case .asItIs:
      return inPieces(of: way.pieceSize)
    case .gzip:
      let packed = contents.mapValues { GzipBuilder.packed($0, pieceSize: way.blockSize) }
      return MemoryFiles(bytes: packed, label: label).inPieces(of: way.pieceSize)
    case .zip:
      let entries = sorted.map { ZipBuilder.Entry.stored($0.name, $0.bytes) }
      return try ArchiveFiles(ZipBuilder(entries: entries).bytes, path: label)
    }
  }

  private func inPieces(of size: Int) -> MemoryFiles {
    var files = self
    files.pieceSize = size
    return files
  }
}
