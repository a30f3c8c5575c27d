import ArgumentParser
import Evaluation
import Learning
import RatingData
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
    "--split leave-last-out --test-size 0.1", "--train a",
    "--train a --test b --repeats 2", "--train a --test b --test-size 0.1",
    "--train a --test b --split by-time", "--split by-time --repeats 2",
    "--split leave-last-out --repeats 2", "--fold-in 0.8", "--split users --fold-in 1",
    "--validation-size 0.1", "--split users --test-size 1.5", "--split users --test-size inf",
    "--split per-user --test-size 10", "--split per-user --test-size 0.5 --validation-size 0.5",
    "--judge validation", "--split per-user --judge validation", "--core 5", "--core 0,1",
    "--ranked 0", "--ranked few", "--ratings-from nan", "--test a --split users",
    "--test a --core 5,5", "--train a --test b --ratings-from 3", "--protocol nope",
    "--protocol users --split random", "--protocol users --test a",
    "--protocol leave-one-out-100 --repeats 2",
  ])
  func `that contradict each other are refused`(line: String) {
    #expect(throws: (any Error).self) { try options(line) }
  }

  @Test(arguments: [
    "--test-size 0.99", "--split folds --folds 2", "--split folds --folds 1000",
    "--repeats 1000", "--split by-time --test-size 0.2", "--train a b --test c d",
    "--test a b", "--split users --test-size 1000 --validation-size 0.2 --fold-in 0.5",
    "--split per-user --validation-size 0.1 --judge validation", "--core 5,1 --ratings-from -3.5",
    "--protocol users --fold-in 0.5 --judge validation", "--protocol recbole --repeats 1",
  ])
  func `that go together are taken`(line: String) throws { _ = try options(line) }

  /// A protocol's options mean what they mean where they are given one by one.
  @Test(arguments: EvaluationProtocol.allCases, [nil, KnownSet.ml1m, .ml20m])
  func `that a protocol stands for are options like others`(
    name: EvaluationProtocol, set: KnownSet?
  ) throws {
    let composed = try options("--protocol \(name.rawValue)").composed(for: set)
    let single = try EvaluationOptions.parse(name.arguments(for: set))
    #expect(composed.method == single.method && composed.repeatCount == single.repeatCount)
    #expect(composed.filter == single.filter && composed.ranked == single.ranked)
    #expect(composed.metrics?.metrics == single.metrics?.metrics)
    #expect(
      name.published.allSatisfy { figure in
        figure.values.keys.allSatisfy { Metric($0)?.name == $0 }
      })
    #expect(throws: Never.self) { try name.chosen.validated() }
  }

  @Test func `that are given go before those of a protocol`() throws {
    let composed = try options("--protocol users --test-size 0.2 --repeats 7 --metrics ndcg@5")
      .composed(for: .ml20m)
    #expect(composed.repeatCount == 7 && composed.metrics?.metrics == [.ndcg(5)])
    #expect(
      composed.method
        == .users(HeldOutUsers(validation: .count(10_000), test: .part(0.2), foldedIn: 0.8)))
  }
}
