import Concurrency
import FoundationEssentials
import Testing

@testable import Planes

/// Against what Oracle/planes.py finds with scikit-learn.
@Suite struct `Planes by scikit-learn` {
  private struct Expected: Decodable {
    /// Two items and their p_ij.
    let affinities: [[Double]]
    /// An item and its gradient.
    let gradient: [[Double]]
    let planeDivergence: Double
    /// Those of four planes, the least first.
    let divergences: [Double]
    let kept: [Double]
  }

  private static let count = 400
  private let lists = Samples.many
  private let expected: Expected

  init() throws {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let bytes = try #require(
      FileManager.default.contents(atPath: "/\(folder)/Fixtures/planes.json"))
    expected = try JSONDecoder().decode(Expected.self, from: bytes)
  }

  @Test func `affinities, divergence and gradient are the same`() throws {
    let affinities = Affinities(lists, perplexity: 30, workers: Samples.workers)
    for entry in expected.affinities {
      let (one, other) = (Int(entry[0]), Int32(entry[1]))
      let place = affinities.range(of: one).first { affinities.items[$0] == other }
      let strength = Double(affinities.strengths[try #require(place)])
      #expect(abs(strength - entry[2]) < 1e-4 * entry[2], "\(one) and \(other)")
    }
    let plane = Samples.plane(Self.count)
    let tree = PlaneTree(of: Samples.members(Self.count), at: plane)
    let forces = Forces(affinities, tree, .exact, at: plane, workers: Samples.workers)
    let divergence = affinities.divergence(at: plane, sum: forces.sum)
    #expect(abs(divergence - expected.planeDivergence) < 1e-4)
    for entry in expected.gradient {
      let place = try #require(tree.items.firstIndex(of: Int32(entry[0])))
      let slope = forces.slope(of: Int(entry[0]), at: place, exaggeration: 1) * 4
      #expect(abs(Double(slope.x) - entry[1]) < 1e-5)
      #expect(abs(Double(slope.y) - entry[2]) < 1e-5)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the objective is as low, and as many neighbours are kept`(seed: UInt64) {
    let plain = PlaneLayout.Schedule(exaggerated: 150, plain: 500, sharpening: 0)
    var layout = PlaneLayout(lists, seed: seed, schedule: plain, workers: Samples.workers)
    layout.advance(steps: .max)
    #expect(layout.divergence() < 1.02 * mean(expected.divergences))
    let kept = lists.kept(at: layout.positions, workers: Samples.workers)
    #expect(kept > mean(expected.kept) - 0.015)
  }

  @Test func `with sharpening more neighbours are kept`() {
    var layout = PlaneLayout(lists, workers: Samples.workers)
    layout.advance(steps: .max)
    let kept = lists.kept(at: layout.positions, workers: Samples.workers)
    #expect(kept > mean(expected.kept) + 0.05)
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
