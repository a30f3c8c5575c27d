import Cells
import RatingData
import Text

extension InfoResult {
  func lines(fitting width: Int?) -> [String] {
    var lines = [heading, ""] + facts.lines + [""] + histogramTable.lines(fitting: width)
    if !mostRated.isEmpty { lines += ["", "Most rated:", ""] + movieTable.lines(fitting: width) }
    if !mostActive.isEmpty { lines += ["", "Most active:", ""] + userTable.lines(fitting: width) }
    return lines
  }

  private var heading: String {
    let ratings = data.ratings
    return "\(data.name.excerpt()): \(ratings.count.counted("rating")) of"
      + " \(data.kind.counted(ratings.movieCount)) by \(ratings.userCount.counted("user"))"
  }

  private var facts: FactList {
    let provenance = data.provenance
    let catalogue = data.catalogue
    var facts = FactList()
    if !provenance.format.isEmpty {
      facts.add("format", "\(provenance.format): \(provenance.evidence)")
    }
    facts.add("scale", scale)
    facts.add(
      "density",
      "\(Self.percent(density)) of \(data.ratings.userCount.grouped) ×"
        + " \(data.ratings.movieCount.grouped)")
    facts.add("dates", days.map { "\($0.first) to \($0.last)" } ?? "none")
    facts.add("users", Self.text(byUser, without: catalogue.silentUsers.count))
    facts.add(data.kind.plural, Self.text(byMovie, without: catalogue.unratedMovies.count))
    facts.add("repeats", provenance.repeats == 0 ? "none" : provenance.repeats.grouped)
    if provenance.skipped > 0 {
      facts.add("skipped", provenance.skipped.counted("line"))
    }
    for warning in provenance.warnings { facts.add("warning", warning) }
    return facts
  }

  private var scale: String {
    let scale = data.ratings.scale
    let (low, high) = (scale.range.lowerBound, scale.range.upperBound)
    let mean = "mean \(Numbers.fixed(data.ratings.mean, 2))"
    guard low < high else { return "\(Numbers.rating(low)) and nothing else" }
    let steps = scale.step > 0 ? " in steps of \(Numbers.rating(scale.step))" : ""
    return "\(Numbers.rating(low)) to \(Numbers.rating(high))\(steps), \(mean)"
  }

  private static func text(_ spread: CountSpread, without: Int) -> String {
    let listed = without > 0 ? ", \(without.grouped) listed with none" : ""
    let median = Numbers.fixed(spread.median, spread.median == spread.median.rounded() ? 0 : 1)
    return "\(Numbers.fixed(spread.mean, 1)) ratings each, median \(median),"
      + " \(spread.least.grouped) to \(spread.most.grouped);"
      + " \(spread.ones.grouped) with one only\(listed)"
  }

  private static func percent(_ share: Double) -> String {
    "\(Numbers.fixed(100 * share, share < 0.001 ? 4 : 2)) %"
  }

  private var histogramTable: TextTable {
    let title = histogram.grouping == .exact ? "rating" : "from"
    var table = TextTable([(title, .right), ("", .left), ("ratings", .right), ("%", .right)])
    let most = Double(max(1, histogram.columns.map(\.count).max() ?? 1))
    let bar = TextBar(width: 44, charset: charset)
    for column in histogram.columns {
      let share = Double(column.count) / Double(max(1, data.ratings.count))
      table.append([
        Numbers.rating(column.value), bar.text(Double(column.count) / most), column.count.grouped,
        Numbers.fixed(100 * share, 1),
      ])
    }
    return table
  }

  private var movieTable: TextTable {
    var table = TextTable([
      ("#", .right), ("ratings", .right), ("mean", .right), (data.kind.singular, .left),
      ("id", .right),
    ])
    for (rank, index) in mostRated.enumerated() {
      let movie = data.catalogue[index]
      table.append([
        "\(rank + 1)", data.byMovie.count(index).grouped, Numbers.fixed(data.mean(of: index), 2),
        movie.title.escaped.fitted(to: 40), movie.id.description.excerpt().fitted(to: 12),
      ])
    }
    return table
  }

  private var userTable: TextTable {
    var table = TextTable([("#", .right), ("ratings", .right), ("mean", .right), ("user", .left)])
    for (rank, index) in mostActive.enumerated() {
      table.append([
        "\(rank + 1)", data.byUser.count(index).grouped, Numbers.fixed(data.mean(of: index), 2),
        data.catalogue[index].id.description.excerpt().fitted(to: 40),
      ])
    }
    return table
  }
}
