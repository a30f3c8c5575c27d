import Cells

@testable import Dashboard

/// Every screen at its moments, and every sheet that a key opens there.
struct EveryView {
  struct View {
    let name: String
    let scenario: Scenario
  }

  let views: [View]

  init(_ size: Size) {
    var running = Scenario(size: size)
    running.train(epochs: 4, andSteps: 3)
    var ended = Scenario.trained(size: size, lens: .likeness)
    ended.trainBrowse()
    let waiting = Scenario(size: size)
    var stepped = running
    stepped.type(".")
    let motion = View(name: "Slow motion", scenario: stepped)
    views =
      [motion]
      + [("waiting", waiting), ("running", running), ("ended", ended)].flatMap { moment in
        State.allScreens.indices.flatMap { index -> [View] in
          var scenario = moment.1
          scenario.press(.character(State.digit(index)))
          let title = scenario.state.screens[scenario.state.current].title
          return Self.views(of: scenario, "\(title), \(moment.0)")
        }
      }
  }

  /// A screen, what stands beside its list, and the sheets of its keys.
  private static func views(of scenario: Scenario, _ name: String) -> [View] {
    let state = scenario.state
    let type = type(of: state.screens[state.current])
    // What all keys do is seen once the run is over; before that, what they open.
    let isOver = if case .ended = state.train.phase { true } else { false }
    let screen = isOver ? type.keyTable.compactMap(\.keys.first) : type.sheetKeys
    let dashboard = state.dashboardBindings.filter { $0.opened != nil }.compactMap(\.key.keys.first)
    return [View(name: name, scenario: scenario)]
      + (screen + dashboard).flatMap { key -> [View] in
        var pressed = scenario
        pressed.press(key)
        guard !pressed.hasQuit else { return [] }
        let view = View(name: "\(name), \(key.word)", scenario: pressed)
        return [view] + sheetViews(of: view)
      }
  }

  /// What the keys of the topmost sheet open, and what comes of its usual key.
  private static func sheetViews(of view: View) -> [View] {
    guard let sheet = view.scenario.state.shared.sheets.top?.sheet else { return [] }
    let usual: [Key] = sheet is SweepSheet ? [.enter] : []
    return (type(of: sheet).sheetKeys + usual).map { key in
      var pressed = view.scenario
      pressed.press(key)
      return View(name: "\(view.name), \(key.word)", scenario: pressed)
    }
  }
}

extension KeyTarget {
  /// The first key of each line that opens a sheet.
  fileprivate static var sheetKeys: [Key] {
    bindings.filter { $0.opened != nil }.compactMap(\.key.keys.first)
  }
}
