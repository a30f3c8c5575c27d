import Cells

/// The part of the plane that is in view, and how it lies on the screen.
struct MapWindow: Sendable, Equatable {
  /// In the middle of the view, in 0 ... 1 of the whole.
  private(set) var centre = (x: 0.5, y: 0.5)
  private(set) var zoom = 1.0

  static let zooms = 1.0...64.0

  static func == (a: Self, b: Self) -> Bool { a.centre == b.centre && a.zoom == b.zoom }

  mutating func zoom(by factor: Double, towards point: (x: Double, y: Double)?) {
    zoom = (zoom * factor).clamped(to: Self.zooms)
    look(at: point ?? centre)
  }

  /// Centres a point, as far as the view stays inside of the whole.
  private mutating func look(at point: (x: Double, y: Double)) {
    let inside = (0.5 / zoom)...(1 - 0.5 / zoom)
    centre = (point.x.clamped(to: inside), point.y.clamped(to: inside))
  }

  mutating func pan(x: Double, y: Double) {
    look(at: (centre.x + x / zoom, centre.y + y / zoom))
  }

  /// Where a point of the whole lies in the view, 0 ... 1 each.
  func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
    ((point.x - centre.x) * zoom + 0.5, (point.y - centre.y) * zoom + 0.5)
  }

  /// The point of the whole that lies at a place of the view.
  func point(_ place: (x: Double, y: Double)) -> (x: Double, y: Double) {
    ((place.x - 0.5) / zoom + centre.x, (place.y - 0.5) / zoom + centre.y)
  }

  /// Moves the view as far as it takes to show a point away from the edge.
  mutating func reveal(_ point: (x: Double, y: Double)) {
    let place = place(point)
    let margin = 0.08
    let inside = margin...1 - margin
    if !inside.contains(place.x) || !inside.contains(place.y) { look(at: point) }
  }
}

/// Coordinates of a component as parts of the whole picture.
struct MapAxis: Sendable {
  private let low: Double
  private let span: Double

  /// From values of which the outermost few do not decide the range: one outlier would push all others together.
  init(_ values: [Float]) {
    let sorted = values.sorted()
    let edge = sorted.count / 500
    low = Double(sorted.isEmpty ? 0 : sorted[edge])
    let high = Double(sorted.isEmpty ? 1 : sorted[sorted.count - 1 - edge])
    span = max(high - low, .leastNormalMagnitude)
  }

  /// 0.02 ... 0.98 of the picture; what lies outside stands at its edge.
  func part(_ value: Float) -> Double {
    (0.02 + 0.96 * (Double(value) - low) / span).clamped(to: 0...1)
  }
}
