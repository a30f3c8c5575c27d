import Learning
import Models
import Testing

@Suite("The training loop")
struct TrainingLoopTests {
  /// Runs a loop and gathers what it says.
  private func run(
    _ loop: TrainingLoop, _ learner: ScriptedLearner,
    directive: @escaping (Int, Double) -> Directive = { _, _ in .proceed }
  ) -> (end: RunEnd, events: [TrainingEvent], published: [Snapshot]) {
    var events: [TrainingEvent] = []
    var published: [Snapshot] = []
    let end = loop.run(
      .init(
        clock: { learner.time }, directive: directive, report: { events.append($0) },
        publish: { published.append($0) }))
    return (end, events, published)
  }

  @Test("Events come in order: started, progress, epoch, …, ended")
  func order() {
    let learner = ScriptedLearner([5, 4], steps: 3)
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 2, patience: 2))
    let words = run(loop, learner).events.map { event in
      switch event {
      case .started(let summary): "started \(summary.train ?? 0)+\(summary.validation ?? 0)"
      case .progress(let progress): "\(progress.epoch):\(progress.step)"
      case .epoch(let record): "epoch \(record.epoch) \(record.trained) \(record.validated ?? 0)"
      case .changed(let change): "changed \(change.epoch)"
      case .ended(let end): "ended \(end.reason) \(end.bestEpoch ?? 0)"
      }
    }
    #expect(
      words == [
        "started 30+10", "1:1", "1:2", "1:3", "epoch 1 2.0 5.0", "2:1", "2:2", "2:3",
        "epoch 2 2.0 4.0", "ended finished 2",
      ])
  }

  @Test("The summary is the learner's", arguments: [7])
  func summary(steps: Int) {
    let learner = ScriptedLearner([1], steps: steps)
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 1, patience: 3))
    #expect(
      run(loop, learner).events.first
        == .started(
          RunSummary(
            train: 70, validation: 10, users: 2, movies: 3, epochs: 1, stepsPerEpoch: 7,
            stepName: "block", patience: 3, meanLoss: 4)))
  }

  @Test(
    "An epoch is cut into about sixty chunks, none of them long",
    arguments: [
      (1, 1, 1), (63, 63, 1), (64, 64, 1), (65, 33, 2), (28_131, 64, 440),
      (1_000_000, 245, 4096),
    ])
  func chunks(steps: Int, chunks: Int, longest: Int) {
    let learner = ScriptedLearner([1], steps: steps)
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 1, patience: 1))
    _ = run(loop, learner)
    #expect(learner.chunks.count == chunks)
    #expect(learner.chunks.max() == longest)
    #expect(learner.chunks.reduce(0, +) == steps)
  }

  @Test("The directive is asked before every chunk and after the last")
  func asks() {
    let learner = ScriptedLearner([5], steps: 4)
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 1, patience: 1))
    var asked: [Double] = []
    _ = run(loop, learner) { _, done in
      asked.append(done)
      return .proceed
    }
    #expect(asked == [0, 0.25, 0.5, 0.75, 1])
  }

  @Test("Only the learner's own work counts as time")
  func time() {
    let learner = ScriptedLearner([5, 4], steps: 4)
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 2, patience: 2))
    let (end, events, _) = run(loop, learner) { _, _ in
      learner.time += 100
      return .proceed
    }
    // Four steps of half a second and a second of validation.
    #expect(end.seconds == 6)
    for case .epoch(let record) in events {
      #expect(record.seconds == 3)
      #expect(record.ratingsPerSecond == 40.0 / 3)
    }
    let progress = events.compactMap { event in
      if case .progress(let progress) = event { progress } else { nil }
    }
    #expect(progress.prefix(4).map(\.seconds) == [0.5, 1, 1.5, 2])
    #expect(progress.prefix(4).map(\.ratingsPerSecond) == [20, 20, 20, 20])
  }

  @Test("Each epoch's model is published, and one inside an epoch where asked for")
  func publishes() {
    let learner = ScriptedLearner([5, 4], steps: 4)
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 2, patience: 2))
    let published = run(loop, learner) { epoch, done in
      epoch == 2 && done == 0.5 ? .snapshot : .proceed
    }.published
    #expect(published.map(\.epoch) == [1, 1, 2])
    #expect(published.map(\.validated) == [5, nil, 4])
    #expect(learner.chunks.count == 8)
  }

  @Test("A stop keeps the best model so far", arguments: [0, 0.25, 1.0])
  func stop(done moment: Double) {
    let learner = ScriptedLearner([5, 4, 3], steps: 4)
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 9, patience: 2))
    let (end, events, _) = run(loop, learner) { epoch, done in
      epoch == 3 && done >= moment ? .stop : .proceed
    }
    #expect(end.reason == .stopped)
    #expect(end.bestEpoch == 2)
    #expect(loop.best?.validated == 4)
    #expect(events.last == .ended(end))
  }

  @Test("A stop in the first epoch leaves nothing to keep")
  func stopAtOnce() {
    let learner = ScriptedLearner([5])
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 9, patience: 2))
    let end = run(loop, learner) { _, _ in .stop }.end
    #expect(
      end
        == RunEnd(
          reason: .stopped, bestEpoch: nil, bestValidated: nil, seconds: 0, meanLoss: 4))
    #expect(loop.best == nil)
  }

  @Test(
    "A loss that is no finite number ends the run in words", arguments: [Double.nan, .infinity])
  func diverges(loss: Double) {
    let learner = ScriptedLearner([5])
    learner.loss = loss
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 9, patience: 2))
    #expect(
      run(loop, learner).end.reason
        == .failed(
          "the loss is no longer a finite number in epoch 1, at block 1 of 4: the model diverged; train"
            + " with a lower learning rate"))
  }

  @Test("So does a validation loss", arguments: [Double.nan, .infinity])
  func validationDiverges(loss: Double) {
    let learner = ScriptedLearner([5, loss])
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 9, patience: 2))
    let end = run(loop, learner).end
    guard case .failed = end.reason else {
      Issue.record("\(end)")
      return
    }
    #expect(end.bestEpoch == 1)
  }

  @Test("A loss that has grown by orders of magnitude ends the run, whatever the step")
  func grows() {
    let learner = ScriptedLearner([5])
    learner.loss = 901
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 9, patience: 2))
    #expect(
      run(loop, learner).end.reason
        == .failed(
          "the loss grew to more than 100 times that of predicting 0 in epoch 1, at block 1 of 4: the"
            + " model diverged; train with a lower learning rate"))
  }

  @Test("A best epoch that is worse than the mean rating is warned of", arguments: [3.9, 4.1])
  func warns(loss: Double) {
    let learner = ScriptedLearner([loss])
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 1, patience: 2))
    let warning = run(loop, learner).end.warning
    #expect((warning != nil) == (loss > 4))
    #expect(
      warning?.contains("4.1000, is worse than that of always predicting the mean rating, 4.0000")
        ?? (loss < 4))
  }
}
