import Concurrency
import Files
import Matrices
import Models
import RatingData
import RatingFiles
import Runs

/// Reads the vectors that another program leaves beside its events, and gives them on as models.
///
/// What cannot be read is left out and told: the writer goes on, and so does the run.
struct LoggedModels {
  /// Where paths in the log begin.
  private let folder: String
  /// The log, as screens call it.
  private let name: String
  /// What the screens have; nil before the first vectors.
  private var data: DataSet?

  /// - Parameter path: the log; nil where it comes by standard input.
  init(besides path: String?) {
    name = path.map { Folder.lastComponent(of: $0) } ?? "standard input"
    folder = path.flatMap { path in path.lastIndex(of: "/").map { String(path[...$0]) } } ?? ""
  }

  /// Reads the vectors of an epoch, and publishes them whole or not at all.
  mutating func publish(
    _ vectors: LoggedVectors, _ output: EngineOutput, on workers: Workers
  ) {
    do {
      let opened = try files(vectors).open(workers: workers)
      if let data {
        guard Self.haveSameRows(data, opened.data) else {
          output.log(
            "the vectors of epoch \(vectors.epoch) are left out: their rows are not those of the ones before"
          )
          return
        }
      } else {
        data = opened.data
        opened.notes.forEach(output.log)
        output.browse(opened.data)
      }
      output.publish(
        Snapshot(opened.model, epoch: vectors.epoch, validated: nil), HeldOut(marks: []))
    } catch {
      output.log("the vectors of epoch \(vectors.epoch) are left out: \(error)")
    }
  }

  private static func haveSameRows(_ one: DataSet, _ other: DataSet) -> Bool {
    one.catalogue.movies.map(\.id) == other.catalogue.movies.map(\.id)
      && one.catalogue.users.map(\.id) == other.catalogue.users.map(\.id)
  }

  private func files(_ vectors: LoggedVectors) -> OpenedFiles {
    var files = OpenedFiles(movies: MatrixFile(path(vectors.movies)))
    files.name = name
    files.users = vectors.users.map { MatrixFile(path($0)) }
    files.movieBiases = vectors.movieBiases.map { MatrixFile(path($0)) }
    files.userBiases = vectors.userBiases.map { MatrixFile(path($0)) }
    files.mean = vectors.mean.map { Float($0) } ?? 0
    files.movieIDs = vectors.rows.movieIDs.map(names)
    files.userIDs = vectors.rows.userIDs.map(names)
    files.titles = vectors.rows.titles.map { TitleFile(path($0)) }
    return files
  }

  private func names(_ names: LoggedRows.Names) -> RowNames {
    switch names {
    case .listed(let names): .listed(names)
    case .file(let name): .file(path(name))
    }
  }

  private func path(_ name: String) -> String { name.hasPrefix("/") ? name : folder + name }
}
