import Cells
import Factorization

/// The first line: the program, its screens, the data, and what training is doing.
func drawHeader(_ state: State, in rect: Rect, on canvas: inout Canvas) {
  canvas.write("marquee", x: rect.x + 1, y: rect.y, Style(.accent, bold: true))
  for (screen, tab) in FrameLayout.tabs(rect) {
    let name = "\(screen.digit) \(screen.title)"
    if screen == state.screen {
      canvas.write("[\(name)]", x: tab.x, y: tab.y, Style(.text, bold: true))
    } else {
      canvas.write(" \(name) ", x: tab.x, y: tab.y, .muted)
    }
  }
  let tabsEnd = FrameLayout.tabs(rect).last?.rect.maxX ?? rect.x
  let phase = state.train.phaseWords
  var end = rect.maxX - 1
  canvas.write(phase.text, endX: end, y: rect.y, phase.style)
  end -= phase.text.columns + 3
  for facts in headerFacts(state) where facts.columns <= end - tabsEnd - 2 {
    canvas.write(facts, endX: end, y: rect.y, .muted)
    return
  }
}

/// What the header says of the data, from most to least.
private func headerFacts(_ state: State) -> [String] {
  guard let library = state.library else { return [state.source] }
  let name = library.data.name
  let preset = state.train.settings.map { " · \($0.preset.rawValue)" } ?? ""
  let ratings = " · \(library.data.ratings.count.grouped) ratings"
  return [name + ratings + preset, name + preset, name]
}

extension TrainState {
  /// Where training stands, with the mark and colour that go with it.
  var phaseWords: (text: String, style: Style) {
    let pace = self.pace == .none ? "" : " · paced \(self.pace.seconds) s"
    let running = min(epochs.count + 1, max(1, plannedEpochs))
    switch phase {
    case .waiting: return ("○ loading", .muted)
    case .running: return ("● epoch \(running)/\(plannedEpochs)\(pace)", Style(.good, bold: true))
    case .paused:
      return ("‖ paused in epoch \(running)/\(plannedEpochs)", Style(.accent, bold: true))
    case .ended(let end): return ("■ \(end.words)", end.style)
    }
  }
}

extension RunEnd {
  fileprivate var words: String {
    let best = bestEpoch.map { ", best epoch \($0)" } ?? ""
    return switch reason {
    case .finished: "finished\(best)"
    case .earlyStopping: "stopped early\(best)"
    case .stopped: "stopped\(best)"
    case .failed: "failed"
    }
  }

  fileprivate var style: Style {
    if case .failed = reason { return Style(.bad, bold: true) }
    return Style(.text, bold: true)
  }
}
