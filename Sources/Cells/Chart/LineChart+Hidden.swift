extension LineChart.Layout {
  /// A sign for points that the plot does not show.
  struct Hidden: Equatable {
    let cell: Point
    let character: Character
  }

  /// Where a line leaves the plot above or below, an arrow for each stretch; a cross where it is no number.
  func hidden(of series: LineChart.Series) -> [Hidden] {
    var signs: [Hidden] = []
    var side: Side?
    for point in series.points {
      guard let column = column(ofX: point.x) else { continue }
      let now = Side(point.y, in: y.range)
      if let now {
        let sign = sign(of: now, column)
        // Of a stretch the last one stays: the line comes back beside it.
        if now == side, now != .notFinite, !signs.isEmpty { signs.removeLast() }
        if signs.last != sign { signs.append(sign) }
      }
      side = now
    }
    return signs
  }

  private enum Side {
    case above
    case below
    case notFinite

    init?(_ value: Double, in range: ClosedRange<Double>) {
      if !value.isFinite {
        self = .notFinite
      } else if value > range.upperBound {
        self = .above
      } else if value < range.lowerBound {
        self = .below
      } else {
        return nil
      }
    }
  }

  private func sign(of side: Side, _ column: Int) -> Hidden {
    switch side {
    case .above: Hidden(cell: Point(x: column, y: plot.y), character: "▲")
    case .below: Hidden(cell: Point(x: column, y: plot.maxY - 1), character: "▼")
    case .notFinite: Hidden(cell: Point(x: column, y: plot.y), character: "×")
    }
  }
}
