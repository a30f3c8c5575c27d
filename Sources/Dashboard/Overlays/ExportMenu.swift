import Cells
import RatingData

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

  /// The key that chooses it in the line above the footer.
  var key: Character {
    switch self {
    case .csv: "c"
    case .json: "j"
    case .copy: "y"
    case .text: "t"
    case .ansi: "a"
    case .svg: "s"
    }
  }

  private var title: String {
    switch self {
    case .csv: "CSV"
    case .json: "JSON"
    case .copy: "copy"
    case .text: "text"
    case .ansi: "ANSI"
    case .svg: "SVG"
    }
  }

  /// The line, with what can be done.
  static var line: String {
    func choices(_ exports: [ScreenExport]) -> String {
      exports.map { "\($0.key) \($0.title)" }.joined(separator: "  ")
    }
    return "write the list: \(choices([.csv, .json, .copy]))   the screen: "
      + choices([.text, .ansi, .svg]) + "   esc"
  }
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

extension State {
  mutating func receiveInExport(_ key: Key) -> [Effect] {
    shared.overlay = nil
    guard case .character(let character) = key,
      let export = ScreenExport.allCases.first(where: { $0.key == character })
    else { return [] }
    switch export {
    case .text, .ansi, .svg: return [.terminal(.export(export))]
    case .csv, .json, .copy:
      guard let table = screens[current].table(shared), !table.rows.isEmpty else {
        shared.note = "this screen shows no list yet"
        return []
      }
      guard export == .copy else { return [.run(ExportRequest.table(table, export).job)] }
      shared.note = "\(table.rows.count.counted("row")) copied"
      let lines = [table.columns] + table.rows.map { $0.map(\.text) }
      return [.terminal(.copy(lines.map { $0.joined(separator: "\t") }.joined(separator: "\n")))]
    }
  }
}

extension Library {
  /// The columns of a movie in every list.
  static let movieColumns = ["movieId", "title"]

  func fields(of movie: MovieIndex) -> [ExportField] {
    let movie = data.catalogue[movie]
    return [.text("\(movie.id)"), .text(movie.title)]
  }
}
