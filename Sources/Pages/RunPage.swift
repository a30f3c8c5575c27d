import Answers
import Learning
import Models
import RatingData
import Runs
import Story
import Text

/// A run as one file of HTML, to be handed on: it asks nothing of any network, and has no rating of any user unless it is
/// told to.
public struct RunPage {
  let report: RunReport
  let sentences: [Sentence]
  /// What its model answers; nil where there is no model, or none that can be asked.
  let answers: Answers?

  /// What is asked of the models of a run.
  public struct Answers: Sendable {
    let data: DataSet
    /// Those that have lists, the most rated first.
    let movies: [MovieIndex]
    /// By epoch.
    let models: [PageModel]
    let best: Int
    /// Who expects ratings, where those are to be on the page.
    let rated: (any Model)?

    /// - Parameters:
    ///   - models: by epoch; at least one.
    ///   - best: the epoch that is shown first.
    ///   - rated: the model that is held to what users rated; nil leaves all ratings out.
    public init(
      _ models: [PageModel], of movies: [MovieIndex], in data: DataSet, best: Int,
      rated: (any Model)? = nil
    ) {
      self.models = models
      self.movies = movies
      self.data = data
      self.best = best
      self.rated = rated
    }
  }

  public init(_ report: RunReport, _ sentences: [Sentence], _ answers: Answers?) {
    self.report = report
    self.sentences = sentences
    self.answers = answers
  }

  /// The whole file.
  public var html: String {
    PageText.filled(
      String(decoding: PackageResources.page_html, as: UTF8.self),
      [
        "title": PageText.escaped(title), "style": Self.text(PackageResources.page_css),
        "script": Self.text(PackageResources.page_js), "data": PageText.escaped(json),
        "facts": facts, "curves": curves, "story": story, "epochs": epochTable,
        "settings": settings, "command": PageText.escaped(report.command),
        "Movies": answers?.data.kind.plural.firstUpper ?? "Movies",
        "movie": answers?.data.kind.singular ?? "movie",
        "movies": answers?.data.kind.plural ?? "movies",
        "models": answers == nil ? "hidden" : "",
        "machine": answers.map { $0.models.count > 1 } ?? false ? "" : "hidden",
        "map": answers?.models.contains { $0.plane != nil } ?? false ? "" : "hidden",
        "rated": answers?.rated == nil ? "hidden" : "",
      ])
  }

  var title: String {
    let name = report.label.isEmpty ? report.folder.name : report.label
    return "\(name) – \(report.manifest.data)"
  }

  /// What the script shows: titles and lists by number.
  var json: JSON {
    let epochs: [JSON] = report.epochs.map {
      ["epoch": .integer($0.epoch), "loss": .number($0.trained), "val": .number($0.validated)]
    }
    let run: JSON = [
      "epochs": .array(epochs), "metric": .string(report.metric.key),
      "validation": .string(report.metric.validationKey),
    ]
    guard let answers else { return run }
    var movies = PageMovies(answers.data)
    let asked = answers.movies.map { JSON.integer(movies.place(of: $0)) }
    let traits = MovieTraits(answers.data)
    let models = answers.models.map { $0.json(&movies, traits) }
    let rated = answers.rated.map { RatedPart(data: answers.data, model: $0).json(&movies) }
    let members = movies.json.map { JSON.Member(key: $0.0, value: $0.1) }
    return run.adding([
      "kind": .string(answers.data.kind.singular), "kinds": .string(answers.data.kind.plural),
      "measure": .string(answers.models.first?.measure ?? ""), "best": .integer(answers.best),
      "asked": .array(asked), "models": .array(models), "rated": rated ?? .array([]),
    ]).adding(.object(members))
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
  fileprivate var firstUpper: String { prefix(1).uppercased() + dropFirst() }
}
