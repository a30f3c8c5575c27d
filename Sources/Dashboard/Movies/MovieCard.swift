import Cells
import RatingData

/// The selected movie: genres, how often and how well it was rated, and by how many how.
func drawMovieCard(
  _ movies: MoviesState, _ library: Library, _ rect: Rect, on canvas: inout Canvas
) {
  guard !rect.isEmpty else { return }
  guard let index = movies.browser.selected else {
    _ = canvas.panel(rect, "")
    return
  }
  let movie = library.data.catalogue[index]
  let inner = canvas.panel(rect, movie.title)
  let x = inner.x + 1
  let maxX = inner.maxX - 1
  let genres = movie.genres.isEmpty ? "no genre listed" : movie.genres.joined(separator: " · ")
  let count = library.ratingCount(index)
  let facts =
    "\(count.grouped) \(count == 1 ? "rating" : "ratings") · mean \(library.movieMeans[index.position].fixed(2))"
  if inner.height >= 3 {
    canvas.write(genres, x: x, y: inner.y, maxX: maxX, .text)
    canvas.write(facts, x: x, y: inner.y + 1, maxX: maxX, .muted)
  } else {
    let next = canvas.write(facts, x: x, y: inner.y, maxX: maxX, .text)
    canvas.write(" · \(genres)", x: next, y: inner.y, maxX: maxX, .muted)
  }
  let histogram = RatingHistogram(library.data, library.data.byMovie[index.position])
  histogram.draw(
    in: Rect(x: x, y: inner.maxY - 1, width: maxX - x, height: 1), on: &canvas)
}

/// How many ratings there are of each whole value.
struct RatingHistogram: Equatable {
  /// From the lowest to the highest value of the scale, halves counted with the whole above.
  let values: [(value: Int, count: Int)]

  init(_ data: DataSet, _ positions: ArraySlice<Int32>) {
    let low = Int(data.ratings.scale.lowerBound.rounded(.up))
    let high = max(low, Int(data.ratings.scale.upperBound.rounded(.up)))
    // A scale of a hundred values would not fit in a line.
    let width = (high - low) / 10 + 1
    var counts = [Int](repeating: 0, count: (high - low) / width + 1)
    for position in positions {
      let value = Int(data.ratings.values[Int(position)].rounded(.up))
      counts[min(max(0, (value - low) / width), counts.count - 1)] += 1
    }
    values = counts.enumerated().map { (low + $0 * width, $1) }
  }

  static func == (a: Self, b: Self) -> Bool {
    a.values.elementsEqual(b.values) { $0 == $1 }
  }

  /// `1 ▏  2 ▎  3 ███▌`, each bar as long as its part of the fullest.
  func draw(in rect: Rect, on canvas: inout Canvas) {
    guard !values.isEmpty, rect.width > 0 else { return }
    let slot = max(1, rect.width / values.count)
    let most = max(1, values.map(\.count).max() ?? 1)
    for (position, entry) in values.enumerated() {
      let x = rect.x + position * slot
      let label = String(entry.value)
      let barX = canvas.write(label, x: x, y: rect.y, maxX: rect.maxX, .muted) + 1
      let bar = Rect(
        x: barX, y: rect.y, width: min(rect.maxX, x + slot) - barX - 1, height: 1)
      Bar(Double(entry.count) / Double(most)).draw(on: &canvas, in: bar)
    }
  }
}
