import Cells
import Files
import TestFolders
import Testing

@testable import Dashboard

/// Paths that Tab completes.
@Suite struct `A path` {
  private let folder = TemporaryFolder()

  private func make(_ names: String...) throws {
    for name in names {
      if name.hasSuffix("/") {
        try Folder.create(folder.path + "/" + name.dropLast())
      } else {
        try DurableFile.replace(folder.path + "/" + name, with: [])
      }
    }
  }

  /// One in which the path of a file to import is asked for.
  private func importing(_ text: String = "", width: Int = 200) -> Scenario {
    var scenario = Scenario(size: Size(width: width, height: 36))
    scenario.type("4I")
    scenario.send(.input(.paste(text)))
    return scenario
  }

  private func typed(_ scenario: Scenario) -> String {
    (scenario.state.shared.sheets.top?.sheet as? any LineEntry)?.typed.text ?? "no line"
  }

  @Test func `that is the only one is completed, a folder with a slash`() throws {
    try make("ratings.csv", "lists/", "lists/watch list.csv")
    var scenario = importing(folder.path + "/r")
    scenario.press(.tab)
    #expect(typed(scenario) == folder.path + "/ratings.csv")
    #expect(scenario.screen.contains("a .zip or CSV of"))
    scenario = importing("'" + folder.path + "/l")
    scenario.press(.tab, .tab)
    #expect(typed(scenario) == folder.path + "/lists/watch list.csv")
    #expect((scenario.state.shared.sheets.top?.sheet as? ImportEntry)?.path == typed(scenario))
  }

  @Test func `that several begin with is completed as far as they agree, and they are listed`()
    throws
  {
    try make("My Movies.csv", "My Music/", ".hidden", "z")
    var scenario = importing(folder.path + "/M")
    scenario.press(.tab)
    #expect(typed(scenario) == folder.path + "/My M")
    #expect(scenario.screen.contains("▏  My Movies.csv  My Music/"))
    scenario.type("o")
    #expect(!scenario.screen.contains("My Music/"))
    scenario.press(.tab)
    #expect(typed(scenario) == folder.path + "/My Movies.csv")
    scenario = importing(folder.path + "/")
    scenario.press(.tab)
    #expect(scenario.screen.contains("▏  My Movies.csv  My Music/  z"))
    scenario.press(.backspace)
    scenario.type("/.")
    scenario.press(.tab)
    #expect(typed(scenario) == folder.path + "/.hidden")
  }

  @Test func `of which many are listed says how many there are besides`() throws {
    for number in 100..<180 { try make("ratings-\(number).csv") }
    var scenario = importing(folder.path + "/r", width: 80)
    scenario.press(.tab)
    #expect(typed(scenario) == folder.path + "/ratings-1")
    #expect(scenario.screen.contains("ratings-100.csv  ratings-101.csv  +78"))
    #expect(scenario.screen.contains("ratings-1▏"))
  }

  @Test(arguments: [
    ("/nothing/like/it", "/nothing/like/: No such file or directory"),
    ("/etc/passwd/", "Not a directory"),
    ("/no-such-name-here", "nothing is called so"),
  ])
  func `that leads nowhere says so`(path: String, reason: String) {
    var scenario = importing(path)
    scenario.press(.tab)
    #expect(typed(scenario) == path)
    #expect(scenario.screen.contains(reason))
  }

  @Test(arguments: [
    ("", "plain.csv", "plain.csv"), ("", "two words", "two words"), ("", "ends ", "'ends '"),
    ("", #"a\ b"#, #"'a\ b'"#), ("", "'x'", "''x''"), ("'", "two words", "two words"),
    (#"two\ "#, "two words", "two words"), ("two ", "two words", "two words"),
  ])
  func `is written so that it is read again`(typed: String, path: String, text: String) {
    var line = TypedLine(typed, longest: 100)
    if !typed.isEmpty { #expect(path.hasPrefix(line.openPath)) }
    line.replace(withPath: path)
    #expect(line.text == text)
    #expect(line.path == path)
    #expect(line.openPath == path)
  }

  @Test func `that changed while a folder was read stays as it is typed`() throws {
    try make("ratings.csv")
    var scenario = importing(folder.path + "/r")
    scenario.holdsAnswers = true
    scenario.press(.tab)
    scenario.type("x")
    scenario.answer()
    #expect(typed(scenario) == folder.path + "/rx")
  }

  @Test func `of a list to choose from is completed, too, and home is home`() throws {
    var scenario = Scenario()
    scenario.type("2W~")
    scenario.press(.tab)
    #expect(typed(scenario) == "~/")
    try make("fest.csv")
    scenario.press(.control("u"))
    scenario.send(.input(.paste(folder.path + "/f")))
    scenario.press(.tab)
    #expect(typed(scenario) == folder.path + "/fest.csv")
  }

  /// Names that no line can hold, and those of a folder that nobody may read.
  @Test func `with a name of any bytes is no trap`() throws {
    try make("bell\u{7}", "line\nend", "e\u{301}té.csv")
    var scenario = importing(folder.path + "/")
    scenario.press(.tab)
    #expect(typed(scenario).hasSuffix("té.csv"))
    #expect(
      CompletionRequest(path: "/proc/1/fd/").completions != .none
        || CompletionRequest(path: "").completions != .none)
  }
}
