import Models
import Testing

@testable import Learning

@Suite("The oracle: dense Adamax in double precision")
struct OracleTests {
  @Test(
    "The lazy learner agrees with the dense sweep, epoch by epoch",
    arguments: Fixture.names)
  func agrees(name: String) throws { try compare(name, path: .swift) }

  @Test(
    "So does it on the wide path",
    .enabled(if: BatchKernel.Path.fastest == .wide, "this processor has no wide path"),
    arguments: Fixture.names)
  func agreesWide(name: String) throws { try compare(name, path: .wide) }

  private func compare(_ name: String, path: BatchKernel.Path) throws {
    let fixture = try Fixture.named(name)
    let learner = fixture.learner(path: path)
    for epoch in 1...fixture.losses.count {
      learner.beginEpoch()
      let loss = learner.advance(steps: learner.stepsPerEpoch).mean
      expect(loss, near: fixture.losses[epoch - 1], within: 1e-4, "loss of epoch \(epoch)")
      if !fixture.validation.isEmpty {
        let expected = fixture.validationLosses[epoch - 1]
        let validation = learner.validate().mean
        expect(validation, near: expected, within: 1e-4, "val_loss of epoch \(epoch)")
      }
      guard let kept = fixture.kept.first(where: { $0.epoch == epoch }) else { continue }
      let model = learner.factorModel()
      compare(model.userFactors.values, kept.parameters.p, "p after epoch \(epoch)")
      compare(model.movieFactors.values, kept.parameters.q, "q after epoch \(epoch)")
      compare(model.biases?.users ?? [], kept.parameters.bu ?? [], "b_u after epoch \(epoch)")
      compare(model.biases?.movies ?? [], kept.parameters.bi ?? [], "b_i after epoch \(epoch)")
    }
  }

  private func expect(
    _ value: Double, near expected: Double, within tolerance: Double, _ what: String
  ) {
    #expect(abs(value - expected) <= tolerance * abs(expected), "\(what): \(value), \(expected)")
  }

  /// Relative to the weight, and for the few that pass through zero to the largest of their kind.
  private func compare(_ weights: [Float], _ expected: [Double], _ what: String) {
    #expect(weights.count == expected.count, "\(what)")
    let scale = expected.map { abs($0) }.max() ?? 0
    let worst = zip(weights, expected).map { weight, expected in
      abs(Double(weight) - expected) / max(abs(expected), 0.02 * scale)
    }.max()
    #expect(worst ?? 0 <= 1e-3, "\(what): off by \(worst ?? 0)")
  }
}
