import Learning
import Testing

@testable import Dashboard

/// What lines are made of.
@Suite struct `Plain lines` {
  @Test(arguments: [
    ("Amélie · 8½ (1963)", "Amélie, 8½ (1963)", "Amelie, 8.5 (1963)"),
    ("a\u{1B}[31m\tb\u{202E}c", "a [31m b?c", "a [31m b?c"),
    (
      "±0.01 ≥ 3 … −2", "plus or minus 0.01 at least 3 ... -2",
      "plus or minus 0.01 at least 3 ... -2"
    ),
    ("★ ▌⣀│→", "* |", "* |"), ("崖の上", "崖の上", "???"), ("e\u{301}", "e\u{301}", "e"),
  ])
  func `have letters, digits and usual punctuation`(text: String, all: String, ascii: String) {
    if !text.hasPrefix("★") {
      #expect(text.plain(.all) == all)
      #expect(text.plain(.ascii) == ascii)
    }
    for letters in [Letters.all, .ascii] {
      for scalar in text.plain(letters).unicodeScalars {
        let category = scalar.properties.generalCategory
        #expect(
          (" "..."~").contains(scalar) || scalar.properties.isAlphabetic || category == .otherNumber
            || category == .nonspacingMark)
      }
    }
  }

  /// What the program says itself needs no letter beyond ASCII, and no sign that has no words.
  @Test func `say all terms and commands in ASCII`() {
    let terms = LinearTerms.all.flatMap { [$0.name] + $0.sentences }
    let commands = LinearCommand.all.flatMap { [$0.usage, $0.meaning, $0.example] }
    for text in terms + commands {
      let plain = text.plain(.all)
      #expect(plain.allSatisfy { $0.isASCII }, "\(text)")
      #expect(plain.filter { $0 == "?" }.count == text.filter { $0 == "?" }.count, "\(text)")
    }
  }

  @Test func `have commands that are typed as their examples say`() {
    #expect(Set(LinearCommand.all.map(\.name)).count == LinearCommand.all.count)
    for command in LinearCommand.all {
      guard case .command(let meant, _) = LinearLine(command.example) else {
        Issue.record("\(command.example) is no command")
        continue
      }
      #expect(meant.name == command.name)
    }
  }

  @Test(arguments: [
    ("like  toy   story", "like", "toy story"), ("LIKE Heat", "like", "Heat"), ("m", "more", ""),
    ("for me", "for me", ""), ("FOR", "for me", ""), ("for you", "for me", "you"),
    (" stop last ", "stop", "last"), ("ex rmse", "explain", "rmse"),
  ])
  func `are understood`(line: String, name: String, argument: String) {
    guard case .command(let command, let rest) = LinearLine(line) else {
      Issue.record("\(line) is no command")
      return
    }
    #expect(command.name == name && rest == argument)
  }

  @Test func `are numbers, or may mean several, or nothing`() {
    if case .number(let number) = LinearLine(" 12. ") {
      #expect(number == 12)
    } else {
      Issue.record()
    }
    if case .nothing = LinearLine(" \t") {} else { Issue.record() }
    if case .ambiguous(_, let commands) = LinearLine("s") {
      #expect(commands.map(\.name) == ["status", "stop", "slower", "set"])
    } else {
      Issue.record()
    }
    if case .unknown(_, let nearest) = LinearLine("puase") {
      #expect(nearest?.name == "pause")
    } else {
      Issue.record()
    }
    if case .unknown(_, let nearest) = LinearLine("99999999999999999999") {
      #expect(nearest == nil)
    } else {
      Issue.record()
    }
  }
}

/// When sentences are said that nobody asked for.
@Suite struct `The pace of sentences` {
  @Test func `is one in two seconds, the newest of what changes`() {
    var pace = SpeechPace()
    pace.offer("1")
    #expect(pace.take(at: 0) == ["1"])
    pace.offer("2")
    #expect(pace.take(at: 1.9).isEmpty && pace.due == 2)
    pace.offer("3")
    #expect(pace.take(at: 2) == ["3"])
    #expect(pace.take(at: 9).isEmpty && pace.due == nil)
  }

  @Test func `loses no news, and what changed before is old then`() {
    var pace = SpeechPace()
    pace.offer("old")
    pace.announce("a")
    pace.announce("b")
    pace.offer("c")
    #expect(pace.take(at: 0) == ["a"])
    #expect(pace.take(at: 2) == ["b"])
    #expect(pace.take(at: 4) == ["c"])
    pace.announce("d")
    #expect(pace.takeNews() == ["d"] && pace.due == nil)
  }

