import Testing

@testable import Planes

@Suite struct `Forces in the plane` {
  private let affinities = Affinities(
    Samples.few, perplexity: 10, workers: Samples.workers)

  private func forces(
    _ repulsion: Repulsion, at positions: [SIMD2<Float>]
  ) -> (slopes: [SIMD2<Float>], sum: Double) {
    let tree = PlaneTree(of: Samples.members(positions.count), at: positions)
    let forces = Forces(affinities, tree, repulsion, at: positions, workers: Samples.workers)
    var slopes = positions
    for (place, item) in tree.items.enumerated() {
      slopes[Int(item)] = forces.slope(of: Int(item), at: place, exaggeration: 1)
    }
    return (slopes, forces.sum)
  }

  private func divergence(at positions: [SIMD2<Float>]) -> Double {
    affinities.divergence(at: positions, sum: forces(.exact, at: positions).sum)
  }

  @Test(arguments: [0.3, 1, 5] as [Float])
  func `the gradient is the slope of the divergence`(scale: Float) {
    let positions = Samples.plane(150, scale: scale)
    let slopes = forces(.exact, at: positions).slopes
    let largest = slopes.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    let step: Float = 0.02
    for item in stride(from: 0, to: 150, by: 7) {
      for axis in 0...1 {
        var (one, other) = (positions, positions)
        one[item][axis] += step
        other[item][axis] -= step
        let way = Double(one[item][axis] - other[item][axis])
        let slope = (divergence(at: one) - divergence(at: other)) / way / 4
        #expect(
          abs(slope - Double(slopes[item][axis])) < 0.01 * Double(largest),
          "item \(item), axis \(axis)")
      }
    }
  }

  @Test(arguments: [0.0001, 0.3, 1, 20] as [Float])
  func `what is far away may be taken together`(scale: Float) {
    let positions = Samples.plane(150, scale: scale)
    let (exact, coarse) = (forces(.exact, at: positions), forces(.usual, at: positions))
    #expect(abs(coarse.sum / exact.sum - 1) < 0.01)
    func length(_ forces: [SIMD2<Float>]) -> Float {
      forces.reduce(0) { $0 + ($1 * $1).sum() }.squareRoot()
    }
    let difference = length(zip(exact.slopes, coarse.slopes).map { $0 - $1 })
    #expect(difference < 0.02 * length(exact.slopes))
  }

  @Test func `all forces together move nothing`() {
    let slopes = forces(.exact, at: Samples.plane(150)).slopes
    let sum = slopes.reduce(SIMD2<Float>.zero, +)
    let largest = slopes.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    #expect(abs(sum.x) < 1e-3 * largest && abs(sum.y) < 1e-3 * largest)
  }

  @Test func `a tree that follows points acts like one that is built for them`() {
    let positions = Samples.plane(150)
    var tree = PlaneTree(of: Samples.members(150), at: Samples.plane(150, scale: 0.2).reversed())
    tree.follow(positions)
    let followed = Forces(affinities, tree, .exact, at: positions, workers: Samples.workers)
    #expect(abs(followed.sum / forces(.exact, at: positions).sum - 1) < 1e-6)
  }
}
