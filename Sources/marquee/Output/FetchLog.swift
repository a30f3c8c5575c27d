import Cells
import Concurrency
import Dispatch
import Fetching
import RatingFiles
import Text

/// What a person sees of a fetch while it goes on: a line that writes over itself in a terminal, and
/// otherwise only what is out of the ordinary.
final class FetchLog: Sendable {
  private let set: PublishedSet
  private let source: String
  private let start = ContinuousClock.now
  /// nil where nobody watches.
  private let line: Guarded<TransferLine?>

  init(_ fetch: Fetch) {
    set = fetch.set
    source = fetch.source.name
    let line = TransferLine(name: fetch.set.name, charset: .current)
    self.line = Guarded(StandardError.isTerminal ? line : nil)
  }

  /// Shows what `body` reports, and four times a second that nothing was; then leaves an empty line.
  func following<Result>(_ body: (_ report: @escaping (FetchEvent) -> Void) async -> Result) async
    -> Result
  {
    let timer = DispatchSource.makeTimerSource()
    timer.setEventHandler { [self] in show { $0.text(at: $1, columns: $2) } }
    timer.schedule(deadline: .now(), repeating: .milliseconds(250))
    timer.resume()
    let result = await body { [self] event in write(event) }
    timer.cancel()
    end()
    // The timer may be about to show it once more.
    line.withLock { $0 = nil }
    return result
  }

  private func write(_ event: FetchEvent) {
    switch event {
    case .started(let kept): begin(kept: kept)
    case .askingForSum: show(.asking)
    case .received(let bytes): show(.receiving(bytes, of: set.bytes))
    case .checking: show(.checking)
    case .unpacking(let bytes, let total): show(.unpacking(bytes, of: total))
    case .retrying(let fault, let wait, let kept):
      say("\(fault), with \(kept.asBytes) here: resuming in \(wait.inSeconds.asDuration)")
    case .startingAnew(.noRanges): say("the server cannot resume a download: starting over")
    case .startingAnew(.wrongSum):
      say("what was downloaded has another MD5: starting over")
    }
  }

  /// The two lines that stand above everything.
  private func begin(kept: Int) {
    let rest = kept > 0 ? ", \(kept.asBytes) of it here already" : ""
    StandardError.write(
      line: "Fetching \(set.name), \(set.bytes.asBytes), from \(source)\(rest).")
    StandardError.write(line: "Licence: \(set.licence).")
  }

  private func say(_ message: String) {
    end()
    StandardError.write(line: "marquee: \(message)")
  }

  private func end() { show { line, _, _ in line.end() } }

  private func show(_ phase: TransferLine.Phase) {
    show { $0.text(for: phase, at: $1, columns: $2) }
  }

  /// Writes what becomes of the line, at so many seconds and for a terminal of so many columns.
  private func show(_ text: (inout TransferLine, Double, Int) -> String) {
    line.withLock { line in
      guard var changed = line else { return }
      let seconds = start.duration(to: .now).inSeconds
      StandardError.write(text(&changed, seconds, StandardError.columns))
      line = changed
    }
  }
}
