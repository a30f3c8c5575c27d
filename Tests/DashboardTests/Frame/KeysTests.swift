import Cells
import Testing
import Tuning

@testable import Dashboard

/// Keys of one's own, and what can be done by name.
@Suite struct `Keys` {
  @Test func `of one's own take the place of the usual ones, in footer and help too`() throws {
    var preferences = Preferences()
    preferences.keys = try KeyMap([
      ("quit", ["Q"]), ("pause", ["p", "space"]), ("zoom-out", ["ctrl-o"]),
    ])
    var scenario = Scenario(preferences: preferences)
    scenario.train(epochs: 2)
    #expect(scenario.screen.contains("p pause"))
    scenario.type("q")
    #expect(scenario.state.shared.sheets.isEmpty)
    scenario.type("p")
    #expect(scenario.state.train.phase == .paused)
    scenario.type(" ")
    #expect(scenario.state.train.phase == .running)
    scenario.type("?")
    #expect(scenario.screen.contains("p space "))
    #expect(scenario.screen.contains("z ^O"))
    #expect(scenario.screen.contains("Q ^C"))
    scenario.press(.escape)
    scenario.type("Q")
    #expect(scenario.screen.contains("quit while training?"))
  }

  @Test(arguments: [
    ("stop", "e", "e already means settings"), ("theme", "/", "/ already means search"),
    ("quit", "5x", "no key is called 5x"), ("quit", "F25", "no key is called F25"),
    ("quit", "F05", "no key is called F05"), ("quit", "alt-xy", "no key is called alt-xy"),
    ("quit", "alt- ", "no key is called alt- "), ("fly", "x", "no action is called fly"),
    ("interrupt", "x", "no action is called interrupt"),
  ])
  func `that cannot be are refused`(action: String, key: String, message: String) throws {
    let error = try #require(throws: KeyMapError.self) { try KeyMap([(action, [key])]) }
    #expect(error.message.hasPrefix(message))
  }

  @Test func `of actions that are changed for each other are no conflict`() throws {
    _ = try KeyMap([("stop", ["e"]), ("settings", ["s"])])
  }

  @Test(arguments: [
    "space", "ctrl-p", "Q", "pageup", "+", "é", "left", "alt-x", "alt-X", "alt-[", "F1", "F24",
  ])
  func `are named as they are read`(name: String) throws {
    #expect(try #require(Key(named: name)).word == name)
  }

  @Test func `of Alt and of functions do what a person binds them to`() throws {
    var preferences = Preferences()
    preferences.keys = try KeyMap([("pause", ["F5", "alt-p"]), ("quit", ["f10"])])
    var scenario = Scenario(preferences: preferences)
    scenario.train(epochs: 2)
    #expect(scenario.screen.contains("F5 pause"))
    scenario.press(.function(5))
    #expect(scenario.state.train.phase == .paused)
    scenario.press(.alt("p"))
    #expect(scenario.state.train.phase == .running)
    scenario.press(.function(6), .function(10))
    #expect(scenario.screen.contains("quit while training?"))
  }

  @Test func `that come with Alt and mean nothing are Escape and a character`() {
    var scenario = Scenario.trained("2")
    scenario.type("/toy")
    scenario.press(.alt("3"))
    #expect(scenario.screen.contains("[3 Users]"))
    scenario.type("2")
    #expect(!scenario.screen.contains("/ toy"))
  }

  @Test func `mean one thing each on every screen`() {
    for table in KeyTables.all {
      var actions: [Key: String] = [:]
      for help in table {
        for key in help.keys {
          #expect(actions[key] == nil || actions[key] == help.action, "\(key)")
          actions[key] = help.action
        }
      }
    }
  }

  @Test(arguments: [
    ("what-if", "sweep"), ("everyone", "sameness"), ("previous-draw", "previous-sample"),
    ("next-draw", "next-sample"),
  ])
  func `actions are known by the names that they had, too`(old: String, new: String) throws {
    #expect(try KeyMap([(old, ["ctrl-y"])]) == KeyMap([(new, ["ctrl-y"])]))
    #expect(try KeyMap([(old, ["ctrl-y"])]) != KeyMap([]))
  }

