import Cells
import Jobs
import Learning
import Tuning

/// A sweep over settings beside the run: its fields, then what its combinations have come to.
struct SweepSheet: LastingSheet {
  static let title = "Sweep"

  enum Stage: Sendable, Equatable {
    case form(SweepForm)
    case results(SweepResults)
  }

  private(set) var stage: Stage
  /// Which sweep of the session it is: points of another are not its own.
  private var number = 0

  /// - Parameter hasChanges: whether the run that is shown was changed on its way to these settings.
  init(_ settings: Settings, changed hasChanges: Bool = false) {
    stage = .form(SweepForm(settings, changed: hasChanges))
  }

  var form: SweepForm? { if case .form(let form) = stage { form } else { nil } }
  var results: SweepResults? { if case .results(let results) = stage { results } else { nil } }

  /// One that was not started yet begins with what is set now.
  func beginning(with settings: Settings, changed hasChanges: Bool) -> SweepSheet {
    var sheet = self
    if results == nil { sheet.stage = .form(SweepForm(settings, changed: hasChanges)) }
    return sheet
  }

  var workUnderWay: String? {
    guard let table = results?.table, !table.isComplete else { return nil }
    return "sweep \(table.done) of \(table.plan.trials)"
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    switch stage {
    case .form(let form): SweepFormView(form: form).draw(on: &canvas, in: body)
    case .results(let results):
      SweepResultsView(
        results: results, table: results.table(by: shared.metric), phase: shared.train.phase
      ).draw(on: &canvas, in: body)
    }
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    guard let (request, outcome) = SweepRequest.slot.take(done) else { return nil }
    guard request.number == number, case .progress(let point) = outcome, var results else {
      return []
    }
    results.receive(point)
    stage = .results(results)
    if results.table.isComplete, shared.sheets.isEmpty {
      shared.note = "the sweep is done: \(shared.key("sweep")) shows it"
    }
    return []
  }

  mutating func type(_ key: Key) -> Bool {
    guard var form else { return false }
    switch key {
    case .backspace: form.erase()
    case .character(let character): form.type(String(character))
    default: return false
    }
    stage = .form(form)
    return true
  }

  mutating func paste(_ text: String) {
    guard var form else { return }
    form.type(text)
    stage = .form(form)
  }
}

/// What keys do.
extension SweepSheet {
  static let bindings: [Binding<Self>] = [
    Binding(
      "confirm", [.enter], "enter", .training, "start it; then train with what is selected",
      label: { sheet, _ in sheet.form == nil ? "trains it" : "starts" },
      action: { $0.confirm(&$1) }),
    Binding(
      "up", [.up, .character("k")], "↑ ↓ k j", .list, "choose a field, a combination",
      label: "choose",
      action: { sheet, shared in
        sheet.move(rows: -1, columns: 0, shared)
        return []
      }),
    Binding("down", [.down, .character("j")], "↓ j", .list, "") { sheet, shared in
      sheet.move(rows: 1, columns: 0, shared)
      return []
    },
    Binding(
      "left", [.left, .character("h")], "← → h l", .list, "change a field; the combination beside",
      label: { sheet, _ in sheet.form == nil ? nil : "change" },
      action: { sheet, shared in
        sheet.move(rows: 0, columns: -1, shared)
        return []
      }),
    Binding("right", [.right, .character("l")], "→ l", .list, "") { sheet, shared in
      sheet.move(rows: 0, columns: 1, shared)
      return []
    },
    Binding("previous-field", [.backTab], "backtab tab", .list, "the field above, below") {
      sheet, shared in
      sheet.move(rows: -1, columns: 0, shared)
      return []
    },
    Binding("next-field", [.tab], "tab", .list, "") { sheet, shared in
      sheet.move(rows: 1, columns: 0, shared)
      return []
    },
    Binding(
      "new-run", [.character("n")], "n", .training, "another sweep",
      label: { sheet, _ in sheet.form == nil ? "another" : nil },
      action: { $0.beginAnother($1) }),
    .leave([.escape], "hide it; it goes on", label: "hides"),
  ]

  private mutating func move(rows: Int, columns: Int, _ shared: Shared) {
    switch stage {
    case .form(var form):
      if rows != 0 { form.moveField(by: rows) } else { form.change(by: columns) }
      stage = .form(form)
    case .results(var results):
      results.moveCell(rows: rows, columns: columns, by: shared.metric)
      stage = .results(results)
    }
  }

  private mutating func confirm(_ shared: inout Shared) -> [Effect] {
    switch stage {
    case .form(let form):
      guard case .success(let plan) = form.plan(), let library = shared.library else { return [] }
      number += 1
      stage = .results(SweepResults(SweepTable(plan, plan.base.learner.metric)))
      return [.run(SweepRequest(number: number, plan: plan).job(on: library.data.ratings))]
    case .results(let results):
      shared.sheets.close()
      shared.navigation = .run
      return shared.start(results.selectedSettings)
    }
  }

  private mutating func beginAnother(_ shared: Shared) -> [Effect] {
    guard let results else { return [] }
    stage = .form(
      SweepForm(
        shared.train.settings ?? results.table.plan.base,
        changed: !shared.train.changes.isEmpty))
    return [.cancel(SweepRequest.slot.identity)]
  }
}

extension Binding where Target: Screen {
  /// The key that shows the sweep that there is, or the fields of a first one.
  static var sweep: Binding {
    Binding(
      "sweep", [.character("w")], "w", .training, "sweep over settings",
      label: { _, shared in shared.train.capabilities.can(.trainBeside) ? "sweep" : nil },
      action: { _, shared in
        guard let settings = shared.train.settings else { return [] }
        let hasChanges = !shared.train.changes.isEmpty
        shared.sheets.show {
          $0?.beginning(with: settings, changed: hasChanges)
            ?? SweepSheet(settings, changed: hasChanges)
        }
        return []
      }
    ).opening(SweepSheet.self).unless { _, shared in
      if let obstacle = shared.obstacle(to: .trainBeside) { return obstacle }
      guard let settings = shared.train.settings, settings.validation == 0 else { return nil }
      return "without validation ratings there is nothing to compare by"
    }
  }
}
