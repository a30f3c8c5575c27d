import Cells
import Jobs
import Learning

/// The settings of a run judged on each fifth of the ratings in turn.
struct FoldsSheet: LastingSheet {
  static let title = "Cross-validation"

  private(set) var outcomes: FoldOutcomes
  /// Which one of the session it is: folds of another are not its own.
  private var number: Int
  private var stage = Stage.offered

  private enum Stage: Sendable {
    /// It says what it would do.
    case offered
    /// A person wants it.
    case wanted
    /// Its folds were asked for.
    case asked
  }

  fileprivate init(_ outcomes: FoldOutcomes, after before: FoldsSheet?) {
    self.outcomes = outcomes
    number = (before?.number ?? 0) + 1
  }

  static let bindings: [Binding<Self>] = [
    Binding(
      "confirm", [.enter], "enter", .training, "start it",
      label: { sheet, _ in sheet.stage == .offered ? "starts" : nil },
      action: { sheet, _ in
        if sheet.stage == .offered { sheet.stage = .wanted }
        return []
      }),
    .leave([.escape], "hide it; it goes on", label: "hides"),
  ]

  var workUnderWay: String? {
    guard stage == .asked, outcomes.failure == nil, outcomes.done < FoldOutcomes.folds else {
      return nil
    }
    return "fold \(outcomes.done + 1) of \(FoldOutcomes.folds)"
  }

  mutating func jobs(_ shared: Shared) -> [Job] {
    guard stage == .wanted, let library = shared.library else { return [] }
    stage = .asked
    let request = FoldsRequest(
      number: number, settings: outcomes.settings, folds: FoldOutcomes.folds,
      metrics: outcomes.metrics)
    return [request.job(on: library.data.ratings)]
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    guard let (request, outcome) = FoldsRequest.slot.take(done) else { return nil }
    guard request.number == number else { return [] }
    switch outcome {
    case .progress(let fold): outcomes.receive(fold)
    case .failed(let reason): outcomes.fail(reason)
    case .result:
      if shared.sheets.isEmpty {
        shared.note = "the cross-validation is done: \(shared.key("cross-validate")) shows it"
      }
    }
    return []
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    FoldsView(
      validation: outcomes, metrics: outcomes.shown(beside: shared.metric),
      stage: stage == .offered ? .offered(shared.key("confirm")) : .under(shared.train.phase)
    ).draw(on: &canvas, in: body)
  }
}

extension Binding where Target: Screen {
  /// The key that shows the cross-validation of these settings, or starts it.
  static var crossValidate: Binding {
    Binding(
      "cross-validate", [.character("K")], "K", .training, "cross-validate the settings",
      action: { _, shared in
        guard let settings = shared.train.settings else { return [] }
        let metric = settings.learner.metric
        shared.sheets.show { (before: FoldsSheet?) in
          if let before, before.outcomes.settings == settings, before.outcomes.failure == nil {
            return before
          }
          return FoldsSheet(
            FoldOutcomes(settings, metric, changed: !shared.train.changes.isEmpty), after: before)
        }
        return []
      }
    ).opening(FoldsSheet.self).needing(.trainBeside)
  }
}