  @Test func `sentences name keys as they are bound`() throws {
    var preferences = Preferences()
    preferences.keys = try KeyMap([("more-epochs", ["A"]), ("new-run", ["N"]), ("what-if", ["W"])])
    var scenario = Scenario(preferences: preferences)
    scenario.trainToTheEnd()
    scenario.type("s")
    #expect(scenario.screen.contains("A trains on, N starts another"))
    scenario.type("W")
    #expect(scenario.screen.contains("╭ sweep"))
    scenario.press(.enter, .escape)
    scenario.tell(SweepRequest.slot, SweepPoint(cell: 0, seed: 0, validated: 1))
    for cell in 0..<3 {
      for seed in 0..<3 {
        scenario.tell(SweepRequest.slot, SweepPoint(cell: cell, seed: seed, validated: 1))
      }
    }
    #expect(scenario.screen.contains("the sweep is done: W shows it"))
  }

  @Test func `of a sheet stand in footer, help and palette, and can be bound anew`() throws {
    var preferences = Preferences()
    preferences.keys = try KeyMap([("confirm", ["ctrl-s"])])
    var scenario = Scenario(preferences: preferences)
    scenario.trainToTheEnd()
    scenario.type("n")
    #expect(scenario.screen.contains("^S starts  esc leaves"))
    scenario.type("?")
    #expect(scenario.screen.contains("╭ keys") && scenario.screen.contains("Settings"))
    #expect(scenario.screen.contains("give it the preset's value"))
    scenario.press(.escape)
    scenario.press(.control("p"))
    scenario.type("preset's")
    scenario.press(.control("s"))
    #expect(scenario.state.shared.sheets.sheet(of: SettingsSheet.self) != nil)
    let started = scenario.effects.count
    scenario.press(.enter)
    #expect(scenario.effects.count == started)
    scenario.press(.control("s"))
    #expect(scenario.state.shared.sheets.isEmpty && scenario.effects.count > started)
  }

  @Test(arguments: [
    ("1/", "Train has no list to search"), ("1F", "Train has no list of movies to filter"),
    ("6v", "Runs has no list that a model makes"), ("6[", "Runs shows nothing that epochs change"),
  ])
  func `of an ability that a screen lacks say so`(keys: String, sentence: String) {
    var scenario = Scenario.trained()
    scenario.type(keys)
    #expect(scenario.screen.contains(sentence))
  }

  @Test func `the palette does by name what a key does`() {
    var scenario = Scenario()
    scenario.train(epochs: 2)
    scenario.type(":pau")
    #expect(scenario.screen.contains("▌action   pause"))
    scenario.press(.enter)
    #expect(scenario.state.train.phase == .paused)
    scenario.press(.control("p"))
    scenario.type("zoom")
    scenario.press(.down, .enter)
    #expect(scenario.state.shared.sheets.isEmpty)
    scenario.type(":nothing at all")
    #expect(scenario.screen.contains("nothing is called that"))
    scenario.press(.enter)
    scenario.type(":x")
    scenario.press(.backspace)
    scenario.type("where the err")
    scenario.press(.enter)
    #expect(scenario.screen.contains("where the error is"))
    scenario.press(.control("p"), .escape)
    #expect(scenario.state.shared.sheets.isEmpty)
  }

  @Test func `S keeps how it looks, and M leaves the mouse to the terminal`() {
    var scenario = Scenario()
    scenario.train(epochs: 1)
    scenario.type(">>lM")
    #expect(scenario.effects.last == .terminal(.reportMouse(false)))
    scenario.type("S")
    var wanted = Preferences()
    wanted.pace = .third
    wanted.reportsMouse = false
    let isChosen = wanted.chart.choose("log", of: "y")
    #expect(isChosen)
    #expect(scenario.effects.last == .savePreferences(wanted))
    var again = Scenario(preferences: wanted)
    again.train(epochs: 1)
    #expect(again.screen.contains("log y"))
    #expect(again.state.train.pace == .third)
  }

  /// Whatever is shown, before there is anything, while it trains, after its end, and under each sheet.
  @Test func `each do something sound on every screen at any time`() {
    for screen in State.allScreens.indices {
      let table = KeyTables.all[screen]
      for moment in 0..<4 {
        var scenario = Scenario(size: Size(width: 80, height: 24))
        if moment == 1 { scenario.train(epochs: 2, andSteps: 3) }
        if moment >= 2 { scenario.trainToTheEnd() }
        scenario.press(.character(State.digit(screen)))
        for key in table.flatMap(\.keys) + table.flatMap(\.keys) where !scenario.hasQuit {
          scenario.press(key)
          #expect(view(scenario.state).size == Size(width: 80, height: 24))
          if moment == 3 { scenario.press(key, .escape) }
          scenario.press(.escape)
        }
      }
    }
  }
}
