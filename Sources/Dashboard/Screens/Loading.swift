import Cells
import RatingData
import Text

/// How far the data have come on their way into memory.
struct Loading: Sendable {
  let progress: LoadingProgress
  /// Since reading began.
  let seconds: Double

  /// What is done, in as many facts as a line of `width` columns holds.
  func facts(width: Int) -> String {
    var facts = self.facts
    while facts.count > 1, facts.joined(separator: " · ").columns > width { facts.removeLast() }
    return facts.joined(separator: " · ").fitted(to: width)
  }

  /// What matters most comes first.
  private var facts: [String] {
    let ratings = "\(progress.ratings.grouped) ratings"
    guard progress.stage == .reading else { return ["putting \(ratings) in order"] }
    let left = progress.secondsLeft(after: seconds).map { "\($0.asDuration) left" }
    let total = progress.totalBytes.map { " of \(Self.megabytes($0))" } ?? ""
    return [
      ratings, left, Self.megabytes(progress.bytes) + total + " MB",
      "\(progress.bytesPerSecond(after: seconds).asRate)B/s",
    ].compactMap(\.self)
  }

  private static func megabytes(_ bytes: Int) -> String { (bytes / 1_000_000).grouped }
}

/// What an empty panel shows until the data are here.
struct LoadingView {
  let shared: Shared

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard let loading = shared.loading else {
      canvas.writeEmpty(
        shared.train.status.map { "\(shared.source.name): \($0) …" } ?? shared.source.emptyMessage,
        in: rect)
      return
    }
    let rows = loadingRows(rect)
    canvas.writeCentred("reading \(loading.progress.file) …", in: rows[0])
    if let done = loading.progress.done {
      let bar = rows[1]
      Bar.progress(done).draw(on: &canvas, in: bar.split(left: bar.width - 7).left)
      canvas.write("\((done * 100).fixed(0)) %", endX: bar.maxX, y: bar.y, .text)
    }
    canvas.writeCentred(loading.facts(width: rows[2].width), in: rows[2])
  }
}

extension State.Source {
  /// What stands where there are no data.
  fileprivate var emptyMessage: String {
    switch self {
    case .ratings(let name): "reading \(name) …"
    case .cluster(let name): "\(name): the cluster has sent no model"
    case .model(let name): "reading \(name) …"
    case .events, .logs: "another program's run: it has left no model to look into"
    }
  }
}

/// The lines of a name, a bar and facts, with empty ones between them where there is room.
private func loadingRows(_ rect: Rect) -> [Rect] {
  let step = rect.height < 9 ? 1 : 2
  let top = rect.y + max(0, min(rect.height / 3, (rect.height - 2 * step - 1) / 2))
  let width = min(rect.width - 2, 60)
  let x = rect.x + (rect.width - width) / 2
  return (0..<3).map { Rect(x: x, y: top + $0 * step, width: width, height: 1) }
}
