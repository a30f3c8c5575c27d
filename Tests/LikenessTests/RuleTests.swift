import Testing

@testable import Likeness

@Suite struct `The rule of a likeness` {
  @Test func `leans on samples where movies have few ratings`() {
    func share(_ density: Double, _ hasFeatures: Bool = true) -> Double {
      let rule = LikenessRule(density: density, hasFeatures: hasFeatures)
      return rule.weight(of: .samples) / rule.weight(of: .ease)
    }
    let densities: [Double] = [25, 53, 100, 327, 1000, 5000]
    for (few, many) in zip(densities, densities.dropFirst()) { #expect(share(few) > share(many)) }
    #expect((0.6...0.8).contains(share(327)) && (1.5...2).contains(share(53)))
    #expect(share(53, false) < share(53))
  }

  @Test func `holds EASE back by the root of the ratings of a movie`() {
    func regularization(_ density: Double) -> Float {
      LikenessRule(density: density, hasFeatures: false).regularization
    }
    #expect(abs(regularization(400) - 600) < 1e-3 && regularization(0) == 0)
  }
}
