import Glibc

extension PlaneStart {
  /// Larger numbers say nothing, and their squares would soon be no numbers.
  private static let farthest: Float = 1e6

  /// Puts items of unknown position to the mean of those of known position to whom they belong, else to the origin.
  static func completed(_ positions: [SIMD2<Float>], _ affinities: Affinities) -> [SIMD2<Float>] {
    let isKnown = positions.map { abs($0.x) <= farthest && abs($0.y) <= farthest }
    return positions.indices.map { item in
      guard !isKnown[item] else { return positions[item] }
      var sum = SIMD2<Float>.zero
      var weight: Float = 0
      for place in affinities.range(of: item) where isKnown[Int(affinities.items[place])] {
        sum += positions[Int(affinities.items[place])] * affinities.strengths[place]
        weight += affinities.strengths[place]
      }
      return weight > 0 ? sum / weight : .zero
    }
  }

  /// Puts items that belong nowhere into a circle about all others.
  static func encircled(_ positions: [SIMD2<Float>], _ affinities: Affinities) -> [SIMD2<Float>] {
    var positions = positions
    let loners = positions.indices.filter { affinities.range(of: $0).isEmpty }
    var farthest: Float = 0
    for item in positions.indices where !affinities.range(of: item).isEmpty {
      farthest = max(farthest, (positions[item] * positions[item]).sum().squareRoot())
    }
    let radius = positions.count == 1 ? 0 : 1 + 1.05 * Double(farthest)
    for (number, item) in loners.enumerated() {
      let angle = 2 * Double.pi * Double(number) / Double(loners.count)
      positions[item] = SIMD2(Float(radius * cos(angle)), Float(radius * sin(angle)))
    }
    return positions
  }
}
