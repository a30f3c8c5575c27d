import Cells
import Text

/// One line that writes over itself while bytes come: a bar, how many, how fast, how long still.
struct TransferLine {
  /// What is going on, and how far it has come, in bytes.
  enum Phase {
    case asking
    case receiving(Int, of: Int)
    case checking
    case unpacking(Int, of: Int)
  }

  /// Seconds between two looks of it.
  private static let pause = 0.1
  private static let longestBar = 32
  /// Columns that are left for the status, so that the bar does not change its width with it: those of
  /// `999 MB of 1.16 GB  99.9 MB/s  59 min 59 s left`.
  private static let statusColumns = 47

  private let name: String
  private let charset: TextBar.Charset
  /// nil before anything happened.
  private var phase: Phase?
  private var rate = TransferRate()
  private var last: Double?
  private var line = StatusLine()

  init(name: String, charset: TextBar.Charset) {
    self.name = name
    self.charset = charset
  }

  /// What to write after something happened; nothing most of the time.
  mutating func text(for phase: Phase, at seconds: Double, columns: Int) -> String {
    self.phase = phase
    return text(at: seconds, columns: columns)
  }

  /// What to write after nothing happened for a while, since that is worth seeing too.
  mutating func text(at seconds: Double, columns: Int) -> String {
    guard let phase else { return "" }
    if case .receiving(let bytes, _) = phase { rate.add(bytes, at: seconds) }
    if let last, seconds - last < Self.pause { return "" }
    last = seconds
    switch phase {
    case .receiving(let bytes, let total):
      return line.replace(with: text(bytes, of: total, status(bytes, of: total), columns))
    case .unpacking(let bytes, let total):
      return line.replace(with: text(bytes, of: total, "unpacking \(total.asBytes)", columns))
    case .asking: return line.replace(with: "\(name)  asking for its MD5")
    case .checking: return line.replace(with: "\(name)  checking its MD5")
    }
  }

  /// Leaves an empty line.
  mutating func end() -> String {
    last = nil
    return line.end()
  }

  private func status(_ bytes: Int, of total: Int) -> String {
    let status = "\(bytes.asBytes) of \(total.asBytes)"
    guard let rate = rate.bytesPerSecond else { return status }
    guard rate >= 1 else { return status + "  waiting" }
    let left = bytes < total ? "  \((Double(total - bytes) / rate).asDuration) left" : ""
    return "\(status)  \(Int(rate).asBytes)/s\(left)"
  }

  /// As much of a bar as there is room for beside the status; the status is cut last.
  private func text(_ bytes: Int, of total: Int, _ status: String, _ columns: Int) -> String {
    let share = min(1, Double(bytes) / Double(max(1, total)))
    let percent = TextTable.pad("\(Int(100 * share)) %", to: 5, .right)
    // A line that fills the last column makes some terminals go on to the next.
    let room = columns - 1
    let width = min(Self.longestBar, room - name.count - percent.count - Self.statusColumns - 6)
    var bar = ""
    if width >= 4 {
      bar = "  " + TextBar(width: width, charset: charset).text(share).padded(to: width)
    }
    return String("\(name)\(bar)  \(percent)  \(status)".prefix(max(0, room)))
  }
}

/// How fast bytes have come of late.
struct TransferRate {
  /// Seconds that count.
  private static let window = 5.0
  /// Seconds between two looks, at least.
  private static let step = 0.25

  private var looks: [(seconds: Double, bytes: Int)] = []

  mutating func add(_ bytes: Int, at seconds: Double) {
    // From its start again.
    if let last = looks.last, bytes < last.bytes { looks = [] }
    if looks.count > 1, seconds - looks[looks.count - 2].seconds < Self.step { looks.removeLast() }
    looks.append((seconds, bytes))
    // One that is older is kept, to count from.
    while looks.count > 2, seconds - looks[1].seconds >= Self.window { looks.removeFirst() }
  }

  /// nil as long as nobody can tell.
  var bytesPerSecond: Double? {
    guard let first = looks.first, let last = looks.last, last.seconds - first.seconds >= Self.step
    else { return nil }
    return Double(last.bytes - first.bytes) / (last.seconds - first.seconds)
  }
}
