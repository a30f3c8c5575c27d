import Files
import FoundationEssentials
import Learning

/// A run's curves in a form that other programs read.
public enum RunExport: String, CaseIterable, Sendable {
  /// A line an epoch, with a header.
  case csv
  /// An event file for TensorBoard.
  case tensorboard

  /// Writes a new file.
  ///
  /// - Parameter path: of a CSV file; of the folder that TensorBoard is to be pointed at, which has a folder for each run.
  /// - Returns: the file.
  /// - Throws: where it is there already, or the system refuses.
  @discardableResult
  public func write(_ run: RunReport, to path: String) throws(RunFolderError) -> String {
    let file: String
    let bytes: [UInt8]
    switch self {
    case .csv:
      file = path
      bytes = Array(RunCSV(run.epochs).text.utf8)
    case .tensorboard:
      let start = (try? Date(run.manifest.started, strategy: .iso8601))?.timeIntervalSince1970 ?? 0
      file = "\(path)/\(run.folder.name)/events.out.tfevents.\(Int(start)).marquee"
      bytes =
        TensorBoardFile(
          run.epochs, names: (run.metric.key, run.metric.validationKey), start: start
        ).bytes
    }
    guard FileKind(at: file) == nil else {
      throw .broken(path: file, why: "is there already; an export goes to a new file")
    }
    do {
      if self == .tensorboard { try Folder.create("\(path)/\(run.folder.name)") }
      try DurableFile.replace(file, with: bytes)
    } catch {
      throw .broken(path: file, why: "\(error)")
    }
    return file
  }
}

/// The epochs of a run as comma-separated values, under a header.
public struct RunCSV {
  public let text: String

  /// What was measured apart from the loss has columns of its own behind all others.
  public init(_ epochs: [EpochRecord]) {
    let further = Set(epochs.flatMap(\.metrics.further)).sorted { $0.name < $1.name }
    let columns = further.flatMap { [$0.key, $0.validationKey] }.map(Self.field)
    let header =
      ["epoch", "loss", "val_loss", "seconds", "ratings_per_second", "best"] + columns
    let lines = epochs.map { record in
      Self.cells(record) + further.flatMap { Self.cells(record[$0] ?? EpochMetrics.Values()) }
    }
    text = ([header] + lines).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  private static func cells(_ record: EpochRecord) -> [String] {
    [
      "\(record.epoch)", "\(record.trained)", record.validated.map { "\($0)" } ?? "",
      record.seconds.map { "\($0)" } ?? "", record.ratingsPerSecond.map { "\($0)" } ?? "",
      record.isBest ? "1" : "0",
    ]
  }

  private static func cells(_ values: EpochMetrics.Values) -> [String] {
    [values.trained.isNaN ? "" : "\(values.trained)", values.validated.map { "\($0)" } ?? ""]
  }

  /// A name that another program gave may have anything in it.
  private static func field(_ name: String) -> String {
    guard name.contains(where: { $0 == "," || $0 == "\"" }) else { return name }
    return "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}
