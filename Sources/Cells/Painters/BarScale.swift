/// Bars from the least of some values, which has none, to the greatest, whose bar is full: they tell rows apart that are
/// all near each other.
public struct BarScale: Sendable {
  private let least: Double
  private let span: Double

  public init(_ values: some Sequence<Float>) {
    let finite = values.lazy.filter(\.isFinite)
    least = Double(finite.min() ?? 0)
    span = Double(finite.max() ?? 0) - least
  }

  public func bar(_ value: Float) -> Bar {
    Bar(span > 0 ? (Double(value) - least) / span : 1, symbols: .line)
  }
}
