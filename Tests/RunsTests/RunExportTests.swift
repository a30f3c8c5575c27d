import Files
import FoundationEssentials
import Learning
import TestFolders
import TestSamples
import Testing

@testable import Runs

/// Runs as other programs read them.
@Suite struct `An exported run` {
  private let home = TemporaryFolder()

  private static let epochs = [
    EpochRecord(
      epoch: 1, metrics: EpochMetrics(trained: 2.5, validated: 2.25), seconds: 0.5,
      ratingsPerSecond: 100, isBest: true,
      epochsSinceBest: 0),
    EpochRecord(
      epoch: 300, metrics: EpochMetrics(trained: .nan, validated: nil), seconds: 1,
      ratingsPerSecond: 0, isBest: false,
      epochsSinceBest: 1),
  ]

  private func report() -> RunReport {
    RunReport(
      RunFolder(home.path + "/20261128T120000-d-seed"),
      RunManifest(
        data: "d", arguments: [], ratings: Samples.ratings(users: 2),
        settings: Preset.seed.settings(),
        started: "2026-11-28T12:00:00Z"), epochs: Self.epochs, status: .ended(.finished))
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: path)))
  }

  @Test func `is a table`() throws {
    let path = home.path + "/a.csv"
    try RunExport.csv.write(report(), to: path)
    #expect(
      String(decoding: try bytes(path), as: UTF8.self)
        == "epoch,loss,val_loss,seconds,ratings_per_second,best\n1,2.5,2.25,0.5,100.0,1\n300,nan,,1.0,0.0,0\n"
    )
    #expect(throws: RunFolderError.self) { try RunExport.csv.write(report(), to: path) }
    #expect(throws: RunFolderError.self) {
      try RunExport.csv.write(report(), to: home.path + "/no/a.csv")
    }
  }

  @Test func `has what was measured besides in columns of its own`() {
    let records = [0.5, nil].enumerated().map { index, value in
      EpochRecord(
        epoch: index + 1,
        metrics: EpochMetrics(
          .ndcg(10), trained: 0.2, validated: 0.1,
          further: value.map { [.recall(10): EpochMetrics.Values(validated: $0)] } ?? [:]),
        seconds: nil, ratingsPerSecond: nil, isBest: false, epochsSinceBest: 0)
    }
    #expect(
      RunCSV(records).text
        == "epoch,loss,val_loss,seconds,ratings_per_second,best,recall,val_recall\n"
        + "1,0.2,0.1,,,0,,0.5\n2,0.2,0.1,,,0,,\n")
    let names = (trained: "ndcg", validated: "val_ndcg")
    let file = TensorBoardFile(records, names: names, start: 0)
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(text.ranges(of: "val_recall").count == 1 && text.ranges(of: "val_ndcg").count == 2)
  }

  @Test func `leaves open what is not known`() throws {
    let record = EpochRecord(
      epoch: 1, metrics: EpochMetrics(trained: 2, validated: nil), seconds: nil,
      ratingsPerSecond: nil, isBest: false,
      epochsSinceBest: 1)
    #expect(RunCSV([record]).text.hasSuffix("\n1,2.0,,,,0\n"))
    func scalars(_ record: EpochRecord) -> String {
      let names = (trained: "loss", validated: "val_loss")
      return String(
        decoding: TensorBoardFile([record], names: names, start: 0).bytes, as: UTF8.self)
    }
    #expect(!scalars(record).contains("epoch_seconds"))
    #expect(scalars(Self.epochs[0]).contains("epoch_seconds"))
  }

  /// The bytes that TensorBoard's own writer makes of the same events (tensorboard 2.21, by
  /// Tests/RunsTests/event_file.py).
  @Test func `is what TensorBoard reads`() throws {
    let file = try RunExport.tensorboard.write(report(), to: home.path + "/tb")
    #expect(file.hasSuffix("/tb/20261128T120000-d-seed/events.out.tfevents.1795867200.marquee"))
    #expect(Data(try bytes(file)).base64EncodedString() == Self.expected)
  }

  private static let expected =
    "GAAAAAAAAACjf0siCQAAAJCwwtpBGg1icmFpbi5FdmVudDoy3zJo00EAAAAAAAAAAKnCqwkAACCQsMLa"
    + "QRABKjQKCwoEbG9zcxUAACBACg8KCHZhbF9sb3NzFQAAEEAKFAoNZXBvY2hfc2Vjb25kcxUAAAA/nO3f"
    + "8DEAAAAAAAAAnYOD6QkAAGCQsMLaQRCsAiojCgsKBGxvc3MVAADAfwoUCg1lcG9jaF9zZWNvbmRzFQAA"
    + "gD9XWcj0"
}
