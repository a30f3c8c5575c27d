import Evaluation
import Learning

/// What the cells of a sweep have come to so far: their means over seeds, and whether two of them differ beyond the noise
/// of seeds.
public struct SweepTable: Sendable, Equatable {
  public let plan: SweepPlan
  public private(set) var metric: Metric
  /// By cell, then by seed; nil while a trial is not done.
  private var values: [[Double?]]
  /// In the same way, the values of its epochs.
  private var curves: [[[Double]]]
  /// By cell, why a run of it failed.
  private var failures: [String?]
  public private(set) var done = 0

  public init(_ plan: SweepPlan, _ metric: Metric) {
    self.plan = plan
    self.metric = metric
    values = [[Double?]](
      repeating: [Double?](repeating: nil, count: plan.seeds), count: plan.cells)
    failures = [String?](repeating: nil, count: plan.cells)
    curves = [[[Double]]](
      repeating: [[Double]](repeating: [], count: plan.seeds), count: plan.cells)
  }

  public mutating func add(_ point: SweepPoint) {
    guard values.indices.contains(point.cell), values[point.cell].indices.contains(point.seed)
    else {
      return
    }
    values[point.cell][point.seed] = point.validated ?? .nan
    curves[point.cell][point.seed] = point.curve
    if point.validated == nil {
      failures[point.cell] = failures[point.cell] ?? point.failure ?? "it has no loss"
    }
    done += 1
  }

  /// Its values read by another metric, such as the roots of mean squares; nil where that does not follow from its own.
  public func read(by other: Metric) -> SweepTable? {
    guard other.value(where: metric, is: 0) != nil else { return nil }
    func read(_ value: Double) -> Double { other.value(where: metric, is: value) ?? .nan }
    var table = self
    table.metric = other
    table.values = values.map { $0.map { $0.map(read) } }
    table.curves = curves.map { $0.map { $0.map(read) } }
    return table
  }

  public var isComplete: Bool { done == plan.trials }

  /// Trials of a cell that are done.
  public func done(of cell: Int) -> Int { values[cell].count { $0 != nil } }

  /// Why a run of a cell failed; nil where none did.
  public func failure(of cell: Int) -> String? { failures[cell] }

  /// Over the seeds that are done; nil of a cell without any, and of one with a run that failed.
  public func spread(of cell: Int) -> Spread? {
    let values = self.values[cell].compactMap(\.self)
    guard values.allSatisfy(\.isFinite) else { return nil }
    return Spread(values)
  }

  /// The mean and the spread of a cell's validation values after each epoch, over the seeds that came so far; of the epochs
  /// that two of them have, at least.
  public func band(of cell: Int) -> [Spread] {
    let longest = curves[cell].map(\.count).max() ?? 0
    return (0..<longest).map { epoch in
      curves[cell].compactMap { $0.indices.contains(epoch) ? $0[epoch] : nil }
    }.prefix { $0.count >= 2 && $0.allSatisfy(\.isFinite) }.compactMap { Spread($0) }
  }

  /// The cell of some settings, whatever their seed; nil where there is none.
  public func cell(of settings: Settings) -> Int? {
    (0..<plan.cells).first { cell in
      var other = plan.settings(of: cell)
      other.seed = settings.seed
      return other == settings
    }
  }

  /// The cell with the best mean.
  public var best: Int? {
    let means = (0..<plan.cells).compactMap { cell in spread(of: cell).map { (cell, $0.mean) } }
    return means.min { metric.isBetter($0.1, than: $1.1) }?.0
  }

  /// The cells from the best mean to the worst; those without any last.
  public var ranking: [Int] {
    let ranked = (0..<plan.cells).compactMap { cell in spread(of: cell).map { (cell, $0.mean) } }
      .sorted { metric.isBetter($0.1, than: $1.1) }.map(\.0)
    return ranked + (0..<plan.cells).filter { !ranked.contains($0) }
  }

  /// How much larger the loss of a cell is than that of another, over the seeds that both have: the same seed
  /// means the same split, so that the differences are paired.
  public func difference(of cell: Int, from other: Int) -> PairedDifference? {
    let pairs = zip(values[cell], values[other]).compactMap { a, b in
      a.flatMap { a in b.map { a - $0 } }
    }
    guard pairs.allSatisfy(\.isFinite) else { return nil }
    let validation = plan.base.validation
    return PairedDifference(pairs, testShare: validation / (1 - validation))
  }

  /// Whether a cell is worse than the best one, as far as the seeds can tell.
  public enum Verdict: Sendable, Equatable {
    case best
    /// The interval of the difference leaves out 0.
    case worse
    /// It does not.
    case withinNoise
    /// Too few seeds.
    case unknown
    /// A run of it came to nothing.
    case failed
  }

  public func verdict(on cell: Int) -> Verdict {
    guard failures[cell] == nil else { return .failed }
    guard let best else { return .unknown }
    guard cell != best else { return .best }
    guard let difference = difference(of: cell, from: best), let margin = difference.margin else {
      return .unknown
    }
    return abs(difference.mean) > margin ? .worse : .withinNoise
  }
}
