import Learning
import Testing

@Suite("Measures")
struct MeasureTests {
  @Test("The loss is the mean, RMSE its root")
  func values() {
    #expect(Measure.loss.value(0.25) == 0.25)
    #expect(Measure.rootMeanSquaredError.value(0.25) == 0.5)
    #expect(Measure.loss.validationName == "val_loss")
    #expect(Measure.rootMeanSquaredError.validationName == "val_rmse")
  }

  @Test("Better is lower or higher, and never not a number")
  func better() {
    let gain = Measure(name: "ndcg", title: "gain", direction: .higherIsBetter)
    #expect(Measure.loss.isBetter(1, than: 2))
    #expect(!Measure.loss.isBetter(2, than: 2))
    #expect(gain.isBetter(2, than: 1))
    for measure in [Measure.loss, gain] {
      #expect(measure.isBetter(5, than: measure.worst))
      #expect(!measure.isBetter(.nan, than: measure.worst))
    }
  }

  @Test("Early stopping follows the learner's measure")
  func stopping() {
    let learner = ScriptedLearner(
      [0.1, 0.2, 0.15, 0.1], measure: Measure(name: "ndcg", title: "", direction: .higherIsBetter))
    let loop = TrainingLoop(learner: learner, schedule: Schedule(epochs: 9, patience: 2))
    let end = loop.run(.init(clock: { 0 }))
    #expect(end.reason == .earlyStopping)
    #expect(end.bestEpoch == 2)
  }
}
