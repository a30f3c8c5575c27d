import Testing

@testable import Logs

@Suite struct `A run file of Weights & Biases` {
  private static let name = "wandb/run-fixture1.wandb"

  private func read(_ bytes: [UInt8], pieces size: Int = .max) -> LogContents {
    var log = LogContents(file: "log")
    log.read(bytes, pieces: size)
    return log
  }

  /// Where the pieces of records begin, and of which kind each is.
  private func pieces(_ bytes: [UInt8]) -> [(start: Int, kind: UInt8)] {
    var found: [(start: Int, kind: UInt8)] = []
    var position = 7
    while position + 7 <= bytes.count {
      let left = (1 << 15) - position % (1 << 15)
      guard left >= 7 else {
        position += left
        continue
      }
      found.append((position, bytes[position + 6]))
      position += 7 + Int(bytes[position + 4]) + Int(bytes[position + 5]) << 8
    }
    return found
  }

  @Test(arguments: [1, 7, 64, 1000, Int.max]) func `has the values that were written`(size: Int)
    throws
  {
    let log = read(try Fixture.bytes(Self.name), pieces: size)
    #expect(log.format == .weightsAndBiases && log.run.problems.isEmpty && log.run.torn == nil)
    let expected = try Fixture.expected("wandb")
    #expect(Set(log.run.series.map(\.name)) == Set(expected.keys))
    for (name, rows) in expected {
      #expect(same(log.run.rows(name), rows.map { [$0[0], $0[2]] }), "\(name)")
      let series = try #require(log.run[name])
      #expect((0..<series.bucketCount).map { series[$0].time } == rows.map { $0[1] })
    }
    #expect(log.run["loss"]?.last?.epoch == 9)
  }

  @Test func `tells name, start, settings and end`() throws {
    let run = read(try Fixture.bytes(Self.name)).run
    let settings = Dictionary(run.settings.map { ($0.name, $0.value) }) { first, _ in first }
    #expect(run.title == "first try" && run.ending == .finished && run.start ?? 0 > 1.7e9)
    #expect(settings["lr"] == "0.01" && settings["net/width"] == "64")
    #expect(settings["late"] == "true" && settings["summary/best"] == "0.5")
    #expect(settings.keys.filter { $0.hasPrefix("summary/") } == ["summary/best"])
    // A record of more than a block, and a text of more than a line.
    #expect(settings["long"]?.hasPrefix("xxx") == true && settings["long"]?.count == 4001)
    #expect(!settings.keys.contains { $0.contains("_wandb") })
  }

  // PNG's specification: the checksum of an empty IEND chunk.
  @Test func `has the checksum of zip files`() {
    #expect(CRC32.ofZip.checksum(Array("IEND".utf8)) == 0xAE42_6082)
    #expect(CRC32.ofZip.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }

  @Test func `leaves out a record with a wrong checksum, and tells its byte`() throws {
    var bytes = try Fixture.bytes(Self.name)
    let whole = read(bytes).run["loss"]?.count ?? 0
    let start = try #require(pieces(bytes).last { $0.kind == 1 && isHistory(bytes, $0.start) })
      .start
    bytes[start + 12] ^= 1
    let log = read(bytes)
    #expect(log.run["loss"]?.count == whole - 1)
    #expect(
      log.run.messages == ["log, byte \(start): a record has a wrong checksum, and is left out"])
  }

  /// Whether a record is one of what was logged: `num`, a varint of one byte, and then `history`.
  private func isHistory(_ bytes: [UInt8], _ start: Int) -> Bool {
    bytes[start + 9] == 0x12
  }

  @Test func `goes on with the next block where lengths are wrong`() throws {
    var bytes = try Fixture.bytes(Self.name)
    let start = pieces(bytes)[1].start
    bytes[start + 4] = 0xFF
    bytes[start + 5] = 0xFF
    let log = read(bytes)
    let left = (1 << 15) - start
    let text = "no record begins here as one should; \(left) bytes, to the end of the block, are"
    #expect(log.run.messages == ["log, byte \(start): \(text) passed over"])
    #expect(log.run["loss"]?.count == 40)
  }

  @Test func `that is cut says within which byte, once nobody writes it`() throws {
    let bytes = try Fixture.bytes(Self.name)
    let cut = try #require(pieces(bytes).dropLast(3).last).start
    let log = read(Array(bytes[..<(cut + 5)]))
    let problem = "log, byte \(cut): the file ends within a record: 5 bytes are left out"
    #expect(log.run.problems.isEmpty && log.run.torn?.description == problem)
    func problems(quiet: Double) -> [String] {
      WatchedRun("a", .weightsAndBiases, files: ["log"], log: log.run, quiet: quiet).log.messages
    }
    #expect(problems(quiet: 1) == [] && problems(quiet: 60) == [problem])
  }

  @Test func `goes on where it was torn`() throws {
    let bytes = try Fixture.bytes(Self.name)
    let cut = try #require(pieces(bytes).dropLast(3).last).start + 5
    var log = LogContents(file: "log")
    log.read(Array(bytes[..<cut]))
    log.read(Array(bytes[cut...]))
    #expect(log.run.torn == nil && log.run.problems.isEmpty && log.run.ending == .finished)
  }

  @Test func `of another version is refused`() {
    let found = LogRecognition([0x3A, 0x57, 0x26, 0x42, 0xE1, 0xBE, 0x01, 0, 0])
    #expect(found == .unknown("it is a file of Weights & Biases of another version"))
    #expect(LogRecognition(BlockSplitter.header) == .log(.weightsAndBiases))
  }
}
