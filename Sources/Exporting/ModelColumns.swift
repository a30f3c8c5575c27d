import Models
import RatingData

/// What a model has beside its factors and fits into tables: a number of each movie or user, or a single one.
///
/// A model of several samples has those of the last, as it has its factors.
struct ModelColumns {
  private struct Column {
    /// The tensor's: `movie_biases`.
    let name: String
    let of: Subject
    let values: [Float]
  }

  private enum Subject {
    case movies
    case users
    case model
  }

  private let columns: [Column]

  init(_ model: any Model) {
    let sample = model.sampleCount > 0 ? model.sample(model.sampleCount - 1) : model
    let arrays = sample.arrays
    let names = Set(arrays.map(\.name))
    columns = (arrays + model.arrays.filter { !names.contains($0.name) }).compactMap { array in
      let subject: Subject
      switch array.shape {
      case [model.movieCount] where array.name.hasPrefix("movie_"): subject = .movies
      case [model.userCount] where array.name.hasPrefix("user_"): subject = .users
      // Numbers of sessions say nothing without the sessions.
      case [1] where !array.name.hasPrefix("session_"): subject = .model
      default: return nil
      }
      return Column(name: array.name, of: subject, values: array.values)
    }
  }

  var names: Set<String> { Set(columns.map(\.name)) }

  /// A file each.
  func tables(of catalogue: Catalogue) -> [(name: String, text: String)] {
    columns.map { column in
      let name = "\(column.name).csv"
      let values = column.values.map { "\($0)" }
      switch column.of {
      case .movies:
        let rows = zip(catalogue.movies, values).map { ["\($0.id)", $1] }
        return (name, SeparatedText.csv(["movieId", column.name], rows))
      case .users:
        let rows = zip(catalogue.users, values).map { ["\($0.id)", $1] }
        return (name, SeparatedText.csv(["userId", column.name], rows))
      case .model:
        return (name, SeparatedText.csv([column.name], values.map { [$0] }))
      }
    }
  }
}
