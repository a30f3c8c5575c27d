import Cells
import Concurrency
import Configuration
import Dashboard
import Jobs
import Profiles
import RatingFiles

/// What works behind a dashboard, whether it is drawn or told in lines: reads the data, does runs and jobs, and says by
/// mailbox what comes of them.
final class Backstage {
  let request: DashboardSession.Request
  let mailbox: Mailbox
  let loader: Loader
  let runs: RunSupervisor
  let launcher: RunLauncher
  let keptPreferences: KeptPreferences
  let jobs: JobRunner

  /// - Parameters:
  ///   - mailbox: takes what all of them say.
  ///   - protect: called by each thread before it works.
  ///   - wake: called, from any thread, where the data cannot be read.
  init(
    _ request: DashboardSession.Request,
    _ configuration: (file: ConfigurationFile?, says: Preferences), mailbox: Mailbox,
    protect: @escaping @Sendable () -> Void = {}, wake: @escaping @Sendable () -> Void
  ) {
    self.request = request
    self.mailbox = mailbox
    loader = Loader(mailbox: mailbox, wake: wake)
    jobs = JobRunner(
      threads: request.training?.reading.threads ?? Workers.availableCores,
      executor: { place, work in
        JobRunner.dispatch(place) {
          protect()
          work()
        }
      }, post: { mailbox.post(.done($0)) })
    runs = RunSupervisor(mailbox: mailbox, jobs: jobs)
    launcher = RunLauncher(
      request, runs: runs, fail: { [loader] in loader.fail($0) },
      tell: { mailbox.post(.stray([$0])) })
    keptPreferences = KeptPreferences(in: configuration.file, saying: configuration.says)
  }

  /// Begins with what was asked for: reads the data, or says at once what there is without any.
  ///
  /// - Parameter receive: takes what is there at once.
  func begin(_ receive: (Message) -> Void) {
    switch request {
    case .train(let training):
      loader.load(training.source, training.reading, settings: training.settings)
    case .cluster(let cluster): receive(.cluster(cluster.settings))
    case .watch: receive(.watch)
    case .open: receive(.open)
    case .logs: receive(.watchLogs)
    }
  }

  /// Carries out what neither terminal nor end of the program has to do with; false of other effects.
  ///
  /// - Parameter library: the data that are here.
  func perform(_ effect: Effect, on library: Library?) -> Bool {
    switch effect {
    case .run(let job): jobs.run(job)
    case .cancel(let identity): jobs.cancel(identity)
    case .start(let run, let start, let pace): launcher.begin(run, start, pace, on: library)
    case .steer(let run, let order): runs.steer(run, order)
    case .savePreferences(let preferences): jobs.run(keptPreferences.job(saving: preferences))
    case .terminal, .quit, .interrupt: return false
    }
    return true
  }

  /// How long a program that ends waits for runs and other jobs that it cancelled. They let go within a few milliseconds,
  /// and runs write their last state in some more, but for very large data.
  private static let patience = Duration.seconds(2)

  /// Ends all runs and jobs; what is to be kept is on the disk then.
  func end() {
    loader.cancel()
    runs.end()
    jobs.end(patience: Self.patience)
    launcher.end()
    request.runs.store?.removeHidden()
  }
}

extension DashboardSession.Request {
  /// A dashboard that nothing has happened to.
  func state(
    size: Size, themes: [String], theme: String, _ preferences: Preferences,
    profile: (name: String, file: ProfileFile?), isFirst: Bool = false, letters: Letters = .all
  ) -> State {
    State(
      size: size, source: source, dataArguments: arguments, engines: engines, themes: themes,
      theme: theme, preferences: preferences, profile: profile,
      faults: training?.reading.faults ?? .stop, runs: runs.store, keeping: runs.keeping,
      likenesses: runs.likenesses, isFirst: isFirst, letters: letters)
  }
}
