import Dispatch
import Learning
import Models
import MovieLens
import RatingData
import Testing

@testable import Dashboard
@testable import Session

@Suite struct DeskTests {
  private static let library: Library = {
    let count = 400
    let ratings = Ratings(
      users: (0..<count).map { UserIndex($0 % 20) },
      movies: (0..<count).map { MovieIndex($0 % 19) },
      values: (0..<count).map { Float($0 % 5 + 1) }, userCount: 20, movieCount: 19)
    let catalogue = Catalogue(
      movies: (0..<19).map { Movie(id: MovieID(Int64($0)), title: "Film \($0) (1999)") },
      users: (0..<20).map { User(id: UserID(Int64($0))) })
    return Library(DataSet(name: "small", ratings: ratings, catalogue: catalogue))
  }()

  private static let model: TrainedModel = {
    let users = FactorMatrix(rows: 20, columns: 2, values: (0..<40).map { Float($0 % 7) })
    let movies = FactorMatrix(rows: 19, columns: 2, values: (0..<38).map { Float($0 % 5) })
    return TrainedModel(
      run: RunID(1), version: 1,
      snapshot: Snapshot(
        FactorModel(userFactors: users, movieFactors: movies), epoch: 1, validationLoss: 1),
      heldBack: HeldBack(Split(train: Array(0..<400), validation: [])))
  }()

  /// What the answers in a mailbox are about, in order.
  private func users(_ messages: [Message]) -> [UserIndex] {
    messages.compactMap { if case .answer(.user(let answer)) = $0 { answer.user } else { nil } }
  }

  @Test func `of many questions the last is answered, and those that nobody awaits are not all`() {
    let bell = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { bell.signal() }
    let desk = QueryDesk(library: Self.library, mailbox: mailbox)
    for round in 0..<1_000 { desk.ask(Query(.user(UserIndex(round % 20)), of: Self.model)) }
    desk.ask(Query(.user(UserIndex(7)), of: Self.model))
    var answered: [UserIndex] = []
    while answered.last != UserIndex(7), bell.wait(timeout: .now() + 30) == .success {
      answered += users(mailbox.drain())
    }
    #expect(answered.last == UserIndex(7))
  }

  @Test func `data that cannot be read are a failure, and wake whoever waits`() {
    let bell = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { bell.signal() }
    let desk = LoadingDesk(mailbox: mailbox) { bell.signal() }
    desk.load(.path("/nowhere/at/all")) { _ in Preset.seed.settings() }
    #expect(bell.wait(timeout: .now() + 30) == .success)
    #expect(desk.whyNot is LoadError)
    #expect(mailbox.drain().isEmpty)
  }

  @Test func `data that take long tell how far they are`() {
    let bell = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { bell.signal() }
    let desk = LoadingDesk(patience: 0, mailbox: mailbox) { bell.signal() }
    desk.load(.embedded) { _ in Preset.seed.settings() }
    var files: Set<String> = []
    var isLoaded = false
    while !isLoaded, bell.wait(timeout: .now() + 30) == .success {
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
    let bell = DispatchSemaphore(value: 0)
    let mailbox = Mailbox {}
    let desk = LoadingDesk(mailbox: mailbox) { bell.signal() }
    desk.cancel()
    desk.load(.embedded) { _ in Preset.seed.settings() }
    #expect(bell.wait(timeout: .now() + 30) == .success)
    #expect(desk.whyNot as? LoadError == .cancelled)
  }

  @Test func `data that are read arrive with their settings, and untold where that is quick`() {
    let bell = DispatchSemaphore(value: 0)
    let mailbox = Mailbox { bell.signal() }
    let desk = LoadingDesk(patience: .infinity, mailbox: mailbox) { bell.signal() }
    desk.load(.embedded) { _ in Preset.seed.settings(seed: 9) }
    #expect(bell.wait(timeout: .now() + 30) == .success)
    let messages = mailbox.drain()
    #expect(messages.count == 1)
    guard case .loaded(let library, let settings)? = messages.first else {
      Issue.record("what was read did not arrive")
      return
    }
    #expect(library.data.name == "ml-latest-small" && settings.seed == 9)
  }
}
