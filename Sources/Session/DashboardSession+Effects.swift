import Dashboard
import Terminal

/// Carries out what `update` asks for.
extension DashboardSession {
  func perform(_ effect: Effect) {
    guard !backstage.perform(effect, on: state.library) else { return }
    switch effect {
    case .terminal(let order): perform(order)
    case .quit: exitStatus = 0
    case .interrupt: exitStatus = TerminationSignal.interrupt.exitStatus
    case .run, .cancel, .start, .steer, .savePreferences: break
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
    backstage.jobs.run(ExportRequest.text(text, stem: "marquee-screen", suffix: suffix).job)
  }

  private func switchTheme(_ name: String) {
    do {
      terminal.switchTheme(try themes.theme(name))
    } catch {
      receive(.stray([String(describing: error)]))
    }
  }
}
