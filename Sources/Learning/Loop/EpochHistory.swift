/// The epochs of a run as they stand. One that is told again takes the place of the one before and of all after it: the
/// run went back to an earlier state, and what came of the other way is no part of it any more.
public struct EpochHistory: Sendable, Equatable {
  /// By epoch, ascending; some may be left out.
  public private(set) var records: [EpochRecord] = []
  /// The last that was better than all before it; nil before the first.
  public private(set) var best: EpochRecord?
  /// What the epochs took together; nil where that is not known of each of them.
  public private(set) var seconds: Double? = 0

  public init() {}

  /// - Parameter records: as they were told.
  public init(_ records: some Sequence<EpochRecord>) {
    for record in records { add(record) }
  }

  public mutating func add(_ record: EpochRecord) {
    goBack(before: record.epoch)
    records.append(record)
    take(record)
  }

  /// Forgets an epoch and all after it.
  ///
  /// - Returns: whether there were any.
  @discardableResult
  public mutating func goBack(before epoch: Int) -> Bool {
    guard let last = records.last, last.epoch >= epoch else { return false }
    records.removeAll { $0.epoch >= epoch }
    best = nil
    seconds = 0
    records.forEach { take($0) }
    return true
  }

  private mutating func take(_ record: EpochRecord) {
    if record.isBest { best = record }
    seconds = record.seconds.flatMap { more in seconds.map { $0 + more } }
  }
}
