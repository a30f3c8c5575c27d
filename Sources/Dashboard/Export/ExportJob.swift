import Exporting
import Jobs
import Text

/// What is written to a new file in the working folder.
public enum ExportRequest: Sendable, Equatable {
  /// As CSV, or as JSON.
  case table(ExportTable, ScreenExport)
  /// - Parameters:
  ///   - stem, suffix: what the file is called, if that name is free.
  case text(String, stem: String, suffix: String)

  /// Takes the path.
  static let slot = JobSlot<ExportRequest, Never, String>(JobIdentity("export"))

  /// Each is written.
  public var job: Job {
    Self.slot.job(self, at: .disk, replacing: .none) { request, _ in try request.write() }
  }

  private func write() throws -> String {
    switch self {
    case .text(let text, let stem, let suffix):
      return try NewFile.write(text, stem: stem, suffix: suffix)
    case .table(let table, let format):
      let stem = "marquee-" + NewFile.stem(table.name)
      guard format == .json else {
        return try NewFile.write(
          SeparatedText.csv(table.columns, table.rows.map { $0.map(\.text) }), stem: stem,
          suffix: "csv")
      }
      return try NewFile.write(table.json.text + "\n", stem: stem, suffix: "json")
    }
  }
}

extension ExportTable {
  /// An array of objects, keys in the order of the columns.
  fileprivate var json: JSON {
    .array(
      rows.map { row in
        zip(columns, row).reduce([:] as JSON) { object, field in
          switch field.1 {
          case .text(let text): object.adding([field.0: .string(text)])
          case .number(let number): object.adding([field.0: .number(number)])
          case .empty: object.adding([field.0: .null])
          }
        }
      })
  }
}

extension Shared {
  mutating func takeExport(_ done: JobDone) -> [Effect]? {
    guard let (_, outcome) = ExportRequest.slot.take(done) else { return nil }
    switch outcome {
    case .result(let path): note = "written to \(path)"
    case .failed(let reason): note = "not written: \(reason)"
    case .progress: break
    }
    return []
  }
}
