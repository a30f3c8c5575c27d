import Cells
import RatingData
import Terms
import Text

/// Who a user is by their ratings: how they rate, which genres they seek out and how they like them, and when.
struct UserProfileTab {
  let user: UserIndex
  let library: Library

  private var positions: UserRows.Row { library.data.byUser[user] }
  private var ratings: Ratings { library.data.ratings }
  private var values: ValueFormat { library.values }

  func draw(on canvas: inout Canvas, in rect: Rect) {
    var rest = rect
    drawHistogram(on: &canvas, in: rest.split(top: 1).top)
    rest = rest.split(top: 2).rest
    let months = months
    let hasMonths = months.count > 1 && rest.height >= 10
    let genres = rest.split(top: rest.height - (hasMonths ? 5 : 0)).top
    drawGenres(on: &canvas, in: genres)
    if hasMonths {
      drawMonths(months, on: &canvas, in: rest.split(top: rest.height - 4).rest)
    }
  }

  /// How often each value was given: `1 ▏ 2 ▎ 3 ███▌`.
  private func drawHistogram(on canvas: inout Canvas, in line: Rect) {
    let histogram = RatingHistogram(
      library.ratingCounts.columns, positions.map { ratings.values[$0] })
    histogram.draw(
      on: &canvas, in: Rect(x: line.x + 1, y: line.y, width: line.width - 2, height: 1))
  }

  private struct Genre {
    let name: String
    let count: Int
    let mean: Double
  }

  private var genres: [Genre] {
    var counts: [String: (count: Int, sum: Double)] = [:]
    for position in positions {
      for genre in library.data.catalogue[ratings.movies[position]].genres {
        counts[genre, default: (0, 0)].count += 1
        counts[genre, default: (0, 0)].sum += Double(ratings.values[position])
      }
    }
    return counts.map {
      Genre(name: $0.key, count: $0.value.count, mean: $0.value.sum / Double($0.value.count))
    }.sorted { ($0.count, $1.name) > ($1.count, $0.name) }
  }

  private func drawGenres(on canvas: inout Canvas, in rect: Rect) {
    let genres = genres
    guard !genres.isEmpty else {
      canvas.write("no genres are listed", x: rect.x + 1, y: rect.y, maxX: rect.maxX, .muted)
      return
    }
    let scale = ratings.scale
    let own = library.userMeans[user.position]
    let table = Table(
      [
        Table.Column(.genreOfUser, .fixed(14)),
        Table.Column(.userRatings, as: "\(values.ofUser)s", .fixed(7), .right),
        Table.Column(nil, .flexible(minimum: 4, maximum: 30), gap: 2),
        Table.Column(.mean, .fixed(max(5, values.width)), .right),
        Table.Column(.deviationOfOwn, .fixed(values.width + 2), .right),
        Table.Column(nil, .fixed(15), gap: 2, from: 54),
      ], width: rect.width - 1)
    table.drawHead(on: &canvas, in: rect.split(top: 1).top)
    let most = Double(genres.map(\.count).max() ?? 1)
    let widest = max(0.5, Double(scale.range.upperBound - scale.range.lowerBound) / 4)
    for (row, genre) in genres.prefix(max(0, rect.height - 1)).enumerated() {
      let difference = genre.mean - own
      let style = Style(difference < 0 ? .bad : .good)
      table.draw(
        [
          .text(genre.name), .text(genre.count.grouped),
          .bar(Bar(Double(genre.count) / most, symbols: .line)),
          .text(values.text(genre.mean)), .text(values.difference(difference), .muted),
          .divergingBar(DivergingBar(difference / widest, negative: style, positive: style)),
        ], on: &canvas,
        in: Rect(x: rect.x, y: rect.y + 1 + row, width: rect.width, height: 1))
    }
  }

  /// Ratings by month, from the first to the last; empty where no times are known.
  private var months: [(year: Int, month: Int, count: Int)] {
    guard !ratings.times.isEmpty else { return [] }
    var counts: [Int: Int] = [:]
    for position in positions {
      let day = CalendarDay(secondsSince1970: ratings.times[position])
      counts[day.year * 12 + day.month - 1, default: 0] += 1
    }
    guard let first = counts.keys.min(), let last = counts.keys.max(), last - first < 2000 else {
      return []
    }
    return (first...last).map { ($0 / 12, $0 % 12 + 1, counts[$0] ?? 0) }
  }

  private func drawMonths(
    _ months: [(year: Int, month: Int, count: Int)], on canvas: inout Canvas, in rect: Rect
  ) {
    guard let first = months.first, let last = months.last else { return }
    func name(_ month: (year: Int, month: Int, count: Int)) -> String {
      "\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)"
    }
    canvas.write(
      "\(values.ofUser)s a month, \(name(first)) to \(name(last))", x: rect.x + 1, y: rect.y,
      maxX: rect.maxX, .muted)
    ColumnChart(values: months.map { Double($0.count) }, base: .zero).draw(
      on: &canvas,
      in: Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1))
  }
}
