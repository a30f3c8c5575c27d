import Files
import RatingData
import TestFolders
import TestSamples
import Testing

@testable import Models

@Suite("Weights on disk")
struct WeightsTests {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/w.safetensors" }

  private func catalogue(users: [Int64], movies: [Int64]) -> Catalogue {
    Catalogue(
      movies: movies.map { Movie(id: MovieID($0), title: "") },
      users: users.map { User(id: UserID($0)) })
  }

  private func weights(_ model: any Model) -> Weights {
    Weights(
      snapshot: Samples.snapshot(of: model),
      userIDs: (0..<model.userCount).map { UserID(Int64(10 * $0 + 1)) },
      movieIDs: (0..<model.movieCount).map { MovieID(Int64(7 * $0 + 2)) },
      metadata: [
        "format": "marquee", "version": "1", "model": model.kind, "epoch": "4", "val_loss": "0.75",
      ])
  }

  private static let full = Samples.model()
  /// One of each kind, and of what a kind may leave out.
  private static let models: [any Model] = [
    full, FactorModel(userFactors: full.userFactors, movieFactors: full.movieFactors),
    BiasModel(Biases(mean: 3.5, users: [0.5, -1], movies: [0.25, 0, 1])),
    SampledModel(
      [full, full],
      noise: NoiseVariances(base: 0.5, users: (1...full.userCount).map { Float($0) })), timed,
  ]

  /// The second user has two sessions, the first none.
  private static var timed: any Model {
    guard
      let sessions = try? RatingSessions(
        users: [1, 1], firsts: [5, 4_000_000_000], lasts: [7, 4_000_000_001],
        userCount: full.userCount)
    else { return full }
    return SampledModel(
      [full], noise: NoiseVariances(base: 1),
      sessions: SessionBiases(sessions, values: [-0.5, 0.25], variance: 0.125))
  }

  @Test("They come back as they went, whatever the kind of model", arguments: 0..<5)
  func roundTrip(index: Int) throws {
    let model = Self.models[index]
    try weights(model).write(to: path)
    #expect(try Weights(contentsOf: path) == weights(model))
    #expect(folder.names == ["w.safetensors"])
  }

  @Test("Nothing validated is nothing read")
  func noValidation() throws {
    var weights = weights(Samples.model())
    weights = Weights(
      snapshot: weights.snapshot, userIDs: weights.userIDs, movieIDs: weights.movieIDs,
      metadata: ["epoch": "4"])
    try weights.write(to: path)
    #expect(try Weights(contentsOf: path).snapshot.validated == nil)
  }

  struct Misfit: CustomTestStringConvertible, Sendable {
    let users: [Int64]
    let movies: [Int64]
    let mismatch: WeightsError.Mismatch
    var testDescription: String { mismatch.description }
  }

  static let misfits = [
    Misfit(users: [1, 11], movies: [2], mismatch: .unknownUser(UserID(21))),
    Misfit(users: [11, 21], movies: [2], mismatch: .unknownUser(UserID(1))),
    Misfit(users: [1, 5, 11, 21], movies: [2], mismatch: .untrainedUser(UserID(5))),
    Misfit(users: [1, 11, 21, 31], movies: [2], mismatch: .untrainedUser(UserID(31))),
    Misfit(users: [1, 11, 21], movies: [3], mismatch: .unknownMovie(MovieID(2))),
    Misfit(users: [1, 11, 21], movies: [1, 2], mismatch: .untrainedMovie(MovieID(1))),
  ]

  @Test("Weights of other ratings are refused by the first id that differs", arguments: misfits)
  func misfit(each: Misfit) {
    let weights = weights(Samples.model(users: 3, movies: 1))
    let error = #expect(throws: WeightsError.self) {
      try weights.snapshot(matching: catalogue(users: each.users, movies: each.movies))
    }
    #expect(error == .mismatch(each.mismatch))
  }

  @Test("The refusal says what to do")
  func words() {
    #expect(
      WeightsError.mismatch(.untrainedMovie(MovieID(17))).description
        == "the weights do not fit the ratings: they lack movie 17, which has ratings;"
        + " train again, or use the data they were trained on (--data)")
  }

  @Test("What is no finite number is neither written nor read", arguments: [Float.nan, .infinity])
  func notFinite(value: Float) throws {
    let snapshot = FactorModel(
      userFactors: FactorMatrix(rows: 1, columns: 2, values: [1, 2]),
      movieFactors: FactorMatrix(rows: 1, columns: 2, values: [3, value]))
    let fault = WeightsError.Fault.notFinite(tensor: "movie_factors", position: 1)
    #expect(throws: WeightsError.broken(path: path, fault: fault)) {
      try weights(snapshot).write(to: path)
    }
    #expect(folder.names == [])
  }

  @Test("Files that cannot be opened are named")
  func noFile() {
    let error = #expect(throws: WeightsError.self) {
      try Weights(contentsOf: "/nonexistent/w.safetensors")
    }
    #expect(error?.description == "/nonexistent/w.safetensors: No such file or directory")
    #expect(throws: WeightsError.self) {
      try weights(Samples.model()).write(to: "/nonexistent/w.safetensors")
    }
  }

  @Test("A device or a pipe is not read, for it may have no end")
  func endless() {
    #expect(throws: WeightsError.noFile(path: "/dev/zero")) { try Weights(contentsOf: "/dev/zero") }
  }
}
