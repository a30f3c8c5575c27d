import Answers
import Jobs
import Models
import RatingData

/// What the plane of the map keeps of a model's factors.
enum MapProjection: Sendable, Hashable {
  /// What is near: movies stand among their nearest.
  case neighbours
  /// Two principal components: what is far apart along them.
  case components
}

/// The plane of neighbours, as a job lays it out.
struct MapPlane: Sendable {
  /// All that can be on a map; the model alone decides where they stand.
  struct Subject: Equatable, Sendable {}

  typealias Question = ModelQuestion<Subject>

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

  /// The job that lays out what a model knows; nil where it is here, or on its way.
  ///
  /// Where models come faster than planes, the one that is worked on comes to its end.
  mutating func job(_ model: TrainedModel, _ library: Library) -> Job? {
    let question = Question(Subject(), of: model)
    guard question != answered, question != awaited else { return nil }
    awaited = question
    let previous = finished.flatMap { $0.question.model.run == model.run ? $0.plane : nil }
    return Self.slot.job(question, at: .longAnswer, threads: .all, replacing: .waiting) {
      question, context in
      MoviePlane(
        MoviePlane.movies(in: library.data), of: question.model.snapshot.model, from: previous,
        workers: context.workers
      ) { plane in
        // One that goes on from another glides there when it is done.
        if previous == nil { context.report(plane) }
        return !context.isCancelled
      }
    }
  }

  /// What has come of a plane's job.
  enum News {
    case forming
    case finished(isOfSameRun: Bool)
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
      let isOfSameRun = finished?.question.model.run == question.model.run
      self.plane = plane
      finished = plane.map { (question, $0) }
      return .finished(isOfSameRun: isOfSameRun)
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
