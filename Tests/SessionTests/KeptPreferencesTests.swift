import Configuration
import Dashboard
import Files
import Jobs
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
    let kept = KeptPreferences(in: file, saying: read)
    func save(_ preferences: Preferences) -> [String] {
      kept.job(saving: preferences).outcomes().map { done in
        switch Preferences.slot.take(done)?.outcome {
        case .result(let sentence)?: sentence
        case .failed(let reason)?: "failed: \(reason)"
        default: "nothing"
        }
      }
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
    let homeless = KeptPreferences(in: nil, saying: read).job(saving: preferences)
    guard case .failed("HOME is not set")? = homeless.outcomes().first?.outcome else {
      Issue.record("it was saved nowhere")
      return
    }
  }
}
