import ArgumentParser
import Configuration
import Matrices
import Profiles
import RatingFiles
import Runs
import Session
import Spark

/// `marquee` alone.
struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard", abstract: "Train in the dashboard, and explore the model.")

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions
  @OptionGroup(title: "Runs") var runs: RunOptions
  @OptionGroup(title: "Cluster") var engine: EngineOptions
  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    guard engine.spark != nil else { return }
    _ = try training.settingsForSpark(data.reading.signal)
    if runs.resume != nil { throw ValidationError("--resume does not go with --engine spark") }
    try engine.check(with: data)
    if data.clusterPath != nil, engine.cluster.users == SparkOptions.UsersAtHome.none {
      throw ValidationError("--users none: the dashboard shows users; expected all or sample:N")
    }
  }

  func run() throws {
    if let path = data.clusterPath, let spark = engine.spark {
      try openOnCluster(path, spark)
    } else {
      try openHere()
    }
  }

  /// Users of a cluster's own ratings that are shown where nobody says how many.
  private static let usersShown = 10_000

  private func openOnCluster(_ path: String, _ options: SparkOptions) throws {
    var options = options
    options.users = engine.cluster.users ?? .sample(Self.usersShown)
    var ratings = ClusterRatings(path: path, columns: data.reading.columns?.names)
    let titles = try data.titleFile.map { file throws(Failure) in
      do throws(LoadError) { return try file.movies() } catch { throw .loading(error) }
    }
    ratings.catalogue = .wanted(listed: titles ?? [:])
    var request = DashboardSession.ClusterRequest(
      ratings, try training.settingsForSpark(data.reading.signal), on: access(options),
      arguments: data.arguments)
    request.runs = runs.kept
    try screen.open(.cluster(request))
  }

  private func access(_ options: SparkOptions) -> DashboardSession.ClusterAccess {
    .init(options, arguments: engine.arguments, environment: .process)
  }

  private func openHere() throws {
    let training = training
    let resumed = try runs.resumed()
    try resumed?.check(training)
    let data = try resumed?.data(data) ?? data
    let onCluster = try engine.spark.map { _ in try training.settingsForSpark(data.reading.signal) }
    var request = DashboardSession.TrainRequest(
      .named(data.data), data.options, name: data.name,
      arguments: data.arguments,
      settings: { data in
        try resumed?.check(data.ratings)
        return onCluster ?? resumed?.manifest.settings ?? training.settings(for: data)
      })
    request.runs = runs.kept
    request.resumed = resumed
    request.isPlain =
      data.arguments.isEmpty && training.given.isEmpty && resumed == nil && onCluster == nil
    request.cluster = engine.spark.map(access)
    try screen.open(.train(request))
  }
}

/// What the commands share that open the dashboard.
struct ScreenOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Colour theme: " + DashboardSession.themes.joined(separator: ", ")
        + ", a Base16 file, or auto: as the terminal is.", valueName: "theme"))
  var theme: String?

  @Flag(
    inversion: .prefixedNo,
    help:
      "Say it in plain lines and take commands by word: for screen readers, braille displays, dumb terminals and pipes."
  )
  var linear: Bool?

  @Option(
    help: ArgumentHelp(
      "Record what is shown as an asciicast, which asciinema plays.", valueName: "new-file"),
    completion: .file(extensions: ["cast"]))
  var record: String?

  @Option(
    help: ArgumentHelp(
      "Whose ratings the screen You shows and keeps: a name, one for each person.",
      valueName: "name"))
  var profile = "me"

  func validate() throws {
    guard linear == true, let option = given else { return }
    throw ValidationError("\(option) is for the screen: --linear draws none")
  }

  /// An option that only the screen has, where one is given.
  private var given: String? {
    record != nil ? "--record" : theme != nil ? "--theme" : nil
  }

  /// Shows the dashboard until it is left, on the screen or in lines.
  func open(_ request: DashboardSession.Request) throws {
    let status: Int32
    do {
      let configuration = Home.configuration
      let file = try Home.profileFolder.map { folder throws(ProfileError) in
        try ProfileFile(named: profile, in: folder)
      }
      // What only the screen has asks for it.
      let isLinear = linear ?? (configuration.preferences.isLinear && given == nil)
      status =
        try isLinear
        ? say(request, configuration, keptIn: file) : draw(request, configuration, keptIn: file)
    } catch let error as LoadError {
      throw Failure.loading(error)
    } catch let error as OpeningError {
      throw Failure.opening(error)
    } catch let error as RunFolderError {
      throw Failure.noRun(error)
    } catch let error as ProfileError {
      throw Failure.usage("--profile: \(error)")
    } catch let error as SessionError {
      throw Failure.noDashboard(error)
    }
    guard status == 0 else { throw ExitCode(status) }
  }

  private func draw(
    _ request: DashboardSession.Request, _ configuration: Configuration, keptIn file: ProfileFile?
  ) throws -> Int32 {
    var preferences = configuration.preferences
    if let theme { preferences.use(theme: theme) }
    return try DashboardSession.run(
      request, preferences,
      keptIn: (Home.configurationFile, configuration.preferences),
      profile: (profile, file), warnings: configuration.problems, recording: record)
  }

  /// Tells the dashboard in lines until the input ends.
  private func say(
    _ request: DashboardSession.Request, _ configuration: Configuration, keptIn file: ProfileFile?
  ) throws -> Int32 {
    let session = LinearSession(
      request, configuration.preferences,
      keptIn: (Home.configurationFile, configuration.preferences),
      profile: (profile, file), warnings: configuration.problems,
      lines: StandardStreams.lines(besides: request)
    ) { try StandardOutput().write($0) }
    let interruption = Interruption { [bell = session.bell] in bell.ring() }
    return try session.run { interruption.requested }
  }
}
