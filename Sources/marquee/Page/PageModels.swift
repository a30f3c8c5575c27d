import Concurrency
import Models
import Pages
import RatingData

/// What a page shows of the models of some epochs, the map of each going on from that of its neighbour.
struct PageModels {
  private let data: DataSet
  private let movies: [MovieIndex]
  private let workers: Workers

  init(_ data: DataSet, _ movies: [MovieIndex], _ workers: Workers) {
    self.data = data
    self.movies = movies
    self.workers = workers
  }

  /// By epoch; none of a model that knows no similarity.
  ///
  /// - Parameter best: whose map begins anew, as that of `marquee map` does.
  func models(of best: Snapshot, _ others: [Snapshot]) throws(Failure) -> [PageModel] {
    // What `marquee similar` leaves out without being told.
    let filter = try FilterOptions.parsed().filter(for: data)
    let interruption = Interruption()
    var line = StatusLine()
    var made = 0
    func model(_ snapshot: Snapshot, _ previous: PageModel?) throws(Failure) -> PageModel? {
      let model = PageModel(
        snapshot, of: movies, in: data, filter: filter, from: previous, workers: workers
      ) { _ in
        if StandardError.isTerminal {
          StandardError.write(line.text { _ in "Lists and maps: \(made) of \(others.count + 1)" })
        }
        return interruption.requested == nil
      }
      if let signal = interruption.requested { throw .interrupted(signal: signal) }
      made += 1
      return model
    }
    guard let first = try model(best, nil) else { return [] }
    var models = [first]
    for snapshot in others.filter({ $0.epoch < best.epoch }).sorted(by: { $0.epoch > $1.epoch }) {
      if let model = try model(snapshot, models.last) { models.append(model) }
    }
    models.reverse()
    for snapshot in others.filter({ $0.epoch > best.epoch }).sorted(by: { $0.epoch < $1.epoch }) {
      if let model = try model(snapshot, models.last) { models.append(model) }
    }
    if StandardError.isTerminal { StandardError.write(line.end()) }
    return models
  }
}

extension FilterOptions {
  /// As where the command line says nothing of it.
  fileprivate static func parsed() throws(Failure) -> FilterOptions {
    do { return try parse([]) } catch { throw .usage("\(error)") }
  }
}
