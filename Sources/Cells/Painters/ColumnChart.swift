import Text

/// Values as columns in eighths of a row, the newest at the right: a sparkline of any height.
///
///     76 ▇
///        ▇▃▂▄▃▂▂
///     70
public struct ColumnChart: Sendable {
  /// One column each; what is not finite leaves a gap.
  public var values: [Double]
  public var style: Style
  public var base: Base
  /// The words for the least and the greatest value, which stand at the left where there are two
  /// rows or more.
  public var label: @Sendable (Double) -> String

  public init(
    values: [Double], _ style: Style = .accent, base: Base = .leastValue,
    label: @escaping @Sendable (Double) -> String = { $0.fixed(0) }
  ) {
    self.values = values
    self.style = style
    self.base = base
    self.label = label
  }

  /// Where the columns stand on.
  public enum Base: Sendable {
    /// The least value, so that small differences are seen.
    case leastValue
    /// Zero, so that heights are to each other as the values are.
    case zero
  }

  /// Draws the newest values that there is room for; the scale is theirs.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    var plot = rect
    var shown = values.suffix(rect.width)
    if rect.height >= 2, let widest = labels(of: shown) {
      // Labels take columns, fewer columns show fewer values, and those may have other labels.
      let fewer = values.suffix(max(0, rect.width - widest.width - 1))
      if let labels = labels(of: fewer), rect.width >= labels.width + 4 {
        labels.draw(on: &canvas, in: rect)
        plot = rect.split(left: labels.width + 1).rest
        shown = fewer.suffix(plot.width)
      }
    }
    drawColumns(of: shown, on: &canvas, in: plot)
  }

  private func drawColumns(
    of shown: ArraySlice<Double>, on canvas: inout Canvas, in plot: Rect
  ) {
    guard let range = range(of: shown) else { return }
    for (column, value) in shown.enumerated() where value.isFinite {
      let eighths = eighths(of: value, in: range, rows: plot.height)
      for row in 0..<plot.height {
        let part = (eighths - 8 * row).clamped(to: 0...8)
        guard let block = Eighths.vertical[part] else { break }
        canvas.put(block, x: plot.x + column, y: plot.maxY - 1 - row, style)
      }
    }
  }

  /// The least value is one eighth high, so that it is seen; equal values fill half the height.
  private func eighths(of value: Double, in range: ClosedRange<Double>, rows: Int) -> Int {
    let full = Double(rows * 8)
    // Halved, lest the span of huge values overflow.
    let span = range.upperBound / 2 - range.lowerBound / 2
    guard span > 0 else { return rows * 4 }
    let share = (value / 2 - range.lowerBound / 2) / span
    return 1 + Int((share * (full - 1)).rounded())
  }

  private func labels(of values: ArraySlice<Double>) -> Labels? {
    range(of: values).map { Labels(least: label($0.lowerBound), greatest: label($0.upperBound)) }
  }

  private func range(of values: ArraySlice<Double>) -> ClosedRange<Double>? {
    let finite = values.lazy.filter(\.isFinite)
    guard let least = finite.min(), let greatest = finite.max() else { return nil }
    switch base {
    case .leastValue: return least...greatest
    case .zero: return min(0, least)...max(0, greatest)
    }
  }
}

extension ColumnChart {
  /// The greatest value at the top and the least at the bottom, right-aligned.
  private struct Labels {
    let least: String
    let greatest: String

    var width: Int { max(least.columns, greatest.columns) }

    func draw(on canvas: inout Canvas, in rect: Rect) {
      canvas.write(greatest, endX: rect.x + width, y: rect.y, .muted)
      // Equal words would only say twice that nothing differs.
      if least != greatest { canvas.write(least, endX: rect.x + width, y: rect.maxY - 1, .muted) }
    }
  }
}
