/// What the Keras notebook of 2016 printed for MovieLens 1M, epoch by epoch: the ghost on the chart.
enum NotebookCurve {
  struct Epoch: Sendable {
    let loss: Double
    let validationLoss: Double
  }

  /// From epoch 1.
  static let epochs: [Epoch] = [
    Epoch(loss: 11.1471, validationLoss: 5.4217), Epoch(loss: 3.2400, validationLoss: 2.0896),
    Epoch(loss: 1.6470, validationLoss: 1.3981), Epoch(loss: 1.2226, validationLoss: 1.1470),
    Epoch(loss: 1.0499, validationLoss: 1.0289), Epoch(loss: 0.9649, validationLoss: 0.9651),
    Epoch(loss: 0.9186, validationLoss: 0.9289), Epoch(loss: 0.8916, validationLoss: 0.9070),
    Epoch(loss: 0.8745, validationLoss: 0.8916), Epoch(loss: 0.8629, validationLoss: 0.8818),
    Epoch(loss: 0.8543, validationLoss: 0.8736), Epoch(loss: 0.8473, validationLoss: 0.8672),
    Epoch(loss: 0.8406, validationLoss: 0.8615), Epoch(loss: 0.8344, validationLoss: 0.8558),
    Epoch(loss: 0.8280, validationLoss: 0.8497),
  ]

  /// The published numbers of an epoch, from 1.
  static func epoch(_ number: Int) -> Epoch? {
    epochs.indices.contains(number - 1) ? epochs[number - 1] : nil
  }
}
