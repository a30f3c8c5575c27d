import Profiles
import RatingData
import Testing

@testable import Dashboard

@Suite struct `Stars that can be chosen` {
  private static let halves: [Float] = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]
  private static let whole: [Float] = [1, 2, 3, 4, 5]
  private static let stepped: [(RatingScale, [Float])] = [
    (RatingScale(range: 1...5, step: 1), whole),
    (RatingScale(range: 0.5...5, step: 0.5), halves),
    (RatingScale(range: 1...10, step: 1), halves),
    (RatingScale(range: 2...10, step: 2), whole),
  ]

  @Test(arguments: stepped) func `have the steps of the data`(_ scale: RatingScale, _ own: [Float])
  {
    let steps = StarSteps(scale)
    #expect(steps.levels == own)
    #expect(own.allSatisfy { steps.rating(of: scale.value(ofStars: $0)) == $0 })
    #expect(steps.rating(1, above: nil) == 4 && steps.rating(-1, above: nil) == 2)
    #expect(steps.rating(9, above: 1) == 5 && steps.rating(-9, above: 5) == own[0])
  }

  @Test func `are halves where steps are none, and yes or no of counts`() {
    for (range, step) in [(0...100, 0.1), (-10...10, 0), (1...7, 1)]
      as [(ClosedRange<Float>, Float)]
    {
      #expect(StarSteps(RatingScale(range: range, step: step)).levels == Self.halves)
    }
    let counts = StarSteps(RatingScale(range: 0...90, step: 1, signal: .implicit))
    #expect(counts.levels == [1, 5])
    #expect(counts.rating(1, above: nil) == 5 && counts.rating(-1, above: nil) == 1)
  }

  @Test func `are clicked: once for whole stars, again for half a star less`() {
    let steps = StarSteps(RatingScale(range: 0.5...5, step: 0.5))
    #expect(steps.rating(byClickOn: 4, now: nil) == 4)
    #expect(steps.rating(byClickOn: 4, now: 4) == 3.5)
    #expect(steps.rating(byClickOn: 4, now: 3.5) == 4)
    #expect(StarSteps(RatingScale(range: 1...5, step: 1)).rating(byClickOn: 4, now: 4) == 4)
  }
}
