import Learning
import Runs
import Spark
import Testing

/// What a cluster offers to train, and what can be asked of its runs.
@Suite struct `A cluster's offer` {
  @Test(
    "MLlib trains ALS without biases, its penalty times the number of ratings, on a split by hash")
  func mllib() {
    #expect(Settings(.mllib).areOfMLlib)
    #expect(!Settings(.als).areOfMLlib && !Settings(.implicitALS).areOfMLlib)
    var implicit = Settings(.implicitALS)
    implicit[.validationBy] = .hash
    #expect(!implicit.areOfMLlib)
    implicit[.regularizationPower] = 1
    #expect(implicit.areOfMLlib)
    var biased = Settings(.mllib)
    biased[.biases] = ModelBiases.both
    #expect(!biased.areOfMLlib)
  }

  @Test func `is what MLlib trains, and a run that can be stopped alone`() {
    let offer = SparkEngine.offer(ratingsHere: true, arguments: ["--engine", "spark"])
    #expect(offer.trains(Settings(.mllib)) && !offer.trains(Settings(.biased)))
    let own: [EngineAbility] = [.repeatByCommand, .ratingsHere, .trainBeside]
    for ability in EngineAbility.allCases {
      #expect(offer.capabilities.can(ability) == own.contains(ability), "\(ability)")
    }
  }

  @Test func `of its own ratings shows some, and trains nothing beside`() {
    let capabilities = SparkEngine.capabilities(ratingsHere: false)
    #expect(!capabilities.can(.ratingsHere) && !capabilities.can(.trainBeside))
    #expect(capabilities.can(.repeatByCommand))
  }
}
