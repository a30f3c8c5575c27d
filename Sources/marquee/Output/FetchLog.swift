import Cells
import Fetching
import MovieLens

/// What a person sees of a fetch while it goes on: a line that writes over itself in a terminal, and
/// otherwise only what is out of the ordinary.
struct FetchLog {
  private let set: PublishedSet
  private let source: String
  private var line: TransferLine?
  private let start = ContinuousClock.now
  private var hasBegun = false

  init(_ fetch: Fetch) {
    set = fetch.set
    source = fetch.source.name
    let line = TransferLine(name: fetch.set.name, charset: .current)
    self.line = StandardError.isTerminal ? line : nil
  }

  mutating func write(_ event: FetchEvent) {
    begin(with: event)
    let seconds = start.duration(to: .now).inSeconds
    let size = set.bytes
    switch event {
    case .received(let bytes):
      show(line?.receiving(bytes, of: size, at: seconds, columns: StandardError.columns))
    case .checking: show(line?.doing("checking its MD5"))
    case .unpacking(let bytes, let total):
      show(line?.unpacking(bytes, of: total, at: seconds, columns: StandardError.columns))
    case .retrying(let fault, let wait, let kept):
      say("\(fault), with \(kept.asBytes) here: going on in \(wait.inSeconds.asDuration)")
    case .startingAnew(.noRanges): say("the server has no ranges of the archive: from its start")
    case .startingAnew(.wrongSum):
      say("what came in pieces has another MD5, and is thrown away: from its start")
    }
  }

  /// Leaves an empty line.
  mutating func end() { show(line?.end()) }

  /// The two lines that stand above everything.
  private mutating func begin(with event: FetchEvent) {
    guard !hasBegun else { return }
    hasBegun = true
    var rest = ""
    if case .received(let bytes) = event, bytes > 0 { rest = ", \(bytes.asBytes) of it here already" }
    StandardError.write(line: "Fetching \(set.name), \(set.bytes.asBytes), from \(source)\(rest).")
    StandardError.write(line: "Licence: \(set.licence).")
  }

  private mutating func say(_ words: String) {
    end()
    StandardError.write(line: "marquee: \(words)")
  }

  private func show(_ text: String?) {
    if let text, !text.isEmpty { StandardError.write(text) }
  }
}
