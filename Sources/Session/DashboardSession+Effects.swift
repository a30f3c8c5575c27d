import Dashboard
import Terminal

/// Carries out what `update` asks for.
extension DashboardSession {
  func perform(_ effect: Effect) {
    switch effect {
    case .run(let job): jobs.run(job)
    case .cancel(let identity): jobs.cancel(identity)
    case .start(let run, let start, let pace):
      launcher.begin(run, start, pace, on: state.library)
    case .steer(let run, let order): runs.steer(run, order)
    case .terminal(let order): perform(order)
    case .savePreferences(let preferences): jobs.run(keptPreferences.job(saving: preferences))
    case .quit: exitStatus = 0
    case .interrupt: exitStatus = TerminationSignal.interrupt.exitStatus
    }
  }

  private func perform(_ order: TerminalOrder) {
    switch order {
    case .copy(let text): terminal.copy(text)
    case .export(let format): exportScreen(format)
    case .theme(let name): switchTheme(name)
    case .reportMouse(let reportsMouse): terminal.reportsMouse = reportsMouse
    case .redraw: terminal.redraw()
    case .suspend: terminal.suspend()
    }
  }

  private func exportScreen(_ format: ScreenExport) {
    let canvas = view(state)
    guard let theme = try? themes.theme(state.theme) else { return }
    let (text, suffix) =
      switch format {
      case .svg: (ScreenFile.svg(canvas, theme), "svg")
      case .ansi: (ScreenFile.ansi(canvas, theme), "ansi")
      default: (canvas.lines.map { $0 + "\n" }.joined(), "txt")
      }
    jobs.run(ExportRequest.text(text, stem: "marquee-screen", suffix: suffix).job)
  }

  private func switchTheme(_ name: String) {
    do {
      terminal.switchTheme(try themes.theme(name))
    } catch {
      receive(.stray([String(describing: error)]))
    }
  }
}
