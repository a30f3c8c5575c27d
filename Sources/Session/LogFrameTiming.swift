import Cells
import Dashboard
import Logs

/// How long it takes to take in and paint what is watched: the dashboard's own cost, without the terminal's.
public struct LogFrameTiming {
  private var state: State
  private let logs: WatchedLogs

  /// - Parameter runs: what is watched.
  public init(_ runs: [WatchedRun], size: Size = Size(width: 200, height: 60)) {
    state = State(size: size, source: .logs("logs"), themes: [], theme: "")
    var logs = WatchedLogs()
    logs.runs = runs
    logs.hasLooked = true
    self.logs = logs
    _ = update(&state, .logs(logs))
  }

  /// Seconds for the slower of the two screens, six runs being marked, the fastest of so many repetitions each.
  public func seconds(repetitions: Int) -> Double {
    var list = state
    for _ in 0..<6 { _ = update(&list, .input(.key(.character(" ")))) }
    var curves = list
    _ = update(&curves, .input(.key(.character("1"))))
    return [list, curves].map { screen in
      (0..<max(1, repetitions)).map { _ in
        var screen = screen
        return ContinuousClock().measure {
          _ = update(&screen, .logs(logs))
          _ = view(screen)
        } / .seconds(1)
      }.min() ?? 0
    }.max() ?? 0
  }
}
