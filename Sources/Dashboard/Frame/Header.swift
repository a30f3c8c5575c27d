import Cells
import Learning

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
  let phase = state.train.phase
  var end = rect.maxX - 1
  let words = state.train.phaseWords
  let fitting = words.first { $0.columns <= end - tabsEnd - 1 } ?? words.last ?? ""
  canvas.write(fitting, endX: end, y: rect.y, phase.style)
  end -= fitting.columns + 3
  for facts in headerFacts(state) where facts.columns <= end - tabsEnd - 2 {
    canvas.write(facts, endX: end, y: rect.y, .muted)
    return
  }
}

/// What the header says of the data, from most to least.
private func headerFacts(_ state: State) -> [String] {
  guard let library = state.library else { return [state.source.name] }
  let name = library.data.name
  let preset = state.train.settings.map { " · \($0.preset.rawValue)" } ?? ""
  let ratings = " · \(library.data.ratings.count.grouped) ratings"
  return [name + ratings + preset, name + preset, name]
}

extension TrainState {
  /// Where training stands, from most words to least.
  fileprivate var phaseWords: [String] {
    let pace = self.pace == .none ? "" : " · paced \(self.pace.seconds) s"
    let running = min(epochs.count + 1, max(1, plannedEpochs))
    let epoch = "\(running)/\(plannedEpochs)"
    switch phase {
    case .waiting: return ["○ loading"]
    case .running: return ["● epoch \(epoch)\(pace)", "● epoch \(epoch)", "● \(epoch)"]
    case .paused: return ["‖ paused in epoch \(epoch)", "‖ paused \(epoch)", "‖ \(epoch)"]
    case .ended(let end):
      let best = end.bestEpoch.map { ", best epoch \($0)" } ?? ""
      return ["■ \(end.reason.title)\(best)", "■ \(end.reason.title)"]
    }
  }
}

extension TrainState.Phase {
  fileprivate var style: Style {
    switch self {
    case .waiting: .muted
    case .running: Style(.good, bold: true)
    case .paused: Style(.accent, bold: true)
    case .ended(let end): Style(end.reason.isFailure ? .bad : .text, bold: true)
    }
  }
}
