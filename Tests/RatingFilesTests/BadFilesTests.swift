import RatingData
import Testing

@testable import RatingFiles

extension Fault: CustomTestStringConvertible {
  var testDescription: String { words }
}

@Suite struct `Broken files` {
  @Test(arguments: Fault.published + Fault.own)
  func `are refused in words that say where and why`(fault: Fault) {
    let words = fault.files.refusal(fault.file, fault.options)?.description
    #expect(words ?? "nothing was refused" == fault.words)
  }

  @Test func `are told from absent ones`() {
    #expect(LoadError.noSuchInput(path: "x").kind == .noInput)
    #expect(LoadError.noSuchKnownSet(name: "ml-1m", folder: nil).kind == .noInput)
    #expect(LoadError.notReadable(path: "x", reason: "").kind == .noInput)
    #expect(LoadError.readFailed(path: "x", reason: "").kind == .inputOutput)
    #expect(LoadError.unsupportedFile(path: "x", kind: "y").kind == .badData)
    #expect(LoadError.archive(path: "x", fault: .truncated).kind == .badData)
    #expect(LoadError.noPipe.kind == .usage)
    #expect(LoadError.cancelled.kind == .cancelled)
  }

  @Test func `are the same error whenever they are read`() {
    let names = (1...9).map { "a\($0)" }
    let files = MemoryFiles(Dictionary(uniqueKeysWithValues: names.map { ($0, "") }))
    #expect(files.refusal() == .unknownLayout(container: "somewhere", found: names))
  }

  @Test(arguments: 1...4) func `name the first bad line, whoever finds it`(threads: Int) {
    let good = (0..<200_000).map { "\($0),1,5\n" }.joined()
    let files = MemoryFiles.alone(good + "x,1,bad\n" + good + "x,1,worse\n" + good)
    let refusal = files.refusal("my.txt", ReadingOptions(threads: threads))
    let place = LoadError.Place(file: "my.txt", line: 200_001, column: 5)
    #expect(
      refusal == .broken(at: place, expected: RatingSignal.explicit.expectation, found: "bad"))
  }
}
