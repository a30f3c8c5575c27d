import ArgumentParser
import MovieLens
import Session

/// `marquee` alone.
struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard", abstract: "The dashboard: train and look around. (default)")

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions

  @Option(help: ArgumentHelp("Colours: the name of a theme.", valueName: "name"))
  var theme: String?

  func run() throws {
    let training = training
    let request = DashboardSession.Request(
      source: .named(data.data), reading: data.reading.options, sourceName: data.name, theme: theme,
      settings: { training.settings(for: $0) })
    let status: Int32
    do {
      status = try DashboardSession.run(request)
    } catch let error as LoadError {
      throw Failure.loading(error)
    } catch let error as SessionError {
      throw Failure.noDashboard(error)
    }
    guard status == 0 else { throw ExitCode(status) }
  }
}
