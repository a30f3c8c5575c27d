import Cells
import Learning
import Models
import RatingData
import Runs
import Testing

@testable import Dashboard

/// A model that another program learned.
@Suite struct `An opened model` {
  private static func factors(users: Int) -> FactorModel {
    FactorModel(
      userFactors: FactorMatrix(
        rows: users, columns: 2, values: Array(repeating: 0.5, count: 2 * users)),
      movieFactors: FactorMatrix(
        rows: 4, columns: 2, values: [1, 0, 0.9, 0.1, 0, 1, -1, 0]))
  }

  private static let movies = ["Heat (1995)", "Ronin (1998)", "Alien (1979)", "Babe (1995)"]
    .enumerated().map { Movie(id: MovieID(Int64($0)), title: $1) }

  private static let data = DataSet(
    name: "m.npy", ratings: .none(userCount: 0, movieCount: 4),
    catalogue: Catalogue(movies: movies, users: []))

  /// Each movie is rated three times.
  private static let rarelyRated = DataSet(
    name: "m.npy",
    ratings: Ratings(
      users: (0..<12).map { UserIndex($0 % 3) }, movies: (0..<12).map { MovieIndex($0 / 3) },
      values: (0..<12).map { Float(1 + $0 % 5) }, userCount: 3, movieCount: 4),
    catalogue: Catalogue(
      movies: movies, users: (0..<3).map { User(id: UserID(Int64($0))) }))

  /// As it is when all is read.
  private static func opened(
    _ size: Size = Size(width: 120, height: 36), data: DataSet = data
  ) -> State {
    var state = State(size: size, source: .model("m.npy"), themes: [], theme: "")
    #expect(update(&state, .open) == [.start(RunID(1), .opened, pace: .none)])
    perform(update(&state, .catalogue(RunID(1), Library(data))), on: &state)
    let model = TrainedModel(
      run: RunID(1), version: 1,
      snapshot: Snapshot(
        OpenedModel(factors(users: data.ratings.userCount), predictsRatings: false), epoch: 0,
        validated: nil),
      heldOut: HeldOut(marks: []), settings: nil)
    perform(update(&state, .model(model)), on: &state)
    return state
  }

  /// Does the jobs that were asked for, and those that follow.
  private static func perform(_ effects: [Effect], on state: inout State) {
    for case .run(let job) in effects {
      for done in job.outcomes() { perform(update(&state, .done(done)), on: &state) }
    }
  }

  private func screen(_ state: State) -> String { view(state).lines.joined(separator: "\n") }

  @Test func `is looked into where movies are, and nothing trains`() {
    var state = Self.opened()
    let movies = screen(state)
    #expect(movies.contains("[2 Movies]") && movies.contains("1 Train –"))
    #expect(movies.contains("✓ open") && movies.contains("A to Z"))
    #expect(movies.contains("nearest · m.npy · cosine"))
    #expect(movies.contains("no ratings came with the model"))
    // Nothing is rarely rated where nothing is rated.
    #expect(state.shared.filter.minimumRatings == 0)
    for key in ["1", "+", "n", "s", " ", "b", "."] as [Character] {
      #expect(update(&state, .input(.key(.character(key)))).allSatisfy { !$0.isStart })
      #expect(state.shared.sheets.isEmpty)
    }
    #expect(screen(state).contains("Nothing trains here"))
  }

  @Test func `with few ratings has neighbours all the same, and says so`() {
    let state = Self.opened(data: Self.rarelyRated)
    #expect(state.shared.filter.minimumRatings == 0)
    #expect(
      state.shared.log.lines.contains {
        $0.hasPrefix("few movies have 20 ratings, so lists have all however few rated them")
      })
    #expect(!screen(state).contains("no other movie passes the filter"))
  }

  @Test func `is not told as training that has ended`() {
    let sentences = RunSentences(Self.opened().shared)
    func told(_ reason: RunEnd.Reason) -> String {
      sentences.end(RunEnd(reason: reason, bestEpoch: nil, bestValidated: nil, seconds: nil))
    }
    #expect(told(.finished) == "The model is open.")
    #expect(told(.failed("no such file")) == "The model cannot be opened: no such file.")
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 36), Size(width: 200, height: 60),
  ])
  func `says on each screen what is missing`(_ size: Size) {
    var state = Self.opened(size)
    for (key, words) in [
      ("1", "No ratings came with it"), ("3", "no users came with the model"),
      ("2", "nearest"), ("4", "rate"),
    ] as [(Character, String)] {
      Self.perform(update(&state, .input(.key(.character(key)))), on: &state)
      #expect(screen(state).contains(words))
    }
  }
}

extension Effect {
  fileprivate var isStart: Bool { if case .start = self { true } else { false } }
}
