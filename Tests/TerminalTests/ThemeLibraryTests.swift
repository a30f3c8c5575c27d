import Files
import Foundation
import Testing

@testable import Terminal

struct ThemeLibraryTests {
  /// A configuration folder with scheme files, for as long as `body` takes.
  private func withFiles(
    _ files: [String: String], _ body: (ThemeLibrary, URL) throws -> Void
  ) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let folder = root.appending(path: "marquee/themes")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    try body(
      ThemeLibrary(environment: EnvironmentVariables(["XDG_CONFIG_HOME": root.path])), folder)
  }

  private func scheme(_ name: String, paper: String = "000000") -> String {
    "name: \(name)\npalette:\n  base00: '\(paper)'\n"
      + (1..<16).map { "  base0\(String($0, radix: 16).uppercased()): 'c0c0c0'\n" }.joined()
  }

  @Test func `A user's files follow the embedded themes, by name`() throws {
    try withFiles(["zebra.yaml": scheme("Z"), "apple.yml": scheme("A"), "notes.txt": "no"]) {
      library, _ in
      #expect(library.slugs.suffix(2) == ["apple", "zebra"])
      let theme = try library.theme("ZEBRA")
      #expect(theme.name == "Z")
    }
  }

  @Test func `A user's file goes before an embedded theme of its name`() throws {
    try withFiles(["marquee-dark.yaml": scheme("Mine", paper: "123456")]) { library, _ in
      let theme = try library.theme("marquee-dark")
      #expect(theme.name == "Mine")
      #expect(library.slugs.filter { $0 == "marquee-dark" }.count == 1)
    }
  }

  @Test(arguments: ["marquee-light", "Marquee Light", "MARQUEE_LIGHT"])
  func `Case, spaces and hyphens don't matter`(name: String) throws {
    let theme = try ThemeLibrary(environment: EnvironmentVariables([:])).theme(name)
    #expect(theme.name == "Marquee Light")
  }

  @Test func `A path is read as a file`() throws {
    try withFiles(["own.yaml": scheme("Own")]) { _, folder in
      let library = ThemeLibrary(environment: EnvironmentVariables([:]))
      let theme = try library.theme(folder.appending(path: "own.yaml").path)
      #expect(theme.name == "Own")
    }
  }

  @Test func `A broken file troubles only who asks for it`() throws {
    try withFiles(["bad.yaml": "name: x\n"]) { library, folder in
      let theme = try library.theme("marquee-dark")
      #expect(theme.name == "Marquee Dark")
      let path = folder.appending(path: "bad.yaml").path
      #expect {
        try library.theme("bad")
      } throws: { "\($0)" == "\(path):1: expected a colour base00, found none" }
    }
  }

  @Test func `A folder, an unreadable file and an endless one are no schemes, and why is said`()
    throws
  {
    let long = String(repeating: "#\n", count: ThemeFile.longest / 2 + 1)
    try withFiles(["long.yaml": long, "closed.yaml": scheme("C")]) { library, folder in
      let path = folder.path
      #expect(throws: ThemeError.unreadable(path: path, EISDIR)) { try library.theme(path) }
      #expect(throws: ThemeError.tooLong(path: "\(path)/long.yaml", limit: ThemeFile.longest)) {
        try library.theme("long")
      }
      chmod("\(path)/closed.yaml", 0)
      // Root reads everything.
      guard geteuid() != 0 else { return }
      #expect(throws: ThemeError.unreadable(path: "\(path)/closed.yaml", EACCES)) {
        try library.theme("closed")
      }
    }
  }

  @Test func `A scheme of just the greatest length is read whole`() throws {
    let start = scheme("Long")
    let comment = "#" + String(repeating: "x", count: ThemeFile.longest - start.utf8.count - 1)
    try withFiles(["long.yaml": start + comment]) { library, _ in
      let theme = try library.theme("long")
      #expect(theme.name == "Long")
    }
  }

  @Test func `A device is no scheme`() {
    let library = ThemeLibrary(environment: EnvironmentVariables([:]))
    #expect(throws: ThemeError.noFile(path: "/dev/zero")) { try library.theme("/dev/zero") }
  }

  @Test func `An unknown name gets the known ones, a missing file its path`() {
    let library = ThemeLibrary(environment: EnvironmentVariables([:]))
    #expect(throws: ThemeError.unknown("sepia", known: library.slugs)) {
      try library.theme("sepia")
    }
    #expect {
      try library.theme("/nowhere/at-all.yaml")
    } throws: { "\($0)" == "/nowhere/at-all.yaml: No such file or directory" }
  }

  @Test func `Files that differ only before their last extension are themes of their own`() throws {
    try withFiles(["a.b.yaml": scheme("B"), "a.c.yaml": scheme("C")]) { library, _ in
      #expect(library.slugs.suffix(2) == ["a-b", "a-c"])
      let theme = try library.theme("a.c")
      #expect(theme.name == "C")
    }
  }
}
