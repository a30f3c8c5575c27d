import ArgumentParser
import Fetching
import Files
import RatingFiles
import Testing

@testable import marquee

@Suite struct `The fetch command` {
  private func parse(_ line: String) throws -> FetchCommand {
    let words = line.split(separator: " ").map(String.init)
    return try #require(try Marquee.parsed(words) as? FetchCommand, "\(line)")
  }

  @Test func `reads what is asked of it`() throws {
    let plain = try parse("data fetch ml-25m")
    #expect((plain.set.name, plain.from, plain.force) == ("ml-25m", nil, false))
    let other = try parse("data fetch ML-1M --from http://x.org/a.zip --force")
    #expect((other.set.name, other.from, other.force) == ("ml-1m", "http://x.org/a.zip", true))
  }

  @Test(arguments: ["data fetch", "data fetch ml-26m", "data fetch ml-1m ml-10m"])
  func `refuses with exit code 64 what makes no sense`(line: String) {
    do {
      _ = try parse(line)
      Issue.record("\(line) was accepted")
    } catch {
      #expect(Marquee.exitCode(for: error).rawValue == 64)
    }
  }

  @Test func `lists the names that it knows, where one is none of them`() throws {
    do {
      _ = try parse("data fetch ml-26m")
      Issue.record("it was accepted")
    } catch {
      let words = Marquee.fullMessage(for: error)
      #expect(PublishedSet.all.allSatisfy { words.contains("- \($0.name)\n") }, "\(words)")
    }
  }

  @Test(
    arguments: [
      (.unsupportedAddress("x"), 64), (.unclearSum(at: "x", found: "y"), 65),
      (.archive(.archive(path: "x", fault: .truncated)), 65),
      (.noSource(.system(path: "x", code: 2)), 66), (.noSum(at: "x.md5", fault: nil), 66),
      (.noSum(at: "x", fault: .status(404)), 69), (.noProgram("curl"), 69), (.busy(set: "x"), 69),
      (.file(.system(path: "x", code: 13)), 74), (.obstructed(path: "x"), 74),
      (.interrupted(kept: 0), 130),
    ] as [(FetchError, Int32)]) func `fails with the exit code of the kind`(
      error: FetchError, code: Int32
    )
  {
    #expect(Failure.fetching(error).exitCode == code)
    #expect(Failure.fetching(error).message == error.description)
  }
}

@Suite struct `The line of a transfer` {
  private var line = TransferLine(name: "ml-1m", charset: .blocks)

  /// What the terminal then shows.
  private func shown(_ text: String) -> String {
    #expect(text.hasPrefix("\r"))
    return text.dropFirst().reversed().drop { $0 == " " }.reversed().map(String.init).joined()
  }

  private mutating func receive(_ bytes: Int, at seconds: Double, columns: Int = 80) -> String {
    shown(line.text(for: .receiving(bytes, of: 4_000_000), at: seconds, columns: columns))
  }

  @Test mutating func `shows how much, how fast and how long still`() {
    #expect(receive(0, at: 60) == "ml-1m  \(bar(""))    0 %  0 bytes of 4.00 MB")
    #expect(line.text(for: .receiving(100_000, of: 4_000_000), at: 60.05, columns: 80) == "")
    #expect(
      receive(1_000_000, at: 61)
        == "ml-1m  \(bar("████"))   25 %  1.00 MB of 4.00 MB  1.00 MB/s  3.0 s left")
    #expect(
      receive(4_000_000, at: 62)
        == "ml-1m  \(bar(String(repeating: "█", count: 16)))  100 %  4.00 MB of 4.00 MB  2.00 MB/s")
  }

  @Test mutating func `shows that nothing comes`() {
    _ = receive(1_000_000, at: 0)
    let rates = (1...8).map { shown(line.text(at: Double($0), columns: 100)).split(separator: " ") }
    #expect(rates.allSatisfy { $0.last == "waiting" })
    #expect(receive(3_000_000, at: 9).hasSuffix("3.00 MB of 4.00 MB  400 kB/s  2.5 s left"))
  }

  @Test mutating func `names what else is done`() {
    #expect(line.text(at: 0, columns: 80) == "")
    #expect(shown(line.text(for: .asking, at: 0, columns: 80)) == "ml-1m  asking for its MD5")
    #expect(shown(line.text(for: .checking, at: 1, columns: 80)) == "ml-1m  checking its MD5")
    #expect(
      shown(line.text(for: .unpacking(1, of: 2), at: 2, columns: 80))
        == "ml-1m  \(bar("████████"))   50 %  unpacking 2 bytes")
  }

  private func bar(_ text: String) -> String { TextTable.pad(text, to: 16, .left) }

  @Test(arguments: [80, 60, 40, 20, 10, 1, 0])
  mutating func `fits its terminal, with the bar gone before the words`(columns: Int) {
    _ = receive(0, at: 0, columns: columns)
    let text = receive(3_999_999, at: 4.2, columns: columns)
    #expect(text.count < max(1, columns))
    #expect(text.contains("█") == (columns >= 80))
    #expect(text.contains("99 %") == (columns >= 20), "\(text)")
  }

  @Test mutating func `is wiped away`() {
    #expect(line.end() == "")
    let width = receive(0, at: 0).count
    #expect(line.end() == "\r" + String(repeating: " ", count: width) + "\r")
    #expect(line.end() == "")
  }

  @Test func `counts what came of late, and anew from the start`() {
    var rate = TransferRate()
    rate.add(1_000_000, at: 0)
    #expect(rate.bytesPerSecond == nil)
    for step in 1...100 { rate.add(1_000_000 + step * 1000, at: Double(step) / 10) }
    #expect(abs((rate.bytesPerSecond ?? 0) - 10_000) < 1)
    for step in 1...100 { rate.add(1_100_000 + step * 5000, at: 10 + Double(step) / 10) }
    #expect(abs((rate.bytesPerSecond ?? 0) - 50_000) < 1)
    rate.add(0, at: 21)
    #expect(rate.bytesPerSecond == nil)
  }
}
