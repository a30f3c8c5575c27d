import Cells
import Foundation
import Testing

@testable import Configuration
@testable import Dashboard

/// A table of keys has the headings Key, Action and What it does; keys and actions are spelled as in `config.yaml`.
/// Below the heading of a screen it tells of that screen, below any other of every screen that has the action.
@Suite struct `Keys in the articles` {
  /// A row of a table.
  private struct Row {
    let section: String
    let keys: [String]
    let actions: [String]
  }

  private let rows: [Row]
  private let article: Article
  private let dashboard: [KeyHelp]
  private let screens: [(title: String, keys: [KeyHelp])]
  /// With their own keys alone.
  private let sheets: [(title: String, keys: [KeyHelp])]

  init() throws {
    let article = try Article("\(Repository.articlesFolder)/KeysAndScreens.md")
    self.article = article
    let state = State(
      size: Size(width: 80, height: 24), source: .ratings(""), themes: [], theme: "")
    let all = state.screens + State.logScreens
    let screens = Array(zip(all.map(\.title), KeyTables.all)).map { ($0, $1) }
    let sheets = KeyTables.sheets.map { ($0.title, $0.keyTable) }
    let titles = Set((screens + sheets).map(\.0))
    self.screens = screens
    self.sheets = sheets
    dashboard = state.dashboardBindings.map(\.key)
    rows = article.sections.flatMap { section in
      // The innermost that tells of one screen or sheet, or else the outermost.
      let heading = section.headings.last { titles.contains($0) } ?? section.headings[0]
      return section.blocks.flatMap { block -> [Row] in
        guard case .table(let header, let rows) = block, header.prefix(2) == ["Key", "Action"]
        else { return [] }
        return rows.map {
          Row(section: heading, keys: Self.names($0[0]), actions: Self.names($0[1]))
        }
      }
    }
  }

  /// The names in a cell; `1` to `4` are four of them.
  private static func names(_ cell: String) -> [String] {
    guard let range = cell.wholeMatch(of: /`([^`]*)(\d)` to `([^`]*)(\d)`/), range.1 == range.3,
      let first = Int(range.2), let last = Int(range.4), first <= last
    else { return cell.codeSpans }
    return (first...last).map { "\(range.1)\($0)" }
  }

  /// The tables that a section tells of.
  private func tables(of section: String, _ action: String) -> [[KeyHelp]] {
    if section == "Every screen" { return [dashboard] }
    if let one = (screens + sheets).first(where: { $0.title == section }) { return [one.keys] }
    if section == "Sheets" {
      // Where a sheet's own section has no other row.
      return sheets.filter { sheet in
        sheet.keys.contains { $0.action == action }
          && !rows.contains { $0.section == sheet.title && $0.actions.contains(action) }
      }.map(\.keys)
    }
    return screens.map(\.keys).filter { $0.contains { $0.action == action } }
  }

  @Test func `are those of their actions`() throws {
    #expect(!rows.isEmpty)
    for row in rows {
      let told = try Set(row.keys.map { try #require(Key(named: $0), "no key is called \($0)") })
      for action in row.actions {
        let tables = tables(of: row.section, action)
        #expect(!tables.isEmpty, "\(row.section): no screen has \(action)")
        for table in tables {
          let bound = table.filter { row.actions.contains($0.action) }
          #expect(
            bound.contains { $0.action == action }, "\(row.section) has no action \(action)")
          #expect(
            Set(bound.flatMap(\.keys)) == told,
            "\(row.section): \(row.actions) are on \(bound.flatMap(\.keys).map(\.word))")
        }
      }
    }
  }

  @Test(arguments: (State.allScreens + State.logScreens).indices)
  func `are all that a screen has`(index: Int) {
    let screen = screens[index]
    let others = Set((screens + sheets).map(\.title) + ["Sheets"]).subtracting([screen.title])
    let told = Set(rows.filter { !others.contains($0.section) }.flatMap(\.actions))
    for key in screen.keys {
      #expect(
        told.contains(key.action), "\(screen.title): no table has \(key.action) (\(key.name))")
    }
  }

  @Test func `are all that a sheet has`() {
    for sheet in sheets {
      let told = Set(
        rows.filter { [sheet.title, "Sheets"].contains($0.section) }.flatMap(\.actions))
      for key in sheet.keys {
        #expect(
          told.contains(key.action), "\(sheet.title): no table has \(key.action) (\(key.name))")
      }
    }
  }

  @Test func `are told with their actions`() {
    for (headings, blocks) in article.sections {
      for case .table(let header, _) in blocks where header[0] == "Key" {
        #expect(header.prefix(2) == ["Key", "Action"], "\(headings)")
      }
    }
  }

  /// Whatever else is spelled like a key is one.
  @Test func `exist, wherever they are named`() throws {
    let bound = Set((dashboard + (screens + sheets).flatMap(\.keys)).flatMap(\.keys))
    for article in [article, try Repository.readme()] {
      for name in article.texts.flatMap(\.codeSpans) {
        guard let key = Key(named: name) else { continue }
        #expect(bound.contains(key), "\(article.path): nothing is on \(name)")
      }
    }
  }

  @Test func `of the first things to try are on their screens`() throws {
    var count = 0
    for case .table(let header, let rows) in try Repository.readme().blocks
    where header.prefix(2) == ["Key", "Screen"] {
      for row in rows {
        count += 1
        let screen = try #require(screens.first { $0.title == row[1] }, "\(row[1])")
        let bound = Set((screen.keys + dashboard).flatMap(\.keys))
        for name in row[0].codeSpans {
          #expect(Key(named: name).map(bound.contains) == true, "\(screen.title): \(name)")
        }
      }
    }
    #expect(count == 10)
  }

  @Test func `and settings in a file are understood`() {
    var count = 0
    for case .code("yaml", let lines) in article.blocks {
      count += 1
      let text = lines.joined(separator: "\n")
      let read = Configuration(yaml: text, source: article.path) { _ in nil }
      #expect(read.problems == [])
    }
    #expect(count > 0)
  }
}
