import Cells
import Terms
import Testing

@testable import Dashboard

/// No panel and no column stands on any screen or sheet that `i` could not explain.
@Suite struct `Every title and head` {
  @Test(arguments: ScreenGoldenTests.sizes)
  func `is drawn from a term, and heads stand over columns`(
    size: Size
  ) {
    var sheets: Set<String> = []
    for view in EveryView(size).views {
      let canvas = Dashboard.view(view.scenario.state)
      for landmark in canvas.landmarks {
        #expect(
          landmark.caption.term != nil,
          "\(view.name): «\(landmark.caption.text)» is explained nowhere")
      }
      let top = view.scenario.state.shared.sheets.top?.sheet
      if let top { sheets.insert(type(of: top).title) }
      let panels = canvas.landmarks.compactMap { landmark -> Rect? in
        if case .panel = landmark.kind { landmark.rect } else { nil }
      }
      // What a sheet lies over is not explained while it does; a line above the footer is none.
      let shared = view.scenario.state.shared
      let isCovered = shared.sheets.shown.contains {
        $0.sheet.line(width: size.width, shared) == nil
      }
      let shown = isCovered ? panels.first : canvas.bounds
      #expect(shown != nil, "\(view.name) shows no panel")
      for corner in Self.corners(of: canvas, in: shown ?? canvas.bounds) {
        #expect(
          panels.contains { $0.x == corner.x && $0.y == corner.y },
          "\(view.name): the panel at \(corner.x), \(corner.y) has no term\n\(view.scenario.screen)"
        )
      }
      Self.expectHeads(on: canvas, view.name)
    }
    let panels = KeyTables.sheets.filter {
      !($0 is any LineEntry.Type || $0 is any RunQuestion.Type)
    }
    let missed = panels.map { $0.title }.filter { !sheets.contains($0) }
    #expect(missed.isEmpty, "never shown")
  }

  /// A column whose values stand without their head above them is none that a person could read.
  private static func expectHeads(on canvas: Canvas, _ name: String) {
    let columns = canvas.landmarks.filter { $0.kind == .column && !$0.caption.text.isEmpty }
    for column in columns {
      let isThere = columns.contains {
        $0.caption == column.caption && $0.rect.x == column.rect.x
          && shows($0.caption.text, on: canvas, in: $0.rect)
      }
      #expect(isThere, "\(name): no head «\(column.caption.text)» stands over its column")
    }
  }

  /// Whether a text stands in a place, as far as it has room.
  private static func shows(_ text: String, on canvas: Canvas, in rect: Rect) -> Bool {
    let shown = (rect.x..<rect.maxX).compactMap { canvas[$0, rect.y].character }.map { "\($0)" }
      .joined()
    return shown.contains(text.fitted(to: rect.width))
  }

  private static func corners(of canvas: Canvas, in rect: Rect) -> [Point] {
    (rect.y..<rect.maxY).flatMap { y in
      (rect.x..<rect.maxX).filter { canvas[$0, y].character == "╭" }.map { Point(x: $0, y: y) }
    }
  }
}
