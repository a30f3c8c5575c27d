import Concurrency
import Engines
import Files
import Jobs
import Learning
import RatingData
import RatingFiles
import Runs
import Spark
import TestFolders
import Testing

@testable import Dashboard
@testable import Session

/// What begins the runs that the dashboard asks for. Runs are done at once, on the test's own thread.
@Suite struct `The beginning of a run` {
  /// A session with its folder of runs, and what its runs have said.
  private final class Bench {
    let launcher: RunLauncher
    let runs: RunSupervisor
    private let said: Guarded<[TrainingEvent]>

    /// - Parameter stop: the epoch after which a run is stopped.
    init(_ request: DashboardSession.Request, stoppingAfter stop: Int = .max) {
      let said = Guarded<[TrainingEvent]>([])
      let box = Box()
      let mailbox = Mailbox {
        for case .training(let run, let event) in box.mailbox?.drain() ?? [] {
          said.withLock { $0.append(event) }
          if case .epoch(let record) = event, record.epoch == stop {
            box.runs?.stop(run, keep: .best)
          }
        }
      }
      let runs = RunSupervisor(
        mailbox: mailbox,
        jobs: JobRunner(threads: 1, executor: { _, work in work() }, post: { _ in }))
      (box.mailbox, box.runs) = (mailbox, runs)
      self.runs = runs
      self.said = said
      launcher = RunLauncher(request, runs: runs, tell: { _ in })
    }

    var epochs: [Int] {
      said.withLock { $0 }.compactMap {
        if case .epoch(let record) = $0 { record.epoch } else { nil }
      }
    }

    var end: RunEnd.Reason? {
      said.withLock { $0 }.compactMap { if case .ended(let end) = $0 { end.reason } else { nil } }
        .last
    }
  }

  // Unchecked: all is done on the test's own thread.
  private final class Box: @unchecked Sendable {
    var mailbox: Mailbox?
    var runs: RunSupervisor?
  }

  private let home = TemporaryFolder()
  private var store: RunStore { RunStore(home.path + "/runs") }

  private static let library = Library(
    DataSet(
      name: "few",
      ratings: Ratings(
        users: (0..<600).map { UserIndex($0 % 20) },
        movies: (0..<600).map { MovieIndex($0 * 7 % 30) },
        values: (0..<600).map { Float($0 % 5 + 1) }, userCount: 20, movieCount: 30),
      catalogue: Catalogue(
        movies: (0..<30).map { Movie(id: MovieID(Int64($0)), title: "\($0)", genres: []) },
        users: (0..<20).map { User(id: UserID(Int64($0))) })))

  /// What a cluster can train, and this machine as well.
  private static var settings: Settings {
    var settings = Preset.implicitALS.settings(seed: 1)
    settings.schedule = Schedule(epochs: 4, patience: 4)
    settings[.factors] = 3
    settings[.validationBy] = .hash
    settings[.regularizationPower] = 1
    return settings
  }

  private func request(
    onCluster: Bool = false, resuming resumed: ResumedRun? = nil
  ) -> DashboardSession.Request {
    var request = DashboardSession.TrainRequest(
      .embedded, ReadingOptions(), name: "few", arguments: []
    ) { _ in Self.settings }
    request.runs = KeptRuns(in: store, .kept)
    request.resumed = resumed
    if onCluster {
      // There is no Spark there.
      var options = SparkOptions(master: "local")
      options.home = home.path + "/nowhere"
      request.cluster = .init(options, arguments: [], environment: EnvironmentVariables([:]))
    }
    return .train(request)
  }

  /// A run that was stopped after two of its four epochs.
  private func stopped() throws -> ResumedRun {
    let bench = Bench(request(), stoppingAfter: 2)
    bench.launcher.begin(RunID(1), .new(Self.settings), .none, on: Self.library)
    #expect(bench.epochs == [1, 2] && bench.end == .stopped)
    bench.launcher.end()
    return try ResumedRun(try #require(store.runs().first))
  }

  @Test func `waits for ratings`() {
    let bench = Bench(request())
    bench.launcher.begin(RunID(1), .new(Self.settings), .none, on: nil)
    bench.launcher.begin(.browse, .lists(Self.settings), .none, on: nil)
    #expect(bench.epochs.isEmpty && bench.end == nil)
  }

  @Test func `is where a kept one was stopped, of the first one alone`() throws {
    let bench = Bench(request(resuming: try stopped()))
    bench.launcher.begin(RunID(1), .new(Self.settings), .none, on: Self.library)
    #expect(bench.epochs == [1, 2, 3, 4] && bench.end == .finished)
    #expect(store.runs().count == 1)
    var others = Self.settings
    others.seed = 2
    bench.launcher.begin(RunID(2), .new(others), .none, on: Self.library)
    #expect(store.runs().count == 2)
  }

  @Test
  func `is the cluster's where that can train it, unless it goes on from a state of this machine`()
    throws
  {
    let resumed = try stopped()
    let bench = Bench(request(onCluster: true))
    bench.launcher.begin(RunID(1), .resumed(resumed), .none, on: Self.library)
    #expect(bench.epochs == [1, 2, 3, 4] && bench.end == .finished)
    bench.launcher.begin(RunID(2), .new(Self.settings), .none, on: Self.library)
    guard case .failed(let reason) = bench.end else {
      Issue.record("trained without a cluster: \(String(describing: bench.end))")
      return
    }
    #expect(reason.contains("nowhere"))
    var biased = Preset.biased.settings(seed: 1)
    biased.schedule = Schedule(epochs: 2, patience: 2)
    bench.launcher.begin(RunID(3), .new(biased), .none, on: Self.library)
    #expect(bench.epochs.suffix(2) == [1, 2] && bench.end == .finished)
  }
}
