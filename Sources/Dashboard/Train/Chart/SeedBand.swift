import Evaluation
import Learning
import Tuning

/// What other seeds made of the settings of the run that is shown: how much of a difference is noise.
struct SeedBand {
  let seeds: Int
  /// After each epoch, from 1.
  private let spreads: [Spread]
  private let read: (Double) -> Double

  /// - Returns: nil where the last sweep tried no such settings, or under too few seeds, or tells nothing of this metric.
  init?(_ shared: Shared, _ metric: Metric) {
    guard let table = shared.sheets.sheet(of: SweepSheet.self)?.results?.table,
      let settings = shared.train.startSettings,
      let cell = table.cell(of: settings), let read = metric.reading(of: table.metric)
    else { return nil }
    self.read = read
    seeds = table.done(of: cell)
    spreads = table.band(of: cell)
    if spreads.isEmpty { return nil }
  }

  /// The values that stand a standard deviation above and below the mean.
  var points: [(epoch: Int, low: Double, high: Double)] {
    spreads.enumerated().map { index, spread in
      let deviation = spread.standardDeviation ?? 0
      return (index + 1, read(spread.mean - deviation), read(spread.mean + deviation))
    }
  }

  /// `5 seeds 0.7472 ± 0.0031`, of the epoch that has come, or of the last one that there is.
  func label(after epochs: Int) -> String {
    let spread = spreads[epochs.clamped(to: 1...spreads.count) - 1]
    let mean = read(spread.mean)
    let deviation = abs(read(spread.mean + (spread.standardDeviation ?? 0)) - mean)
    return "\(seeds) seeds \(mean.lossText) ± \(deviation.fixed(4))"
  }
}
