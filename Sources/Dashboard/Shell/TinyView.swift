import Cells
import Learning
import Text

/// What a terminal shows that has no room for a dashboard: how far the run is, in one line. What it would take, and the keys
/// that work all the same, stand below where there are more.
struct TinyView {
  private let state: State
  private var shared: Shared { state.shared }
  private var train: TrainState { state.shared.train }

  init(_ state: State) { self.state = state }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let lines = lines(in: rect).prefix(rect.height)
    for (row, line) in lines.enumerated() {
      canvas.write(
        line.text, x: rect.x, y: rect.y + (rect.height - lines.count) / 2 + row, line.style)
    }
  }

  /// What is asked comes first, since keys answer it; then what matters most.
  private func lines(in rect: Rect) -> [(text: String, style: Style)] {
    let width = rect.width
    let status = (Self.first(of: statuses, in: width), train.phase.style)
    if let question {
      return [(Self.first(of: question, in: width), Style(.text, bold: true)), status]
    }
    guard rect.height > 1 else { return [status] }
    let sentence = need.wrapped(to: width)
    let isWhole = sentence.count <= rect.height - 1
    let below = isWhole ? sentence.map { ($0, Style.text) } : []
    return [status] + below + [(Self.first(of: keys, in: width), .muted)]
  }

  /// The longest that fits, or else the shortest, to be cut.
  private static func first(of texts: [String], in width: Int) -> String {
    texts.first { $0.columns <= width } ?? texts.last ?? ""
  }

  private var need: String {
    let least = DashboardLayout.smallest
    return "marquee needs \(least.width)×\(least.height) cells; this terminal has"
      + " \(shared.size.width)×\(shared.size.height)."
  }

  private var keys: [String] {
    let quit = "\(shared.key("quit")) quits"
    guard train.phase.isUnderWay else { return [quit] }
    let pause = train.phase == .paused ? "resumes" : "pauses"
    return ["\(shared.key("pause")) \(pause), \(quit)", quit]
  }

  /// What waits for an answer, from the most words to the fewest; nil where keys do what they always do.
  private var question: [String]? {
    if state.isSearching {
      return ["a search is open: esc closes it", "esc: end search", "esc"]
    }
    guard let sheet = shared.sheets.top?.sheet else { return nil }
    let each = state.keyLines.compactMap { line in
      line.label.map { "\(line.key.keys.first?.name ?? "") \($0)" }
    }
    let answers = each.joined(separator: ", ")
    let title = type(of: sheet).title.lowercased()
    guard let text = sheet.line(width: shared.size.width, shared) else {
      return ["\(title) is open: esc closes it", "\(title): esc closes", "esc"]
    }
    return ["\(text) \(answers)", "\(title)? \(answers)", answers, each.first ?? ""]
  }
}

extension TinyView {
  /// How far the run is, what it came to, how long it will take, from the most words to the fewest.
  private var statuses: [String] {
    let phases = train.phaseLabels
    let (long, short) = (phases.first ?? "", phases.last ?? "")
    let middle = phases.dropFirst().first ?? short
    let left = train.secondsLeft.map { [$0.asDuration + " left"] } ?? []
    let bare = train.secondsLeft.map { [$0.asDuration] } ?? []
    func text(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: " · ") }
    return [
      text([long] + namedErrors + left), text([middle] + namedErrors + left),
      text([middle] + errors + left), text([short] + errors + left), text([short] + errors + bare),
      text([short] + errors.suffix(1) + bare), text([short] + errors.suffix(1)), short,
    ]
  }

  /// Of the last epoch, or of the best where the run is over: on what it is trained, and on what validates.
  private var values: [(name: String, value: Double)] {
    let record = train.phase.isUnderWay ? train.epochs.last : train.best ?? train.epochs.last
    guard let record else { return [] }
    let trained = record.trained.isNaN ? [] : [(train.metric.key, record.trained)]
    return trained + (record.validated.map { [(train.metric.validationKey, $0)] } ?? [])
  }

  private var namedErrors: [String] { values.map { "\($0.name) \($0.value.lossText)" } }
  private var errors: [String] { values.map(\.value.lossText) }
}
