import Cells
import RatingData

/// How often every movie was given each value, counted once for all of them.
struct RatingCounts: Sendable {
  let columns: ValueColumns
  private let counts: [Int32]

  init(_ ratings: Ratings) {
    let columns = ValueColumns(ratings.scale.range)
    let width = columns.starts.count
    var counts = [Int32](repeating: 0, count: ratings.movieCount * width)
    for position in 0..<ratings.count {
      let row = ratings.movies[position].position * width
      counts[row + columns.index(of: ratings.values[position])] += 1
    }
    self.columns = columns
    self.counts = counts
  }

  /// One count a column.
  subscript(movie: MovieIndex) -> ArraySlice<Int32> {
    let width = columns.starts.count
    return counts[movie.position * width..<(movie.position + 1) * width]
  }
}

/// How many ratings a movie has of each value.
struct RatingHistogram: Sendable, Equatable {
  struct Column: Sendable, Equatable {
    /// The least that is counted in it.
    let value: Int
    let count: Int
  }

  /// nil where it is not of a movie.
  let movie: MovieIndex?
  /// From the lowest to the highest value of the scale.
  let columns: [Column]

  init(_ counts: RatingCounts, _ movie: MovieIndex) {
    self.movie = movie
    columns = zip(counts.columns.starts, counts[movie]).map { Column(value: $0, count: Int($1)) }
  }

  /// Counts ratings that anybody gave.
  init(_ columns: ValueColumns, _ ratings: [Float]) {
    movie = nil
    var counts = [Int](repeating: 0, count: columns.starts.count)
    for rating in ratings { counts[columns.index(of: rating)] += 1 }
    self.columns = zip(columns.starts, counts).map { Column(value: $0, count: $1) }
  }

  /// `1 ▏  2 ▎  3 ███▌`, each bar as long as its part of the fullest.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !columns.isEmpty, rect.width > 0 else { return }
    let slot = max(1, rect.width / columns.count)
    let most = max(1, columns.map(\.count).max() ?? 1)
    for (position, column) in columns.enumerated() {
      let x = rect.x + position * slot
      let barX =
        canvas.write(
          ValueColumns.name(column.value), x: x, y: rect.y, maxX: rect.maxX, .muted) + 1
      let bar = Rect(x: barX, y: rect.y, width: min(rect.maxX, x + slot) - barX - 1, height: 1)
      Bar(Double(column.count) / Double(most)).draw(on: &canvas, in: bar)
    }
  }
}
