import Dispatch
import Learning
import Models
import RatingData
import RatingFiles
import Testing

@testable import Dashboard
@testable import Session

@Suite struct LoaderTests {
  @Test func `data that cannot be read are a failure, and wake whoever waits`() {
    let wakeup = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { wakeup.signal() }
    let loader = Loader(mailbox: mailbox) { wakeup.signal() }
    loader.load(.path("/nowhere/at/all")) { _ in Preset.seed.settings() }
    #expect(wakeup.wait(timeout: .now() + 30) == .success)
    #expect(loader.error is LoadError)
    #expect(mailbox.drain().isEmpty)
  }

  @Test func `data that take long tell how far they are`() {
    let wakeup = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { wakeup.signal() }
    let loader = Loader(patience: 0, mailbox: mailbox) { wakeup.signal() }
    loader.load(.embedded) { _ in Preset.seed.settings() }
    var files: Set<String> = []
    var isLoaded = false
    while !isLoaded, wakeup.wait(timeout: .now() + 30) == .success {
      for message in mailbox.drain() {
        switch message {
        case .loading(let progress, _): files.insert(progress.file)
        case .loaded: isLoaded = true
        default: break
        }
      }
    }
    #expect(isLoaded)
    #expect(files == ["ratings.csv"])
  }

  @Test func `data that nobody waits for any more are read no further`() {
    let wakeup = DispatchSemaphore(value: 0)
    let mailbox = Mailbox {}
    let loader = Loader(mailbox: mailbox) { wakeup.signal() }
    loader.cancel()
    loader.load(.embedded) { _ in Preset.seed.settings() }
    #expect(wakeup.wait(timeout: .now() + 30) == .success)
    #expect(loader.error as? LoadError == .cancelled)
  }

  /// As `marquee train` reads them: what they say decides what is trained.
  @Test func `counts arrive as counts, with what is relevant among them`() throws {
    let wakeup = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { wakeup.signal() }
    let loader = Loader(patience: .infinity, mailbox: mailbox) { wakeup.signal() }
    var options = ReadingOptions(signal: .implicit)
    options.relevanceThreshold = 4
    loader.load(.embedded, options) {
      Preset.suggested(for: $0.known, $0.ratings.signal).settings()
    }
    #expect(wakeup.wait(timeout: .now() + 30) == .success)
    guard case .loaded(let library, let settings)? = mailbox.drain().first else {
      Issue.record("\(String(describing: loader.error))")
      return
    }
    #expect(library.data.ratings.signal == .implicit)
    #expect(library.data.ratings.relevanceThreshold == 4)
    #expect(settings.preset == .implicitALS)
  }

  @Test func `data that are read arrive with their settings, and untold where that is quick`() {
    let wakeup = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { wakeup.signal() }
    let loader = Loader(patience: .infinity, mailbox: mailbox) { wakeup.signal() }
    loader.load(.embedded) { _ in Preset.seed.settings(seed: 9) }
    #expect(wakeup.wait(timeout: .now() + 30) == .success)
    let messages = mailbox.drain()
    #expect(messages.count == 1)
    guard case .loaded(let library, let settings)? = messages.first else {
      Issue.record("what was read did not arrive")
      return
    }
    #expect(library.data.name == "ml-latest-small" && settings.seed == 9)
  }
}