  @Test func `waits after an answer`() {
    var pace = SpeechPace()
    pace.answered(at: 5)
    pace.offer("1")
    #expect(pace.take(at: 6).isEmpty && pace.take(at: 7) == ["1"])
  }

  @Test func `is chosen`() {
    var pace = SpeechPace()
    pace.amount = .quiet
    pace.offer("an epoch")
    #expect(pace.due == nil)
    pace.announce("the end")
    #expect(pace.take(at: 0) == ["the end"])
    pace.amount = .more
    pace.offer("1")
    _ = pace.take(at: 2)
    pace.offer("2")
    #expect(pace.take(at: 2.5) == ["2"])
  }
}

/// Sentences on runs, each only where it is true.
@Suite struct `Sentences on a run` {
  private func sentences(
    _ losses: [Double?], planned: Int? = 30, metric: Metric = .loss, inside epoch: Int? = nil
  ) -> RunSentences {
    var shared = Shared(size: .init(width: 80, height: 24), source: .ratings(""))
    shared.library = Library(Fixture.dataSet(named: "", known: nil))
    shared.train.begin(RunID(1), .fixture, on: nil)
    shared.train.receive(
      .started(
        RunSummary(
          train: 9, validation: 1, users: 1, movies: 1, epochs: planned, stepsPerEpoch: 2,
          stepName: "batch", patience: 2, metric: metric)))
    for record in Self.records(losses, metric) { shared.train.receive(.epoch(record)) }
    if let epoch {
      shared.train.receive(
        .progress(
          EpochProgress(
            epoch: epoch, step: 1, done: 0.5, metrics: EpochMetrics(metric, trained: 1),
            seconds: nil, ratingsPerSecond: nil)))
    }
    return RunSentences(shared)
  }

  private static func records(_ losses: [Double?], _ metric: Metric) -> [EpochRecord] {
    losses.enumerated().map { index, loss in
      let before = losses[..<index].compactMap(\.self)
      return EpochRecord(
        epoch: index + 1, metrics: EpochMetrics(metric, trained: 0.64, validated: loss),
        seconds: 1, ratingsPerSecond: 1,
        isBest: loss.map { loss in before.allSatisfy { metric.isBetter(loss, than: $0) } } ?? true,
        epochsSinceBest: 0)
    }
  }

  private func epoch(_ losses: [Double?], metric: Metric = .loss, planned: Int? = 30) -> String {
    let sentences = sentences(losses, planned: planned, metric: metric)
    return Self.records(losses, metric).last.map(sentences.epoch) ?? ""
  }

  @Test func `tell of an epoch`() {
    #expect(epoch([0.81]) == "Epoch 1 of 30. Error on unseen ratings 0.90 stars, the best so far.")
    #expect(
      epoch([0.81, 1])
        == "Epoch 2 of 30. Error on unseen ratings 1.00 stars, no better than 0.90 of epoch 1.")
    #expect(
      epoch([0.81, 0.811])
        == "Epoch 2 of 30. Error on unseen ratings 0.90 stars, no better than in epoch 1.")
    #expect(epoch([nil], planned: nil) == "Epoch 1. Error on ratings it learns from 0.80 stars.")
    #expect(
      epoch([0.25], metric: .ndcg(10))
        == "Epoch 1 of 30. NDCG@10 on unseen ratings 0.2500, the best so far.")
  }

  private func end(
    _ reason: RunEnd.Reason, _ losses: [Double?], best: Int?, inside epoch: Int? = nil
  ) -> String {
    sentences(losses, inside: epoch).end(
      RunEnd(reason: reason, bestEpoch: best, bestValidated: nil, seconds: 1))
  }

  @Test func `tell of its end`() {
    #expect(
      end(.finished, [1, 0.81], best: 2)
        == "Training has ended after epoch 2. Epoch 2 is kept: error on unseen ratings 0.90 stars.")
    #expect(
      end(.earlyStopping, [0.81, 1, 1], best: 1)
        == "Training has ended after epoch 3: the last 2 epochs were no better."
        + " Epoch 1 is kept: error on unseen ratings 0.90 stars.")
    #expect(
      end(.stopped, [0.81], best: 1, inside: 2)
        == "Training is stopped in epoch 2. Epoch 1 is kept: error on unseen ratings 0.90 stars.")
    #expect(
      end(.stopped, [], best: nil)
        == "Training is stopped. No epoch was completed, so there is no model.")
    #expect(
      end(.failed("the loss is no number"), [], best: nil)
        == "Training has failed: the loss is no number. No epoch was completed, so there is no model."
    )
  }
}
