import Configuration
import Dashboard
import Files
import TestFolders
import Testing

@testable import Session

@Suite struct `Preferences that the dashboard saves` {
  private let folder = TemporaryFolder()

  @Test func `are what was changed there since it was read, and since it was saved`() throws {
    let path = folder.path + "/config.yaml"
    try DurableFile.replace(path, with: Array("theme: a\n".utf8))
    let file = ConfigurationFile(path)
    let read = Configuration(contentsOf: file).preferences
    let box = Mailbox {}
    let queue = PreferencesQueue(file: file, saying: read, mailbox: box)
    func save(_ preferences: Preferences) -> [String] {
      queue.save(preferences)
      queue.end()
      return box.drain().compactMap { if case .notice(let notice) = $0 { notice } else { nil } }
    }
    var preferences = read
    preferences.pace = .third
    #expect(save(preferences) == ["saved in \(path): pace"])
    // Edited elsewhere meanwhile.
    try DurableFile.replace(path, with: Array("theme: b\npace: 1.0\n".utf8))
    preferences.reportsMouse = false
    #expect(save(preferences) == ["saved in \(path): mouse"])
    let text = String(decoding: try InputFile.contents(of: path), as: UTF8.self)
    #expect(text == "theme: b\npace: 1.0\nmouse: off\n")
    #expect(
      save(preferences) == ["nothing to save: theme, pace, mouse and chart are as \(path) had them"]
    )
  }
}
