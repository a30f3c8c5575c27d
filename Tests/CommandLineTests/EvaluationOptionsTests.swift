import ArgumentParser
import Testing

@testable import marquee

@Suite struct `Options of an evaluation` {
  private func options(_ line: String) throws -> EvaluationOptions {
    try EvaluationOptions.parse(line.split(separator: " ").map(String.init))
  }

  /// Where another seed makes another split, several tell how far results lie apart; folds are several already.
  @Test(arguments: [
    ("", 3), ("--split per-user", 3), ("--split folds", 1), ("--split folds --folds 3", 1),
    ("--split leave-last-out", 1), ("--split by-time", 1), ("--repeats 7", 7),
    ("--split folds --repeats 2", 2), ("--split per-user --repeats 1", 1),
    ("--split by-time --repeats 1", 1),
  ])
  func `repeat a split as often as it tells something`(line: String, count: Int) throws {
    #expect(try options(line).repeatCount == count)
  }

  @Test(arguments: [
    "--test-size 0", "--test-size 1", "--split folds --folds 1", "--split folds --folds 1001",
    "--repeats 0", "--repeats 1001", "--folds 5", "--split folds --test-size 0.1",
    "--split leave-last-out --test-size 0.1", "--train a", "--test a",
    "--train a --test b --repeats 2", "--train a --test b --test-size 0.1",
    "--train a --test b --split by-time", "--split by-time --repeats 2",
    "--split leave-last-out --repeats 2",
  ])
  func `that contradict each other are refused`(line: String) {
    #expect(throws: (any Error).self) { try options(line) }
  }

  @Test(arguments: [
    "--test-size 0.99", "--split folds --folds 2", "--split folds --folds 1000",
    "--repeats 1000", "--split by-time --test-size 0.2", "--train a b --test c d",
  ])
  func `that go together are taken`(line: String) throws { _ = try options(line) }
}
