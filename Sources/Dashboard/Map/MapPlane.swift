import Answers
import Jobs
import Models
import RatingData

/// What the plane of the map keeps.
enum MapProjection: Sendable, Hashable {
  /// What is near: movies stand among their nearest.
  case neighbours
  /// Two principal components of a model's factors: what is far apart along them.
  case components
}

/// The plane of neighbours, as a job lays it out.
struct MapPlane: Sendable {
  /// What is laid out, of all movies that can be on a map.
  enum Question: JobRequest {
    /// As far as it was made when the map was opened, and at its end: not each view in between moves the map.
    case likeness(isFinished: Bool)
    case model(TrainedModel)

    init(_ source: NeighbourSource) {
      switch source {
      case .likeness(let made): self = .likeness(isFinished: made.isFinished)
      case .model(let model): self = .model(model)
      }
    }

    func isContinued(by other: Question) -> Bool {
      switch (self, other) {
      case (.likeness, .likeness): true
      case (.model(let model), .model(let other)): model.run == other.run
      default: false
      }
    }
  }

  /// Its progress is the plane as it forms.
  static let slot = JobSlot<Question, MoviePlane, MoviePlane?>(JobIdentity("plane of the map"))

  /// The newest that was finished, and whose it is.
  private(set) var finished: (question: Question, plane: MoviePlane)?
  /// What shows: a first one shows while it forms.
  private(set) var plane: MoviePlane?
  /// What was asked last, until its answer comes.
  private var awaited: Question?
  /// What was answered last, if only that there is no plane.
  private var answered: Question?

  /// The job that lays out what is near; nil where it is here, or on its way, or no movie has a list yet.
  ///
  /// Where models come faster than planes, the one that is worked on comes to its end.
  mutating func job(_ source: NeighbourSource, _ library: Library) -> Job? {
    if case .likeness(let made) = source, made.likeness.views.isEmpty, !made.isFinished {
      return nil
    }
    let question = Question(source)
    guard question != answered, question != awaited else { return nil }
    awaited = question
    let previous = finished.flatMap { $0.question.isContinued(by: question) ? $0.plane : nil }
    return Self.slot.job(question, at: .longAnswer, threads: .all, replacing: .waiting) {
      _, context in
      let movies = MoviePlane.movies(in: library.data)
      // One that goes on from another glides there when it is done.
      let watch: (MoviePlane) -> Bool = { plane in
        if previous == nil { context.report(plane) }
        return !context.isCancelled
      }
      return switch source {
      case .likeness(let made):
        MoviePlane(
          movies, by: made.likeness, from: previous, workers: context.workers, watch: watch)
      case .model(let model):
        MoviePlane(
          movies, of: model.snapshot.model, from: previous, workers: context.workers, watch: watch)
      }
    }
  }

  /// What has come of a plane's job.
  enum News {
    case forming
    case finished(goesOn: Bool)
  }

  /// Takes what came of its job; nil of other jobs.
  mutating func take(_ done: JobDone) -> News? {
    guard let (question, outcome) = Self.slot.take(done) else { return nil }
    switch outcome {
    case .progress(let plane):
      self.plane = plane
      return .forming
    case .result(let plane):
      if awaited == question { awaited = nil }
      answered = question
      let goesOn = finished?.question.isContinued(by: question) ?? false
      self.plane = plane
      finished = plane.map { (question, $0) }
      return .finished(goesOn: goesOn)
    case .failed:
      if awaited == question { awaited = nil }
      return .forming
    }
  }
}

extension MapPlaces {
  /// - Parameters:
  ///   - movies: those that show, all of them in the plane.
  ///   - ratings: a person's, to stand where the movies are that they like; empty where nobody is to.
  init?(_ plane: MoviePlane, showing movies: [MovieIndex], _ ratings: [MovieRating]) {
    let (xs, ys) = (plane.positions.map(\.x), plane.positions.map(\.y))
    let (xAxis, yAxis) = (MapAxis(xs), MapAxis(ys))
    var places: [MovieIndex: PlanePoint] = [:]
    for (index, movie) in plane.movies.enumerated() {
      places[movie] = (xAxis.part(xs[index]), yAxis.part(ys[index]))
    }
    let points = movies.compactMap { places[$0] }
    guard points.count == movies.count else { return nil }
    let mean = ratings.reduce(0) { $0 + $1.rating } / Float(max(1, ratings.count))
    let loved = ratings.filter { $0.rating >= mean }.compactMap { places[$0.movie] }
    let sum = loved.reduce(into: (x: 0.0, y: 0.0)) { sum, place in
      sum.x += place.x
      sum.y += place.y
    }
    let count = Double(loved.count)
    self.init(movies: points, you: loved.isEmpty ? nil : (sum.x / count, sum.y / count))
  }
}
