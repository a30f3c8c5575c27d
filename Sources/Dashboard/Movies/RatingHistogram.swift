import Cells
import RatingData

/// How many ratings a movie has of each whole value.
struct RatingHistogram: Sendable, Equatable {
  struct Column: Sendable, Equatable {
    let value: Int
    let count: Int
  }

  let movie: MovieIndex
  /// From the lowest to the highest value of the scale, halves counted with the whole above.
  let columns: [Column]

  init(_ data: DataSet, _ movie: MovieIndex) {
    self.movie = movie
    let low = Int(data.ratings.scale.lowerBound.rounded(.up))
    let high = max(low, Int(data.ratings.scale.upperBound.rounded(.up)))
    // A scale of a hundred values would not fit in a line.
    let width = (high - low) / 10 + 1
    var counts = [Int](repeating: 0, count: (high - low) / width + 1)
    for position in data.byMovie[movie.position] {
      let value = Int(data.ratings.values[Int(position)].rounded(.up))
      counts[min(max(0, (value - low) / width), counts.count - 1)] += 1
    }
    columns = counts.enumerated().map { Column(value: low + $0 * width, count: $1) }
  }

  /// `1 ▏  2 ▎  3 ███▌`, each bar as long as its part of the fullest.
  func draw(in rect: Rect, on canvas: inout Canvas) {
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
