import Learning

/// The epochs of a run as comma-separated values, under a header.
public struct RunCSV {
  public let text: String

  public init(_ epochs: [EpochRecord]) {
    let header = "epoch,loss,val_loss,seconds,ratings_per_second,best"
    text = ([header] + epochs.map(Self.line)).map { $0 + "\n" }.joined()
  }

  private static func line(_ record: EpochRecord) -> String {
    [
      "\(record.epoch)", "\(record.loss)", record.validationLoss.map { "\($0)" } ?? "",
      record.seconds.map { "\($0)" } ?? "", record.ratingsPerSecond.map { "\($0)" } ?? "",
      record.isBest ? "1" : "0",
    ].joined(separator: ",")
  }
}
