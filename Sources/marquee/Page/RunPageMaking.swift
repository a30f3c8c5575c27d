import Learning
import Models
import Pages
import RatingData
import Runs
import Story

/// Makes the page of a run: reads its data again, and where it takes no more than a minute trains it again, bit for bit, for
/// the models of its epochs.
struct RunPageMaking {
  let report: RunReport
  /// Whether ratings of users are to be on the page.
  let withRatings: Bool

  /// The whole page; what it lacks is told on standard error.
  func html() throws(Failure) -> String {
    let options = try data()
    guard let data = try set(options) else { return RunPage(report, story(nil), nil).html }
    let answers = try answers(on: data, options)
    return RunPage(report, story(data), answers).html
  }

  private func data() throws(Failure) -> DataOptions? {
    guard report.manifest.ratings > 0 else {
      warn("the ratings of this run are elsewhere, so the page has its curves alone")
      return nil
    }
    do {
      return try DataOptions.parse(report.manifest.arguments)
    } catch {
      throw .noRun(
        .broken(
          path: report.folder.path + "/run.json",
          why: "arguments: expected the options that its data were read by"))
    }
  }

  /// The ratings of the run; nil where those that are there now are others, or none.
  private func set(_ options: DataOptions?) throws(Failure) -> DataSet? {
    guard let options else { return nil }
    let data: DataSet
    do throws(Failure) {
      data = try options.loadQuietly()
    } catch {
      warn("\(error); the page has the curves of the run alone")
      return nil
    }
    guard report.manifest.fits(data.ratings) else {
      warn("\(data.name) is not what this run was trained on; the page has its curves alone")
      return nil
    }
    return data
  }

  private func story(_ data: DataSet?) -> [Sentence] {
    let settings = report.manifest.settings
    var facts = StoryFacts(
      settings: settings, ratingUnit: data?.ratings.scale.unit, kind: data?.kind ?? .movie)
    if let data, report.metric == .loss, settings.learner != BaselineLearner.self {
      facts.baseline = BaselineLearner.validationLoss(beside: settings, on: data.ratings)
    }
    return Story(facts, report.folder.events()).sentences
  }

  private func answers(
    on data: DataSet, _ options: DataOptions?
  ) throws(Failure) -> RunPage.Answers? {
    guard let best = try best(for: data) else {
      warn("no epoch of this run left a model, so the page has no lists")
      return nil
    }
    let movies = PageModel.movies(in: data)
    let workers = options?.reading.workers ?? .onePerCore
    let epochs = PageModel.epochs(
      report.epochs.map(\.epoch), best: best.epoch, movies: movies.count)
    let others = try RepeatedRun(report, on: data, workers: workers).snapshots(of: epochs)
    let models = try PageModels(data, movies, workers).models(of: best, others)
    guard !models.isEmpty else {
      warn("a model of the kind \(best.model.kind) says of no movies that they are similar")
      return nil
    }
    return RunPage.Answers(
      models, of: movies, in: data, best: best.epoch, rated: withRatings ? best.model : nil)
  }

  /// The best model, as the run kept it.
  private func best(for data: DataSet) throws(Failure) -> Snapshot? {
    guard let path = report.folder.weightsPath else { return nil }
    do throws(WeightsError) {
      return try Weights(contentsOf: path).snapshot(matching: data.catalogue)
    } catch {
      throw .readingWeights(error)
    }
  }

  private func warn(_ text: String) { StandardError.write(line: "marquee: warning: \(text)") }
}
