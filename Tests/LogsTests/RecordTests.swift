import Testing

@testable import Logs

@Suite struct `Records of TensorBoard` {
  private static let name = "simple/events.out.tfevents.0000000001.a.0"

  private func read(_ bytes: [UInt8]) -> LogContents {
    var log = LogContents(file: "log")
    log.read(bytes)
    return log
  }

  /// Where the records of a file begin.
  private func starts(_ bytes: [UInt8]) -> [Int] {
    var starts = [0]
    while let last = starts.last, last + 12 <= bytes.count,
      let length = bytes[last...].withUnsafeBytes({ RecordSplitter.length($0) })
    {
      starts.append(last + 16 + length)
    }
    return starts
  }

  // RFC 3720, B.4: thirty-two zeros, and as many bytes of ones.
  @Test(
    arguments: [
      ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
      ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43), ([UInt8]("123456789".utf8), 0xE306_9283),
    ] as [([UInt8], UInt32)])
  func `have Castagnoli's checksum`(bytes: [UInt8], sum: UInt32) {
    #expect(CRC32.castagnoli.checksum(bytes) == sum)
  }

  @Test func `with a wrong checksum are left out, and told by byte`() throws {
    var bytes = try Fixture.bytes(Self.name)
    let place = starts(bytes)[5]
    bytes[place + 14] ^= 1
    let log = read(bytes)
    #expect(log.run["loss/train"]?.count == 39)
    #expect(
      log.run.messages == ["log, byte \(place): a record has a wrong checksum, and is left out"])
  }

  @Test func `are found again behind a length with a wrong checksum`() throws {
    var bytes = try Fixture.bytes(Self.name)
    let place = starts(bytes)[5]
    bytes[place + 3] = 0x7F
    let log = read(bytes)
    #expect(log.run["loss/train"]?.count == 39)
    let text = "the length of a record has a wrong checksum; looking for the next"
    #expect(log.run.messages == ["log, byte \(place): \(text)"])
  }

  @Test func `that are too long are passed over`() throws {
    let whole = try Fixture.bytes(Self.name)
    let length = withUnsafeBytes(of: UInt64(20_000_000).littleEndian) { Array($0) }
    let sum = withUnsafeBytes(of: CRC32.castagnoli.masked(length).littleEndian) { Array($0) }
    let cut = starts(whole)[3]
    let bytes =
      whole[..<cut] + length + sum + [UInt8](repeating: 7, count: 20_000_004) + whole[cut...]
    let log = read(Array(bytes))
    #expect(log.run["loss/train"]?.count == 40)
    #expect(
      log.run.messages == ["log, byte \(cut): a record of 20000000 bytes is passed over"])
  }

  @Test func `that are torn wait for their rest`() throws {
    let bytes = try Fixture.bytes(Self.name)
    let cut = starts(bytes)[10] + 20
    var log = LogContents(file: "log")
    bytes[..<cut].withUnsafeBytes { log.read($0) }
    #expect(log.run["loss/train"]?.count == 9)
    bytes[cut...].withUnsafeBytes { log.read($0) }
    #expect(log.run["loss/train"]?.count == 40 && log.run.problems.isEmpty)
  }
}

/// Bytes that are cut and flipped at random: nothing traps, and what is drawn stays in order.
@Suite struct `A damaged log` {
  @Test(arguments: [
    "simple/events.out.tfevents.0000000001.a.0", "tensors/events.out.tfevents.0000000001.a.0",
    "settings/events.out.tfevents.0000000001.a.0", "keras.csv", "lightning.csv",
    "trainer_state.json", "wandb/run-fixture1.wandb",
    "mlruns/experiment/00000000000000000000000000000000/metrics/odd",
  ]) func `is survived`(name: String) throws {
    let whole = try Fixture.bytes(name)
    var random = Random(seed: 7)
    for round in 0..<400 {
      var bytes = Array(whole[..<Int.random(in: 1...whole.count, using: &random)])
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      var log = LogContents(file: "log")
      log.read(bytes, pieces: Int.random(in: 1...5000, using: &random))
      expectOrder(log.run, round)
    }
  }

  /// Checksums are made right again, so that the messages themselves are damaged.
  @Test(arguments: ["simple", "tensors", "settings"])
  func `is survived within its records`(name: String) throws {
    let whole = try Fixture.bytes("\(name)/events.out.tfevents.0000000001.a.0")
    var random = Random(seed: 11)
    for round in 0..<400 {
      var run = LoggedRun()
      var reader = EventFileReader(file: "log")
      damaged(whole, &random).withUnsafeBytes { reader.read($0, into: &run) }
      expectOrder(run, round)
    }
  }

  private func damaged(_ whole: [UInt8], _ random: inout Random) -> [UInt8] {
    var records = RecordSplitter()
    var bytes: [UInt8] = []
    whole.withUnsafeBytes { all in
      records.read(all) { piece in
        guard case .record(let data, _) = piece else { return }
        var record = Array(data)
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          record[Int.random(in: 0..<record.count, using: &random)] = .random(
            in: 0...255, using: &random)
        }
        if Bool.random(using: &random) {
          record.removeLast(Int.random(in: 0...record.count, using: &random))
        }
        let length = withUnsafeBytes(of: UInt64(record.count).littleEndian) { Array($0) }
        bytes += length + sum(length) + record + sum(record)
      }
    }
    return bytes
  }

  private func sum(_ bytes: [UInt8]) -> [UInt8] {
    withUnsafeBytes(of: CRC32.castagnoli.masked(bytes).littleEndian) { Array($0) }
  }

  private func expectOrder(_ run: LoggedRun, _ round: Int) {
    for series in run.series {
      let places = (0..<series.bucketCount).map { series[$0] }
        .map { $0.step.isNaN ? $0.epoch : $0.step }
      #expect(zip(places, places.dropFirst()).allSatisfy { !($0 > $1) }, "round \(round)")
    }
  }
}

/// SplitMix64.
private struct Random: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
