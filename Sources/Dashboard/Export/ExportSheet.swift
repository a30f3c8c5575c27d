import Cells
import RatingData
import Text

/// What of a screen is written to a file, or copied.
public enum ScreenExport: Sendable, Equatable, CaseIterable {
  /// The list that the screen shows.
  case csv
  case json
  case copy
  /// The screen as it stands.
  case text
  case ansi
  case svg
}

/// A list as other programs take it.
public struct ExportTable: Sendable, Equatable {
  /// What a file of it is called.
  public let name: String
  public let columns: [String]
  /// As many fields each as there are columns.
  public let rows: [[ExportField]]

  public init(name: String, columns: [String], rows: [[ExportField]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}

public enum ExportField: Sendable, Equatable {
  case text(String)
  case number(Double)
  case empty

  /// As CSV has it.
  public var text: String {
    switch self {
    case .text(let text): text
    case .number(let number) where number == number.rounded() && abs(number) < 1e15:
      "\(Int(number))"
    case .number(let number): "\(number)"
    case .empty: ""
    }
  }
}

/// What can be written to a file or copied, in the line above the footer.
struct ExportSheet: Sheet {
  static let title = "Export"
  static let closesOnAnyKey = true

  /// The list that the screen below shows; nil where it shows none.
  private let table: @Sendable () -> ExportTable?

  init(_ table: @escaping @Sendable () -> ExportTable?) { self.table = table }

  static let bindings: [Binding<Self>] = [
    Binding(
      "export-csv", [.character("c")], "c", .list, "the list as a CSV file", label: "list: CSV"
    ) {
      sheet, shared in sheet.write(.csv, &shared)
    },
    Binding("export-json", [.character("j")], "j", .list, "the list as a JSON file", label: "JSON")
    { sheet, shared in sheet.write(.json, &shared) },
    Binding("copy-list", [.character("y")], "y", .list, "the list to the clipboard", label: "copy")
    { sheet, shared in sheet.copy(&shared) },
    Binding(
      "export-text", [.character("t")], "t", .view, "the screen as text", label: "screen: text"
    ) {
      _, shared in shared.exportScreen(.text)
    },
    Binding(
      "export-ansi", [.character("a")], "a", .view, "the screen with its colours", label: "ANSI"
    ) { _, shared in shared.exportScreen(.ansi) },
    Binding("export-svg", [.character("s")], "s", .view, "the screen as a picture", label: "SVG") {
      _, shared in shared.exportScreen(.svg)
    },
    .leave(),
  ]

  func line(width: Int, _ shared: Shared) -> String? { "export the list, or the screen as it is" }

  private func write(_ format: ScreenExport, _ shared: inout Shared) -> [Effect] {
    taken(&shared).map { [.run(ExportRequest.table($0, format).job)] } ?? []
  }

  private func copy(_ shared: inout Shared) -> [Effect] {
    guard let table = taken(&shared) else { return [] }
    shared.note = "\(table.rows.count.counted("row")) copied"
    let lines = [table.columns] + table.rows.map { $0.map(\.text) }
    return [.terminal(.copy(lines.map { $0.joined(separator: "\t") }.joined(separator: "\n")))]
  }

  /// The list, and the sheet is closed; nil where there is none.
  private func taken(_ shared: inout Shared) -> ExportTable? {
    shared.sheets.close()
    let table = table()
    guard let table, !table.rows.isEmpty else {
      shared.note = "this screen shows no list yet"
      return nil
    }
    return table
  }
}

extension Shared {
  fileprivate mutating func exportScreen(_ format: ScreenExport) -> [Effect] {
    sheets.close()
    return [.terminal(.export(format))]
  }
}

extension Library {
  /// The columns of a movie in every list.
  static let movieColumns = ["movieId", "title"]

  func fields(of movie: MovieIndex) -> [ExportField] {
    let movie = data.catalogue[movie]
    return [.text("\(movie.id)"), .text(movie.listedTitle)]
  }
}
