import ArgumentParser
import RatingFiles
import Runs
import Session

/// `marquee` alone.
struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard", abstract: "Train in the dashboard, and explore the model.")

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions
  @OptionGroup(title: "Runs") var runs: RunOptions
  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let training = training
    let resumed = try runs.resumed()
    try resumed?.check(training)
    let data = try resumed?.data(data) ?? data
    try screen.open(
      .train(
        .named(data.data), data.reading.options, name: data.name, arguments: data.arguments,
        runs: runs.store, resumed: resumed,
        settings: { data in
          try resumed?.check(data.ratings)
          return resumed?.manifest.settings ?? training.settings(for: data)
        }))
  }
}

/// What the commands share that open the dashboard.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Colour theme: " + DashboardSession.themes.joined(separator: ", ")
        + ", or a Base16 file.", valueName: "theme"))
  var theme: String?

  /// Shows the dashboard until it is left.
  func open(_ request: DashboardSession.Request) throws {
    let status: Int32
    do {
      status = try DashboardSession.run(request, theme: theme)
    } catch let error as LoadError {
      throw Failure.loading(error)
    } catch let error as RunFolderError {
      throw Failure.noRun(error)
    } catch let error as SessionError {
      throw Failure.noDashboard(error)
    }
    guard status == 0 else { throw ExitCode(status) }
  }
}
