import Cells
import RatingData

/// How often every movie was given each value, counted once for all of them.
struct RatingCounts: Sendable {
  /// The values that columns stand for: whole numbers, or the lowest of a few on a scale of many.
  let values: [Int]
  private let counts: [Int32]

  init(_ ratings: Ratings) {
    let range = ratings.scale.range
    let least = Int(range.lowerBound.rounded(.up))
    let high = max(least, Int(range.upperBound.rounded(.up)))
    // A scale of a hundred values would not fit in a line.
    let width = [1, 2, 5, 10].first { (high - least) / $0 <= 10 } ?? 10
    let low = width == 1 ? least : least / width * width
    let values = Array(stride(from: low, through: high, by: width))
    var counts = [Int32](repeating: 0, count: ratings.movieCount * values.count)
    for position in 0..<ratings.count {
      // Halves count with the whole above.
      let column = (Int(ratings.values[position].rounded(.up)) - low) / width
      let row = ratings.movies[position].position * values.count
      counts[row + min(max(0, column), values.count - 1)] += 1
    }
    self.values = values
    self.counts = counts
  }

  /// One count a value.
  subscript(movie: MovieIndex) -> ArraySlice<Int32> {
    let row = movie.position * values.count
    return counts[row..<row + values.count]
  }
}

/// How many ratings a movie has of each whole value.
struct RatingHistogram: Sendable, Equatable {
  struct Column: Sendable, Equatable {
    let value: Int
    let count: Int
  }

  /// nil where it is not of a movie.
  let movie: MovieIndex?
  /// From the lowest to the highest value of the scale.
  let columns: [Column]

  init(_ counts: RatingCounts, _ movie: MovieIndex) {
    self.movie = movie
    columns = zip(counts.values, counts[movie]).map { Column(value: $0, count: Int($1)) }
  }

  /// Of ratings that anybody gave.
  ///
  /// - Parameter columns: the least rating of each column.
  init(_ columns: [Int], _ ratings: [Float]) {
    movie = nil
    var counts = [Int](repeating: 0, count: columns.count)
    for rating in ratings where !columns.isEmpty {
      let value = Int(rating.rounded(.up))
      counts[columns.lastIndex { $0 <= value } ?? 0] += 1
    }
    self.columns = zip(columns, counts).map { Column(value: $0, count: $1) }
  }

  /// `1 ▏  2 ▎  3 ███▌`, each bar as long as its part of the fullest.
  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !columns.isEmpty, rect.width > 0 else { return }
    let slot = max(1, rect.width / columns.count)
    let most = max(1, columns.map(\.count).max() ?? 1)
    for (position, column) in columns.enumerated() {
      let x = rect.x + position * slot
      let barX = canvas.write(String(column.value), x: x, y: rect.y, maxX: rect.maxX, .muted) + 1
      let bar = Rect(x: barX, y: rect.y, width: min(rect.maxX, x + slot) - barX - 1, height: 1)
      Bar(Double(column.count) / Double(most)).draw(on: &canvas, in: bar)
    }
  }
}
