/// Values as columns to both sides of a line: what is above zero stands in the upper row, what is below it hangs in the
/// lower one.
///
///     ▃ ▇  ▁
///      ▀ ▔█
public struct SignedColumns: Sendable {
  let values: [Float]
  let style: Style

  public static let rows = 2

  public init(_ values: [Float], _ style: Style) {
    self.values = values
    self.style = style
  }

  /// Bars that hang: there are no eighths of them.
  private static let hanging: [Character] = ["▔", "▀", "█"]

  /// Draws as many values as there are columns, the greatest magnitude of all as a whole row.
  public func draw(on canvas: inout Canvas, in rect: Rect) {
    let greatest = values.map(\.magnitude).filter(\.isFinite).max() ?? 0
    guard greatest > 0, rect.height >= Self.rows else { return }
    for (column, value) in values.prefix(rect.width).enumerated() where value.isFinite {
      let share = Double(value.magnitude / greatest)
      guard share > 0 else { continue }
      if value > 0 {
        canvas.put(Eighths.column(share), x: rect.x + column, y: rect.y, style)
      } else {
        let step = min(2, Int(share * 3))
        canvas.put(Self.hanging[step], x: rect.x + column, y: rect.y + 1, style)
      }
    }
  }
}
