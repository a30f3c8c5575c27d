import Cells
import RatingData
import Testing

@testable import Dashboard

/// Screens call what is rated what it is.
@Suite struct `The kind of what is rated` {
  /// The fixture, whose movies are called otherwise.
  private func data(_ kind: ItemKind, signal: RatingSignal = .explicit) -> DataSet {
    let data = Fixture.dataSet(named: "things", known: nil)
    var catalogue = Catalogue(
      movies: data.catalogue.movies.map {
        Movie(id: $0.id, title: "Thing \($0.id)", genres: $0.genres)
      }, users: data.catalogue.users)
    catalogue.kind = kind
    return DataSet(name: "things", ratings: data.ratings, catalogue: catalogue).with(signal)
  }

  /// Keys that show as much as possible of each screen, one after another.
  private static let keys: [String] = [
    "2", "?", "\u{1B}", ":", "\u{1B}", "\t", "w", "e", "e", "F", "\u{1B}", "W", "\u{1B}", "/zzz",
    "\u{1B}", "F9999\r", "F\u{8}\u{8}\u{8}\u{8}\r", "/zzz",
    "\u{1B}", "v", "v", "v", "=", "=", "x", "\u{1B}", "3", "?", "\u{1B}", ":", "\u{1B}", "/zzz",
    "\u{1B}", "\t", "4", "?", "\u{1B}", ":", "\u{1B}", "/zzz", "\u{1B}", "T", "?", "\u{1B}",
    "\u{1B}", "5", "?", "\u{1B}", ":", "\u{1B}", "m", "c", "u", "c", "a", "\u{1B}", "6", "?",
    "\u{1B}", ":", "\u{1B}", "f",
  ]

  private func screens(_ data: DataSet, lens: Lens) -> [(after: String, text: String)] {
    var screens: [(after: String, text: String)] = []
    for size in ScreenGoldenTests.allSizes {
      var scenario = Scenario(size: size, data: data, lens: lens)
      scenario.type("2")
      screens.append(("2", scenario.screen))
      scenario.train(epochs: 3, andSteps: 10)
      scenario.type("1")
      for key in ["?", "\u{1B}", "s", "\u{1B}", "t", "\u{1B}"] {
        Self.press(key, on: &scenario)
        screens.append(("1 " + key, scenario.screen))
      }
      scenario.trainToTheEnd()
      for key in Self.keys {
        Self.press(key, on: &scenario)
        screens.append((key, scenario.screen))
      }
    }
    return screens
  }

  private static func press(_ key: String, on scenario: inout Scenario) {
    switch key {
    case "\u{1B}": scenario.press(.escape)
    case "\t": scenario.press(.tab)
    default:
      for character in key {
        switch character {
        case "\r": scenario.press(.enter)
        case "\u{8}": scenario.press(.backspace)
        default: scenario.type(String(character))
        }
      }
    }
  }

  @Test(arguments: [RatingSignal.explicit, .implicit])
  func `is an item on every screen where nothing says that it is a movie`(_ signal: RatingSignal) {
    let screens = screens(data(.item, signal: signal), lens: .likeness)
    #expect(screens.contains { $0.text.contains("[2 Items]") })
    #expect(screens.contains { $0.text.contains("no item passes the filter") })
    for screen in screens {
      for line in screen.text.split(separator: "\n") where line.lowercased().contains("movie") {
        Issue.record("after \(screen.after): \(line)")
      }
    }
  }

  @Test func `is a movie on every screen where it is one`() {
    for screen in screens(data(.movie), lens: .likeness) {
      for line in screen.text.split(separator: "\n") where line.lowercased().contains("item") {
        Issue.record("after \(screen.after): \(line)")
      }
    }
  }

  @Test func `is told by texts that call it a movie, and by no part of another word`() {
    let kind = ItemKind.item
    #expect(kind.worded("Movies, a movie") == "Items, an item")
    #expect(kind.worded("movielens has moviegoers") == "movielens has moviegoers")
    #expect(kind.counted(1) == "1 item" && kind.counted(3043) == "3,043 items")
    #expect(ItemKind.movie.worded("a movie") == "a movie")
  }
}
