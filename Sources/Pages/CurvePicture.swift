import Learning
import Text

/// The curves of a run as a picture in SVG.
struct CurvePicture {
  let epochs: [EpochRecord]
  let metric: Metric
  /// Epochs that are marked, by a number each.
  let marks: [(number: Int, epoch: Int)]

  private static let (width, height) = (720.0, 300.0)
  private static let (left, right, top, bottom) = (56.0, 14.0, 22.0, 30.0)

  private var lines: [(name: String, style: String, points: [(x: Double, y: Double)])] {
    let trained = epochs.filter { $0.trained.isFinite }.map { (Double($0.epoch), $0.trained) }
    let validated = epochs.compactMap { record in
      record.validated.flatMap { $0.isFinite ? (Double(record.epoch), $0) : nil }
    }
    return [
      (metric.key, "trained", trained), (metric.validationKey, "validated", validated),
    ].filter { !$0.2.isEmpty }.map { ($0.0, $0.1, $0.2.map { (x: $0.0, y: $0.1) }) }
  }

  /// In words, for whoever does not see it.
  var description: String {
    lines.map { line in
      let (first, last) = (line.points[0], line.points[line.points.count - 1])
      return "\(line.name) goes from \(first.y.fixed(4)) in epoch \(Int(first.x)) to"
        + " \(last.y.fixed(4)) in epoch \(Int(last.x))"
    }.joined(separator: "; ") + "."
  }

  /// nil where there is nothing to draw.
  var svg: String? {
    let lines = self.lines
    let values = lines.flatMap { $0.points.map(\.y) }
    guard let low = values.min(), let high = values.max(), let first = epochs.first?.epoch,
      let last = epochs.last?.epoch
    else { return nil }
    let frame = Frame(
      x: Double(first)...Double(max(last, first + 1)),
      y: high > low ? low...high : (low - 0.5)...(high + 0.5))
    let parts =
      frame.ticks.map { tick in
        let y = frame.y(tick).fixed(1)
        return
          "<line class=\"rule\" x1=\"\(Int(Self.left))\" x2=\"\(Int(Self.width - Self.right))\" y1=\"\(y)\" y2=\"\(y)\"/>"
          + "<text x=\"\(Int(Self.left) - 8)\" y=\"\(y)\" dy=\"0.35em\" text-anchor=\"end\">\(tick.fixed(atMost: 4))</text>"
      } + epochTicks(frame) + lines.map { self.line($0, in: frame) } + marks.map { mark($0, frame) }
    return
      "<svg id=\"curves\" viewBox=\"0 0 \(Int(Self.width)) \(Int(Self.height))\" role=\"img\" aria-label=\""
      + PageText.escaped("Curves by epoch. " + description)
      + "\" data-left=\"\(Self.left)\" data-right=\""
      + "\(Self.width - Self.right)\" data-first=\"\(frame.epochs.lowerBound)\" data-last=\"\(frame.epochs.upperBound)\">"
      + parts.joined()
      + "<line id=\"now\" y1=\"\(Self.top)\" y2=\"\(Self.height - Self.bottom)\" hidden/></svg>"
  }

  private func line(
    _ line: (name: String, style: String, points: [(x: Double, y: Double)]), in frame: Frame
  ) -> String {
    let points = line.points.map { "\(frame.x($0.x).fixed(1)),\(frame.y($0.y).fixed(1))" }
    guard points.count > 1 else {
      let (x, y) = (frame.x(line.points[0].x).fixed(1), frame.y(line.points[0].y).fixed(1))
      return "<circle class=\"\(line.style)\" cx=\"\(x)\" cy=\"\(y)\" r=\"3\"/>"
    }
    return "<polyline class=\"\(line.style)\" points=\"\(points.joined(separator: " "))\"/>"
  }

  private func epochTicks(_ frame: Frame) -> [String] {
    let step = max(1, Int((Double(epochs.count) / 10).rounded(.up)))
    return stride(
      from: Int(frame.epochs.lowerBound), through: Int(frame.epochs.upperBound), by: step
    )
    .map {
      "<text x=\"\(frame.x(Double($0)).fixed(1))\" y=\"\(Int(Self.height) - 8)\" text-anchor=\"middle\">\($0)</text>"
    }
  }

  private func mark(_ mark: (number: Int, epoch: Int), _ frame: Frame) -> String {
    let x = frame.x(Double(max(mark.epoch, Int(frame.epochs.lowerBound)))).fixed(1)
    return
      "<text class=\"mark\" x=\"\(x)\" y=\"14\" text-anchor=\"middle\">\(mark.number)</text>"
  }

  /// Where values stand.
  private struct Frame {
    let epochs: ClosedRange<Double>
    let values: ClosedRange<Double>

    init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
      epochs = x
      let room = (y.upperBound - y.lowerBound) * 0.05
      values = (y.lowerBound - room)...(y.upperBound + room)
    }

    func x(_ epoch: Double) -> Double {
      let part = (epoch - epochs.lowerBound) / (epochs.upperBound - epochs.lowerBound)
      return left + part * (width - left - right)
    }

    func y(_ value: Double) -> Double {
      let part = (value - values.lowerBound) / (values.upperBound - values.lowerBound)
      return height - bottom - part * (height - top - bottom)
    }

    /// About five values whose distance is 1, 2 or 5 times a power of ten.
    var ticks: [Double] {
      let size = (values.upperBound - values.lowerBound) / 5
      let power = Double.tenTo(size.logarithm10.rounded(.down))
      let step = [1, 2, 5, 10].map { $0 * power }.first { $0 >= size } ?? size
      guard step.isFinite, step > 0 else { return [] }
      let first = (values.lowerBound / step).rounded(.up)
      return (0..<12).map { (first + Double($0)) * step }.filter { values.contains($0) }
    }
  }
}
