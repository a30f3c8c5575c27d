import Concurrency
import Glibc
import Subprocess

/// How long others take to look at every byte of the same file once.
struct ScanTiming {
  /// Reading it piece by piece and finding every line end, on one core: what no reader of lines can do
  /// without.
  let lineEnds: Double
  /// `wc -l`, its start included; nil where there is none.
  let wordCount: Double?

  init(lineEnds: Double, wordCount: Double?) {
    self.lineEnds = lineEnds
    self.wordCount = wordCount
  }

  /// Nil where the file cannot be read.
  init?(_ path: String, repetitions: Int) {
    guard LineEnds.count(in: path) != nil else { return nil }
    lineEnds = Stopwatch.fastest(of: repetitions) { LineEnds.count(in: path) }
    wordCount =
      WordCount.run(on: path)
      ? Stopwatch.fastest(of: repetitions) { WordCount.run(on: path) } : nil
  }
}

/// `wc -l`, run to be timed.
private enum WordCount {
  /// False where it cannot be started or fails.
  static func run(on path: String) -> Bool {
    AwaitedTask {
      let result = try? await Subprocess.run(
        .name("wc"), arguments: ["-l", path], output: .discarded, error: .discarded)
      return result?.terminationStatus.isSuccess ?? false
    }.value()
  }
}

/// A plain pass over a file by the C library's `memchr`, to measure a reader against.
private enum LineEnds {
  /// A piece that stays in a core's cache.
  private static let pieceSize = 1 << 20

  /// The lines of a file; nil where it cannot be read.
  static func count(in path: String) -> Int? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 64)
    defer { piece.deallocate() }
    var count = 0
    while true {
      let filled = read(fileno(file), piece.baseAddress, piece.count)
      guard filled > 0 else { return filled == 0 ? count : nil }
      count += lineEnds(in: UnsafeRawBufferPointer(rebasing: piece[..<filled]))
    }
  }

  private static func lineEnds(in bytes: UnsafeRawBufferPointer) -> Int {
    var count = 0
    var rest = bytes
    while let start = rest.baseAddress,
      let found = memchr(start, Int32(UInt8(ascii: "\n")), rest.count)
    {
      count += 1
      rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(found) - start + 1)...])
    }
    return count
  }
}
