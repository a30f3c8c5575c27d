import ArgumentParser
import Engines
import Matrices
import Models
import Runs
import Session

/// `marquee open`
struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Look into a model that another program learned.",
    discussion: """
      Vectors of movies are enough for neighbours and the map; with vectors of users, or with ratings, there are \
      predictions and lists for people, too. The dashboard opens without training. Pickled files are refused.
      """)

  @OptionGroup var model: OpenOptions
  @OptionGroup var data: DataOptions

  @Option(help: "Measure of similarity of two vectors. (default: cosine)")
  var measure: Similarity?

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    guard model.movies != nil else {
      throw ValidationError("give --movies, the file that has the vectors of movies")
    }
    guard measure != .weight else {
      throw ValidationError("--measure weight is for models of weights between movies")
    }
  }

  func run() throws {
    guard let files = model.files(data, by: measure) else { return }
    let ratings = data
    var request = DashboardSession.OpenRequest(
      files.name, hasRatings: data.data != nil, KeptRuns(in: Home.runStore, .watched)
    ) { workers in
      let opened = try files.open(
        with: ratings.data.map { _ in try ratings.loadQuietly() }, workers: workers)
      return OpenedEngine.Reading(opened.data, opened.model, notes: opened.notes)
    }
    request.takesStandardInput = data.data == "-"
    try screen.open(.open(request))
  }
}

extension Similarity: ExpressibleByArgument {}
