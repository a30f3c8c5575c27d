import Cells
import Learning
import Text

/// The first line: the program, its screens, the data, and what training is doing.
struct Header {
  let state: State

  func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.write("marquee", x: rect.x + 1, y: rect.y, Style(.accent, bold: true))
    let tabs = state.tabs(rect)
    for (screen, tab) in tabs {
      let name = "\(State.digit(screen)) \(state.tabTitle(of: state.screens[screen]))"
      if screen == state.current {
        canvas.write("[\(name)]", x: tab.x, y: tab.y, Style(.text, bold: true))
      } else {
        canvas.write(
          tab.width > name.columns ? " \(name) " : " \(State.digit(screen)) ", x: tab.x, y: tab.y,
          .muted)
      }
    }
    let tabsEnd = tabs.last?.rect.maxX ?? rect.x
    let train = state.shared.train
    var end = rect.maxX - 1
    let labels = self.labels
    let fitting = labels.first { $0.columns <= end - tabsEnd - 1 } ?? labels.last ?? ""
    let style =
      state.shared.past != nil
      ? Style(.validation, bold: true)
      : isOfLogs
        ? state.shared.logs.style
        : train.isSilent ? Style(.bad, bold: true) : train.phase.style
    canvas.write(fitting, endX: end, y: rect.y, style)
    end -= fitting.columns + 3
    for facts in facts where facts.columns <= end - tabsEnd - 2 {
      canvas.write(facts, endX: end, y: rect.y, .muted)
      return
    }
  }

  /// What stands there of a model that was read from files; nil of others.
  private var openedLabels: [String]? {
    guard case .model = state.shared.source else { return nil }
    return [state.shared.model == nil ? "○ reading" : "✓ open"]
  }

  private var isOfLogs: Bool { if case .logs = state.shared.source { true } else { false } }

  /// What is going on, from most to least.
  private var labels: [String] {
    if isOfLogs { return state.shared.logs.labels }
    let labels =
      state.shared.past.map(pastLabels) ?? openedLabels ?? state.shared.train.phaseLabels
    guard let hidden = state.shared.sheets.hidden.lazy.compactMap({ $0.sheet.workUnderWay }).first
    else { return labels }
    return labels.map { "\(hidden) · \($0)" } + labels
  }

  /// What stands there while screens show an epoch of the past.
  private func pastLabels(_ past: TrainedModel) -> [String] {
    let epoch = "◷ epoch \(past.snapshot.epoch)"
    let last = state.shared.train.epochs.last.map { " of \($0.epoch)" } ?? ""
    return [
      epoch + last + ", past · \(state.shared.key("latest-epoch")): now",
      epoch + ", past", epoch,
    ]
  }

  /// What is said of the data, from most to least.
  private var facts: [String] {
    let shared = state.shared
    guard let library = shared.library else { return [shared.source.name] }
    let name = library.data.name
    let preset = shared.train.settings.map { " · \($0.preset.rawValue)" } ?? ""
    let ratings =
      library.hasRatings
      ? " · \(shared.ratingCount(library).grouped) \(library.values.name)s" : ""
    let baseline = self.baseline.map { " · baseline \($0)" } ?? ""
    return [
      name + ratings + preset + baseline, name + preset + baseline, name + ratings + preset,
      name + preset, name + ratings, name,
    ]
  }
}

extension Header {
  /// `val_rmse 0.9234`: by the metric of the chart, where that follows from what the run goes by.
  private var baseline: String? {
    let train = state.shared.train
    guard let value = train.baseline else { return nil }
    for metric in [state.shared.metric, train.metric] {
      if let value = metric.value(where: train.metric, is: value) {
        return "\(metric.validationKey) \(value.lossText)"
      }
    }
    return nil
  }
}

extension Shared {
  /// All ratings, also such as are elsewhere.
  fileprivate func ratingCount(_ library: Library) -> Int {
    guard !train.capabilities.can(.ratingsHere), let all = train.summary?.train else {
      return library.data.ratings.count
    }
    return all + (train.summary?.validation ?? 0)
  }
}

extension TrainState {
  /// Where training stands, the longest text first.
  var phaseLabels: [String] {
    let pace = self.pace == .none ? "" : " · paced \(self.pace.seconds) s"
    let epoch = epochOfPlan
    switch phase {
    case .waiting: return ["○ loading"]
    case .running where isSilent:
      let time = "\(silence.fixed(0)) s"
      return ["◌ silent for \(time) in epoch \(epoch)", "◌ silent \(time)", "◌ silent"]
    case .running: return ["● epoch \(epoch)\(pace)", "● epoch \(epoch)", "● \(epoch)"]
    case .paused: return ["‖ paused in epoch \(epoch)", "‖ paused \(epoch)", "‖ \(epoch)"]
    case .ended(let end): return endLabels(end)
    }
  }
}

extension TrainState {
  /// How well it ended, and not only that it did.
  private func endLabels(_ end: RunEnd) -> [String] {
    let best = bestEpoch.map { ", best epoch \($0)" } ?? ""
    switch end.reason {
    case .finished, .earlyStopping:
      let count = bestEpoch == nil || lastEpoch == 0 ? "" : " of \(lastEpoch)"
      return ["✓ trained\(best)\(count)", "✓ trained\(best)", "✓ trained"]
    case .stopped, .failed:
      return ["■ \(end.reason.title)\(best)", "■ \(end.reason.title)", "■ ended"]
    }
  }
}

extension TrainState.Phase {
  var style: Style {
    switch self {
    case .waiting: .muted
    case .running: Style(.good, bold: true)
    case .paused: Style(.accent, bold: true)
    case .ended(let end): Style(end.reason.isFailure ? .bad : .text, bold: true)
    }
  }
}
