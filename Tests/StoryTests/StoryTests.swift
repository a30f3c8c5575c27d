import Learning
import Testing

@testable import Story

/// Runs of every course, and the sentences that may and may not stand there.
@Suite struct StoryTests {
  /// That of the embedded ratings by `biased`, roughly.
  private static func learning(baseline: Double? = 0.7958) -> MadeUpRun {
    var run = MadeUpRun(baseline: baseline)
    run.epochs(
      (1.0356, 0.9880), (0.9011, 0.8848), (0.8062, 0.8350), (0.7492, 0.8064), (0.7081, 0.7892),
      (0.6750, 0.7772), (0.6461, 0.7693), (0.6195, 0.7627), (0.5931, 0.7589), (0.5679, 0.7559),
      (0.5431, 0.7521), (0.5191, 0.7503), (0.4954, 0.7484), (0.4725, 0.7479), (0.4503, 0.7472),
      (0.4291, 0.7474), (0.4085, 0.7475))
    return run
  }

  @Test func aRunThatLearnsPassesTheBaselineAndThenLearnsByHeart() {
    var run = Self.learning()
    run.end(.earlyStopping)
    #expect(
      run.kinds
        == [.firstEpoch, .passesBaseline, .slowsDown, .knowsItsOwn, .learnsByHeart, .end, .end])
    #expect(run.epoch(of: .knowsItsOwn) == 11)
    #expect(run.text(.knowsItsOwn).contains("is 0.737 stars off by now, on unseen ratings 0.867"))
    #expect(run.epoch(of: .firstEpoch) == 1)
    #expect(run.epoch(of: .passesBaseline) == 5)
    #expect(run.epoch(of: .slowsDown) == 8)
    #expect(
      run.text(.slowsDown).contains("the second took 0.053 stars off the error, this one 0.004"))
    #expect(run.epoch(of: .learnsByHeart) == 16)
    #expect(
      run.text(.firstEpoch)
        == "Epoch 1: guesses at unseen ratings are 0.994 stars off (root of val_loss). Always the mean:"
        + " 1.049; the baseline, averages alone, is better: 0.892.")
    #expect(run.text(.passesBaseline).contains("0.892"))
    #expect(run.text(.learnsByHeart).contains("Since epoch 13,"))
    #expect(run.text(.end).contains("The last 2 epochs were no better: patience (2) is over"))
    #expect(run.text(.end).contains("The best epoch, 15, is kept."))
    #expect(run.text(.end).contains("0.864 stars off"))
  }

  @Test func aBaselineThatComesLateIsToldAsIfItHadBeenKnown() {
    var early = Self.learning()
    early.end(.earlyStopping)
    var late = Self.learning(baseline: nil)
    late.end(.earlyStopping)
    #expect(!late.kinds.contains(.passesBaseline))
    late.learn(baseline: 0.7958)
    #expect(late.story.sentences == early.story.sentences)
  }

  @Test func aRunThatNeverPassesTheBaselineIsToldSo() {
    var run = MadeUpRun(baseline: 0.70)
    run.epochs((1.0, 0.95), (0.9, 0.85), (0.85, 0.80))
    run.end(.finished)
    #expect(run.kinds == [.firstEpoch, .end, .end])
    #expect(run.text(.end).contains("The baseline, averages alone, is better: 0.837"))
    #expect(!run.text(.end).contains("passed"))
  }

  /// The notebook's start: it has no averages, and first learns how high ratings are.
  @Test func aRunThatStartsBelowTheMeanPassesItLater() {
    var run = MadeUpRun(Settings(.seed), baseline: 0.8)
    run.epochs((11.1, 5.4), (3.1, 2.0), (1.4, 1.0), (0.9, 0.9))
    #expect(run.kinds == [.firstEpoch, .passesMean, .slowsDown])
    #expect(run.epoch(of: .passesMean) == 3)
    #expect(run.text(.firstEpoch).contains("has yet to learn how high ratings are"))
    #expect(!run.text(.firstEpoch).contains("knows who rates high"))
  }

  @Test func aFirstEpochThatPassesTheMeanDoesNotPassItAgain() {
    var run = MadeUpRun()
    run.epochs((0.9, 0.9), (0.8, 0.85))
    #expect(run.kinds == [.firstEpoch])
  }

  @Test func whatGetsWorseWhileTrainingGoesOnHoldsForTheseRatingsAlone() {
    var run = MadeUpRun(patience: 10)
    run.epochs((0.9, 0.90), (0.8, 0.80), (0.6, 0.805), (0.4, 0.84))
    #expect(run.kinds == [.firstEpoch, .getsWorse])
    #expect(run.epoch(of: .getsWorse) == 4)
    #expect(run.text(.getsWorse).contains("Since epoch 2,"))
    #expect(run.text(.getsWorse).contains("learns from alone"))
  }

  @Test(arguments: [(Preset.biased, true), (.als, false)])
  func whatGetsWorseEverywhereTakesTooLargeSteps(_ preset: Preset, _ hasRate: Bool) {
    var run = MadeUpRun(Settings(preset), patience: 10)
    run.epochs((0.8, 0.80), (0.9, 0.90), (1.0, 1.00))
    #expect(run.text(.getsWorse).contains("the error where it learns does, too"))
    #expect(run.text(.getsWorse).contains("lower learning rate") == hasRate)
    #expect(!run.kinds.contains(.learnsByHeart))
  }

  @Test func aRunThatGoesOnLearningLearnsNothingByHeart() {
    var run = MadeUpRun()
    var value = 1.0
    for _ in 0..<20 {
      run.epoch(value, value * 1.02)
      value *= 0.97
    }
    run.end(.finished)
    #expect(run.kinds == [.firstEpoch, .end, .end])
    #expect(run.text(.end).contains("the last one is the best: more may help"))
  }

  /// Bayes' training error stands still, while its mean over samples still gets a little better.
  @Test func aTrainingErrorThatStandsStillIsNotLearnedByHeart() {
    var run = MadeUpRun(Settings(.bayes))
    run.epochs((0.7, 0.75), (0.7, 0.749), (0.701, 0.748), (0.7, 0.747), (0.7, 0.7465))
    #expect(!run.kinds.contains(.learnsByHeart))
  }

  /// Averages stand still long before their 30 epochs are over.
  @Test func moreEpochsAreAdvisedWhereTheLastOnesBroughtSomething() {
    var still = MadeUpRun(Settings(.baseline))
    still.epochs(
      (0.72, 0.80), (0.7043, 0.7961), (0.7042, 0.7960), (0.7041, 0.7959), (0.704, 0.7958))
    still.end(.finished)
    #expect(still.text(.end).contains("the last ones hardly changed it"))
    #expect(!still.text(.end).contains("more may help"))
    #expect(!still.kinds.contains(.learnsByHeart))
  }

  /// Means over draws get better slowly, and a few epochs are worse by noise.
  @Test func anEpochThatIsTheBestSoFarIsNotLearnedByHeart() {
    var run = MadeUpRun(Settings(.bayes), patience: 40)
    run.epochs(
      (0.70, 0.7500), (0.69, 0.7495), (0.68, 0.7490), (0.67, 0.7486), (0.66, 0.7483), (0.65, 0.7480)
    )
    #expect(run.kinds == [.firstEpoch])
  }

  @Test func aRunThatGetsBetterAgainIsToldSo() {
    var run = MadeUpRun(patience: 10)
    run.epochs((0.9, 0.90), (0.8, 0.80), (0.6, 0.805), (0.4, 0.84), (0.39, 0.80), (0.38, 0.79))
    #expect(run.kinds == [.firstEpoch, .getsWorse, .getsBetterAgain])
    #expect(run.epoch(of: .getsBetterAgain) == 6)
    #expect(run.text(.getsBetterAgain).contains("epoch 6 is the best so far"))
  }

  @Test(arguments: [(0.80, "0.894, worse"), (0.7225, "0.850, better"), (0.7569, "0.870, the same")])
  func aRunIsComparedWithTheOneBefore(_ previous: Double, _ verdict: String) {
    var run = MadeUpRun(baseline: 0.79, previous: previous)
    run.epochs((0.9, 0.9), (0.7, 0.7569))
    run.end(.finished)
    #expect(run.text(.end).contains("The run before: \(verdict)."))
  }

  /// Steps that are too large throw loss about; more of them help nothing.
  @Test func aRunThatIsWorseThanTheMeanIsToldWhatToTry() {
    var large = MadeUpRun(mean: 1.139)
    large.epochs((8.27, 4.88), (3.91, 2.24), (1.96, 1.676), (1.43, 1.696), (1.65, 2.58))
    large.end(.earlyStopping)
    #expect(!large.kinds.contains(.learnsByHeart))
    #expect(large.text(.getsWorse).contains("a lower learning rate may help"))
    #expect(large.text(.end).contains("Always the mean is better: 1.067. Its steps are too large"))
    var short = MadeUpRun(Settings(.seed))
    short.epochs((11.1, 5.4), (3.1, 2.0))
    short.end(.finished)
    #expect(short.text(.end).contains("It was still learning: give it more epochs."))
  }

  @Test func withoutValidationOnlyWhatTrainsIsSaid() {
    var run = MadeUpRun(mean: nil, validation: 0)
    run.epoch(0.9, nil)
    run.epoch(0.5, nil)
    run.end(.finished)
    #expect(run.kinds == [.firstEpoch, .end])
    #expect(run.text(.firstEpoch).contains("No ratings are held out"))
    #expect(!run.text(.firstEpoch).contains("not seen"))
  }

  @Test func listsAreSaidByTheirMetric() {
    let metric = Metric.ndcg(10)
    var run = MadeUpRun(Settings(.implicitALS), ratingUnit: "stars", mean: nil, metric: metric)
    run.epochs((.nan, 0.30), (.nan, 0.34), (.nan, 0.33), (.nan, 0.32))
    run.end(.earlyStopping)
    #expect(run.kinds == [.firstEpoch, .getsWorse, .end, .end])
    #expect(run.text(.firstEpoch).contains("val_ndcg is 0.3000, and more is better"))
    #expect(!run.story.sentences.contains { $0.text.contains("stars") })
  }

  @Test func anotherProgramsRunIsToldInItsOwnNumbers() {
    var run = MadeUpRun(nil, ratingUnit: nil, mean: nil, validation: nil)
    run.epochs((2.0, 2.5), (1.5, 2.0))
    #expect(
      run.story.sentences.first?.text == "Epoch 1: val_loss is 2.5000, and less is better.")
    #expect(!run.kinds.contains(.passesMean))
  }

  @Test func aRunThatIsSeenFromItsMiddleHasNoFirstEpoch() {
    var run = MadeUpRun()
    run.epoch(0.8, 0.8, number: 7)
    #expect(run.kinds.isEmpty)
  }

  @Test func aRunThatGoesOnForgetsItsEndAndSaysWhatWasSet() {
    var run = MadeUpRun()
    run.epochs((0.9, 0.9), (0.8, 0.8))
    run.end(.stopped)
    #expect(run.text(.end).contains("Training was stopped. The best epoch, 2, is kept."))
    run.begin()
    run.hear(
      .changed(SettingsChange(epoch: 3, step: 0, done: 0, values: ["learningRate": .number(0.001)]))
    )
    #expect(run.kinds == [.firstEpoch, .change])
    #expect(run.text(.change) == "In epoch 3, learning rate is set to 0.001.")
  }

  @Test func epochsThatAreToldAgainAreForgotten() {
    var run = Self.learning()
    #expect(run.kinds.contains(.learnsByHeart))
    run.hear(
      .progress(
        EpochProgress(
          epoch: 5, step: 1, done: 0.1, metrics: EpochMetrics(trained: 0.7), seconds: nil,
          ratingsPerSecond: nil)))
    #expect(run.kinds == [.firstEpoch])
  }

  @Test func whatIsRatedIsCalledByItsKind() {
    let story = MadeUpRun(Settings(.baseline), kind: .item).story
    #expect(story.sentences.first?.text.contains("each item is liked") == true)
    #expect(story.sentences.allSatisfy { !$0.text.contains("movie") })
  }

  @Test func aFailedRunSaysWhyAndNoResult() {
    var run = MadeUpRun()
    run.epoch(0.9, 0.9)
    run.end(.failed("the loss grew"))
    #expect(run.text(.end) == "It failed: the loss grew.")
  }

  @Test func aRunWithoutAnEpochKeepsNone() {
    var run = MadeUpRun()
    run.end(.stopped)
    #expect(run.text(.end) == "Training was stopped. No epoch was completed, none is kept.")
  }

  /// Two lines of a small terminal hold each of them.
  @Test func everySentenceIsShort() {
    var runs = [Self.learning(), Self.learning(baseline: 0.7)]
    for index in runs.indices { runs[index].end(.earlyStopping) }
    for learner in Learners.all {
      runs += learner.presets.prefix(1).map { MadeUpRun(Settings($0)) }
    }
    var worse = MadeUpRun(baseline: 0.7, patience: 10)
    worse.epochs((0.9, 1.9), (0.8, 0.80), (0.6, 0.805), (0.4, 0.84))
    worse.end(.stopped)
    for sentence in (runs + [worse]).flatMap(\.story.sentences) {
      #expect(Self.lines(sentence.text, width: 76) <= 2, "\(sentence.text)")
    }
  }

  /// Rows that a text takes whose words are not broken.
  private static func lines(_ text: String, width: Int) -> Int {
    var (lines, used) = (1, 0)
    for word in text.split(separator: " ") {
      if used + word.count > width { (lines, used) = (lines + 1, 0) }
      used += word.count + 1
    }
    return lines
  }
}
