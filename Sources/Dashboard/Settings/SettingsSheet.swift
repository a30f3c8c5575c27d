import Cells
import Learning
import Terms

/// The sheet of settings: each with its value and when it counts, and what the chosen one means.
struct SettingsSheet: Sheet {
  static let title = "Settings"

  private(set) var form: SettingsForm

  init(_ form: SettingsForm) { self.form = form }

  private static let width = 62
  /// Lines below the fields where there is room for no more, with an empty one above them.
  private static let leastFootRows = 4

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let fields = form.fields
    let footRows = footRows(in: body)
    let inner = canvas.sheet(
      formTerm, [],
      size: Size(width: Self.width, height: fields.count + footRows), in: body)
    let (rows, foot) = inner.split(top: inner.height - footRows)
    let table = Table(
      [
        Table.Column(nil, .fixed(23), gap: 2), Table.Column(nil, .flexible()),
        Table.Column(nil, .fixed(form.purpose == .change ? 8 : 0), .right),
      ],
      width: inner.width - 1)
    let window = ListWindow(count: fields.count, height: rows.height, selection: form.chosen)
    TableRows(table, window, selection: .focused).draw(on: &canvas, in: rows) { row in
      cells(
        fields[row], isChosen: row == form.chosen,
        canChange: shared.train.phase.isUnderWay && shared.train.capabilities.can(.changeSettings))
    }
    canvas.note(
      form.field.term(in: form.settings.preset), as: form.field.name,
      value: form.text(of: form.field), in: rows)
    drawFoot(note(shared.train), on: &canvas, in: foot)
  }

  /// What the chosen field means, what it may be, and what entering the form does.
  private func drawFoot(_ note: String, on canvas: inout Canvas, in foot: Rect) {
    let facts = form.field.range(in: form.settings.preset).wrapped(to: Self.textWidth) + [note]
    let meaning = meaning(of: form.field).prefix(max(1, foot.height - 1 - facts.count))
    for (text, y) in zip(meaning + facts, (foot.y + 1)..<max(foot.y + 1, foot.maxY)) {
      canvas.write(text, x: foot.x + 2, y: y, maxX: foot.maxX - 1, .muted)
    }
  }

  private static let textWidth = width - 3

  private func meaning(of field: SettingsForm.Field) -> [String] {
    field.term(in: form.settings.preset).explanation.wrapped(to: Self.textWidth)
  }

  /// As many as the longest text of any field takes, so that the sheet stays where it is.
  private func footRows(in body: Rect) -> Int {
    let rows = form.fields.map { field in
      2 + meaning(of: field).count
        + field.range(in: form.settings.preset).wrapped(to: Self.textWidth).count
    }
    let room = body.height - 2 - form.fields.count
    return min(rows.max() ?? 0, max(Self.leastFootRows, room))
  }

  private var formTerm: Term {
    switch form.purpose {
    case .change: .settings
    case .newRun: .newRun
    case .branch: .branch
    }
  }

  /// - Parameter canChange: whether a run is under way that takes settings over.
  private func cells(
    _ field: SettingsForm.Field, isChosen: Bool, canChange: Bool
  ) -> [Table.Cell] {
    let text = form.text(of: field)
    let name = Table.Cell.text(field.name, .muted)
    let change = Table.Cell.text(
      form.purpose != .change ? "" : canChange && field.change == .live ? "live" : "new run", .muted
    )
    let learner = field == .preset ? "  \(form.settings.learner.title(form.settings))" : ""
    guard isChosen else { return [name, .text("  \(text)\(learner)"), change] }
    if let problem = form.problem {
      return [name, .text("‹ \(text) › \(problem)", Style(.bad, bold: true)), change]
    }
    return [name, .text("‹ \(text) ›\(learner)", .text.bold()), change]
  }

  private func note(_ train: TrainState) -> String {
    if form.branchEpoch != nil {
      return "This run stays as it is; its curve stays to compare."
    }
    if form.purpose == .change, train.phase.isUnderWay {
      return "Live settings apply from the next step; others start a run."
    }
    return train.phase.isUnderWay
      ? "The present run ends; its curve stays to compare."
      : "The last run's curve stays to compare."
  }
}

/// What keys do.
extension SettingsSheet {
  static let bindings: [Binding<Self>] = [
    Binding(
      "confirm", [.enter], "enter", .training, "take them, or start a run",
      label: { sheet, _ in sheet.form.purpose == .change ? "takes them" : "starts" },
      action: { sheet, shared in
        guard sheet.form.problem == nil else { return [] }
        shared.sheets.close()
        // There a run is watched.
        shared.navigation = .run
        return shared.take(sheet.form)
      }),
    .leave([.escape, .character("q")], "leave the settings as they are", label: "leaves"),
    Binding("up", [.up, .character("k")], "↑ ↓ k j", .list, "choose a setting", label: "choose") {
      sheet, _ in
      sheet.form.moveField(by: -1)
      return []
    },
    Binding("down", [.down, .character("j")], "↓ j", .list, "") { sheet, _ in
      sheet.form.moveField(by: 1)
      return []
    },
    Binding("left", [.left, .character("h")], "← → h l", .list, "change it", label: "change") {
      sheet, _ in
      sheet.form.change(by: -1)
      return []
    },
    Binding("right", [.right, .character("l")], "→ l", .list, "") { sheet, _ in
      sheet.form.change(by: 1)
      return []
    },
    Binding(
      "usual-value", [.delete], "del", .list, "give it the preset's value", label: "preset's value"
    ) { sheet, _ in
      sheet.form.reset()
      return []
    },
    Binding("previous-field", [.backTab], "backtab tab", .list, "the setting above, below") {
      sheet, _ in
      sheet.form.moveField(by: -1)
      return []
    },
    Binding("next-field", [.tab], "tab", .list, "") { sheet, _ in
      sheet.form.moveField(by: 1)
      return []
    },
    Binding("less", [.character("-")], "- +", .list, "less, more") { sheet, _ in
      sheet.form.change(by: -1)
      return []
    },
    Binding("more", [.character("+"), .character(" ")], "+", .list, "") { sheet, _ in
      sheet.form.change(by: 1)
      return []
    },
  ]

  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character): return form.type(character)
    case .backspace:
      form.erase()
      return true
    default: return false
    }
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> Bool {
    mouse.action == .press
  }
}

extension Shared {
  /// Has the run under way take settings over, or starts another.
  fileprivate mutating func take(_ form: SettingsForm) -> [Effect] {
    if let epoch = form.branchEpoch {
      guard let branch = train.branch(after: epoch, with: form.settings) else {
        note = "nothing was changed: the branch would be the same run"
        return []
      }
      return start(branch)
    }
    return form.purpose == .change ? change(to: form.settings) : start(form.settings)
  }

  /// Has the run under way take settings over where it can, and starts another one otherwise.
  mutating func change(to settings: Settings) -> [Effect] {
    guard settings != train.settings else {
      note = "nothing was changed: \(key("new-run")) trains anew all the same"
      return []
    }
    guard train.phase.isUnderWay, train.capabilities.can(.changeSettings),
      let current = train.settings, settings.differsOnlyLive(from: current)
    else { return start(settings) }
    let values = settings.liveChanges(from: current)
    guard !values.isEmpty else {
      note = "nothing was changed"
      return []
    }
    return [.steer(train.run, .change(values))]
  }
}
