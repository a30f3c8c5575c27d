import Cells
import Learning

extension State {
  /// Carries out what a key meant.
  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .goTo(let screen): return show(screen)
    case .nextScreen: return show(Screen(rawValue: screen.rawValue + 1) ?? .train)
    case .help: overlay = .help(firstRow: 0)
    case .log: overlay = .log
    case .nextTheme: return useNextTheme()
    case .slower: return usePace(train.pace.slower)
    case .faster: return usePace(train.pace.faster)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .quit: return [.quit]
    case .interrupt: return [.interrupt]
    case .pauseOrResume, .stop, .newRun, .moreEpochs, .switchScale, .switchMeasure, .switchSettings:
      return performOnTrain(command)
    case .move(let move): return self.move(move)
    case .open, .goBack, .switchPanel, .left, .right, .search, .clear, .nextSort, .reverseSort,
      .nextMeasure, .nextMinimum:
      return screen == .movies ? performOnMovies(command) : performOnUsers(command)
    }
    return []
  }

  mutating func show(_ screen: Screen) -> [Effect] {
    self.screen = screen
    return questions()
  }

  private mutating func useNextTheme() -> [Effect] {
    guard !themes.isEmpty else { return [] }
    let here = themes.firstIndex(of: theme) ?? themes.count - 1
    theme = themes[(here + 1) % themes.count]
    note = "theme \(theme)"
    return [.theme(theme)]
  }

  private mutating func usePace(_ pace: Pace) -> [Effect] {
    train.pace = pace
    note =
      pace == .none ? "full speed" : "an epoch takes at least \(pace.seconds) s; times stay real"
    return [.pace(pace)]
  }

  private mutating func move(_ move: Command.Move) -> [Effect] {
    switch screen {
    case .train: return scrollEpochs(move)
    case .movies: return moveOnMovies(move)
    case .users: return moveOnUsers(move)
    }
  }
}
