import Cells
import Fetching

/// One line that writes over itself while bytes come: a bar, how many, how fast, how long still.
///
/// Carriage returns and spaces alone, so that any terminal can show it.
struct TransferLine {
  /// Seconds between two looks of it.
  private static let pause = 0.1
  private static let longestBar = 32

  private let name: String
  private let charset: TextBar.Charset
  private var rate = TransferRate()
  private var last: Double?
  /// What stands in the line now.
  private var width = 0

  init(name: String, charset: TextBar.Charset) {
    self.name = name
    self.charset = charset
  }

  /// What to write when so many bytes are there; nothing most of the time.
  mutating func receiving(_ bytes: Int, of total: Int, at seconds: Double, columns: Int) -> String {
    rate.add(bytes, at: seconds)
    guard isDue(at: seconds) else { return "" }
    var words = "\(bytes.asBytes) of \(total.asBytes)"
    if let rate = rate.bytesPerSecond, rate >= 1 {
      words += "  \(Int(rate).asBytes)/s"
      if bytes < total { words += "  \((Double(total - bytes) / rate).asDuration) left" }
    }
    return replace(with: text(bytes, of: total, words, columns))
  }

  mutating func unpacking(_ bytes: Int, of total: Int, at seconds: Double, columns: Int) -> String {
    guard isDue(at: seconds) else { return "" }
    return replace(with: text(bytes, of: total, "unpacking \(total.asBytes)", columns))
  }

  mutating func doing(_ words: String) -> String {
    last = nil
    return replace(with: "\(name)  \(words)")
  }

  /// Leaves an empty line.
  mutating func end() -> String {
    last = nil
    return width == 0 ? "" : replace(with: "") + "\r"
  }

  private mutating func isDue(at seconds: Double) -> Bool {
    if let last, seconds - last < Self.pause { return false }
    last = seconds
    return true
  }

  /// As much of a bar as there is room for beside the words; the words are cut last.
  private func text(_ bytes: Int, of total: Int, _ words: String, _ columns: Int) -> String {
    let share = min(1, Double(bytes) / Double(max(1, total)))
    let percent = TextTable.pad("\(Int(100 * share)) %", to: 5, .right)
    // A line that fills the last column makes some terminals go on to the next.
    let room = columns - 1
    let width = min(Self.longestBar, room - name.count - percent.count - words.count - 6)
    guard width >= 4 else { return String("\(name) \(percent)  \(words)".prefix(max(0, room))) }
    let bar = TextBar(width: width, charset: charset).text(share).padded(to: width)
    return "\(name)  \(bar)  \(percent)  \(words)"
  }

  private mutating func replace(with line: String) -> String {
    defer { width = line.count }
    return "\r" + line + String(repeating: " ", count: max(0, width - line.count))
  }
}
