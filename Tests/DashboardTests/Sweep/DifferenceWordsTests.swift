import Evaluation
import Learning
import Testing

@testable import Dashboard

/// A difference is said in words, with its noise.
@Suite struct DifferenceWordsTests {
  private func words(_ differences: [Double], _ metric: Metric) throws -> String {
    try #require(PairedDifference(differences, testShare: 0.25)).words(
      by: metric, than: "the baseline")
  }

  @Test func saysWhichWayIsBetter() throws {
    let lower = [-0.0100, -0.0110, -0.0105]
    #expect(try words(lower, .rmse).hasPrefix("better than the baseline by 0.0105 ± "))
    #expect(try words(lower, .ndcg(10)).hasPrefix("worse than the baseline by 0.0105 ± "))
    #expect(try words(lower, .rmse).hasSuffix("more than noise"))
  }

  @Test func saysWhatMayBeNoise() throws {
    #expect(try words([-0.1, 0.12, -0.11], .rmse).hasSuffix("which may be noise"))
  }

  @Test func oneSplitTellsNothingOfNoise() throws {
    #expect(try words([0.5], .rmse) == "worse than the baseline by 0.5000")
    #expect(try words([0], .rmse) == "as good as the baseline")
  }
}
