import Answers
import ArgumentParser
import Concurrency
import Models
import RatingData

/// `marquee map`
struct MapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Lay all movies out in a plane, so that those that are alike stand together.",
    discussion: """
      Movies with 20 ratings or more, by likeness; with training options or --weights by the cosine of a model's factors. \
      The plane keeps who is near, by t-SNE and steps that sharpen the ten nearest: distances between far regions mean \
      nothing. The same data and seed give the same map. csv has the columns movieId,x,y,region,title, where a region is \
      named by what is over-represented there; svg is a picture.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv
    case svg
  }

  @OptionGroup var model: ModelOptions

  @OptionGroup(title: "Another program's model") var files: OpenOptions

  @Option(help: ArgumentHelp("Format of the output.", valueName: "format"))
  var output: Format = .csv

  func run() throws {
    let opened = try files.opened(model.data, by: nil)
    let data = try opened?.data ?? model.data.load()
    let (plane, name) =
      try opened.map { opened in
        (try self.plane(of: opened.model, named: data.name, in: data), data.name)
      } ?? self.plane(of: data)
    let sheet = MapSheet(plane, of: data, by: name)
    try StandardOutput().write(output == .csv ? sheet.csv : MapPicture(sheet).svg)
    let kept = plane.kept.map { ", keeps \(Int(($0 * 100).rounded())) % of the ten nearest" } ?? ""
    StandardError.write(
      line: "\(data.kind.counted(plane.movies.count, .plain)) laid out by \(name)\(kept)")
  }

  private func plane(of data: DataSet) throws -> (plane: MoviePlane, name: String) {
    let movies = MoviePlane.movies(in: data)
    let workers = model.data.reading.workers
    if model.isOpen {
      let likeness = try model.likeness(of: data)
      let plane = try watched { watch in
        MoviePlane(movies, by: likeness, workers: workers, watch: watch)
      }
      guard let plane else { throw Failure.usage("nothing was laid out") }
      return (plane, "likeness")
    }
    let ready = try model.listModel(of: data)
    return (try plane(of: ready.model, named: ready.asked.name, in: data), ready.asked.name)
  }

  private func plane(
    of asked: any Model, named name: String, in data: DataSet
  ) throws -> MoviePlane {
    let movies = MoviePlane.movies(in: data)
    let plane = try watched { watch in
      MoviePlane(movies, of: asked, workers: model.data.reading.workers, watch: watch)
    }
    guard let plane else {
      throw Failure.usage(
        "a model of the kind \(asked.kind) has no factors to lay out; use another --learner, or other"
          + " --weights")
    }
    return plane
  }

  /// Says that it goes on where a person watches, and ends where they want it to.
  private func watched(
    _ layOut: ((MoviePlane) -> Bool) -> MoviePlane?
  ) throws(Failure) -> MoviePlane? {
    let interruption = Interruption()
    let isWatched = StandardError.isTerminal
    var line = StatusLine()
    let plane = layOut { plane in
      if isWatched {
        let movies = plane.movies.count.counted("movie")
        StandardError.write(
          line.text { "Laying out \(movies): \(Int($0)) s" })
      }
      return interruption.requested == nil
    }
    if isWatched { StandardError.write(line.end()) }
    if let signal = interruption.requested { throw .interrupted(signal: signal) }
    return plane
  }
}
