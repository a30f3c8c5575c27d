import Cells
import Jobs
import Runs
import Terms

/// Everything there is, to be found by a few letters of its name: actions, screens, movies, users, runs, settings, themes
/// and terms.
struct PaletteSheet: TextSheet {
  static let title = "Palette"

  private var text = ""
  private var chosen = 0
  /// What is known as it opens.
  private let entries: [PaletteEntry]
  private let library: Library?
  private let store: RunStore?
  /// What of the lines fits the text, best first.
  private(set) var found: [PaletteEntry]

  private var runs: PaletteRuns?
  private var reading = Inquiry<Bool, PaletteRuns>(JobIdentity("runs of the palette"), at: .disk)

  /// Characters that can be typed.
  private static let longest = 40

  init(_ entries: [PaletteEntry], in library: Library?, runs store: RunStore?) {
    self.entries = entries
    self.library = library
    self.store = store
    found = entries
  }

  static let bindings: [Binding<Self>] = [
    Binding("confirm", [.enter], "enter", .program, "go there, do it", label: "goes there") {
      palette, shared in
      shared.sheets.close()
      shared.goal = palette.selected?.goal
      return []
    },
    Binding(
      "previous-line", [.up, .control("p"), .backTab], "↑ ↓", .program, "choose", label: "choose"
    ) {
      palette, _ in
      palette.move(by: -1)
      return []
    },
    Binding("next-line", [.down, .control("n"), .tab], "↓", .program, "") { palette, _ in
      palette.move(by: 1)
      return []
    },
    .leave(),
  ]

  private mutating func move(by step: Int) {
    chosen = (chosen + step).clamped(to: 0...max(0, found.count - 1))
  }

  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .backspace: _ = text.popLast()
    case .control("u"): text = ""
    case .character(let character): if text.count < Self.longest { text.append(character) }
    default: return false
    }
    arrange(keeping: nil)
    return true
  }

  mutating func paste(_ more: String) {
    text += more.prefix(max(0, Self.longest - text.count))
    arrange(keeping: nil)
  }

  /// The runs, once.
  mutating func jobs(_ shared: Shared) -> [Job] {
    let store = store
    let job = reading.ask(true, unless: runs == nil ? nil : true) { _ in
      PaletteRuns(RunReport.reading(store?.runs() ?? []).reports)
    }
    return job.map { [$0] } ?? []
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    guard let (_, answer) = reading.take(done) else { return nil }
    if let answer {
      runs = answer
      arrange(keeping: chosenEntry)
    }
    return []
  }

  /// The line that the person is on; nil where nothing fits.
  var selected: PaletteEntry? { found.indices.contains(chosen) ? found[chosen] : nil }

  /// The line that they went to; nil of the first, to which they did not.
  private var chosenEntry: PaletteEntry? { chosen > 0 ? selected : nil }

  /// Puts what fits in order, and stays on a line that the person went to.
  private mutating func arrange(keeping entry: PaletteEntry?) {
    let words = text.lowercased().split(separator: " ")
    let all = entries + (runs?.entries ?? [])
    guard !words.isEmpty else {
      found = all
      chosen = entry.flatMap { found.firstIndex(of: $0) } ?? 0
      return
    }
    let here = all.compactMap { entry in PaletteFit(words, entry).map { (fit: $0, entry: entry) } }
    let there = library.map { PaletteFinds(text, in: $0).entries } ?? []
    found = Self.inOrder(
      here + there.map { (fit: PaletteFit(words, $0) ?? .found, entry: $0) })
    chosen = entry.flatMap { found.firstIndex(of: $0) } ?? 0
  }

  /// The best first; what fits alike by its kind, and then as it came.
  private static func inOrder(
    _ lines: [(fit: PaletteFit, entry: PaletteEntry)]
  ) -> [PaletteEntry] {
    let kinds = PaletteEntry.Kind.allCases
    let places = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    return lines.enumerated().sorted { one, other in
      let (a, b) = (one.element, other.element)
      if a.fit != b.fit { return a.fit < b.fit }
      let (first, second) = (places[a.entry.kind] ?? 0, places[b.entry.kind] ?? 0)
      return (first, one.offset) < (second, other.offset)
    }.map(\.element.entry)
  }

  private static let widest = 96
  private static let rows = 16

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    let size = Size(width: min(Self.widest, body.width - 4), height: Self.rows)
    let inner = canvas.sheet(.palette, [], size: size, in: body)
    let (top, rows) = inner.split(top: 1)
    let end = canvas.write(
      ": \(text)", x: top.x + 1, y: top.y, maxX: top.maxX - 2, .text.bold())
    canvas.write("▏", x: end, y: top.y, .accent)
    guard !found.isEmpty else { return canvas.writeEmpty("nothing is called that", in: rows) }
    let window = ListWindow(count: found.count, height: rows.height, selection: chosen)
    for (row, y) in zip(window.visible, rows.y..<rows.maxY) {
      let line = Rect(x: rows.x, y: y, width: rows.width, height: 1)
      if row == chosen { canvas.drawSelection(line, isFocused: true) }
      draw(found[row], on: &canvas, in: line, row == chosen ? .selection : .background)
    }
    ScrollBar(window).draw(on: &canvas, in: rows.columnBehind)
  }

  private static let headWidth = 7
  /// Columns of a name that most notes stand behind.
  private static let nameWidth = 18
  /// Columns below which what a line is has no room.
  private static let leastWithHead = 60

  /// What it is, its name, what there is to say, its keys: a long name moves what is said, and is cut where both have no
  /// room.
  private func draw(
    _ entry: PaletteEntry, on canvas: inout Canvas, in line: Rect, _ background: Role
  ) {
    var x = line.x + 1
    if line.width >= Self.leastWithHead {
      canvas.write(entry.head, x: x, y: line.y, Style(.muted, on: background))
      x += Self.headWidth + 2
    }
    let end = line.maxX - 1
    canvas.write(entry.keys, endX: end, y: line.y, Style(.accent, on: background))
    let noteEnd = entry.keys.isEmpty ? end : end - entry.keys.columns - 1
    let note = x + Self.nameWidth + 2 < noteEnd ? entry.note : ""
    let room = noteEnd - (note.isEmpty ? 0 : min(note.columns, noteEnd - x - 14) + 2)
    let next = canvas.write(entry.name, x: x, y: line.y, maxX: room, Style(.text, on: background))
    let start = max(x + Self.nameWidth, next) + 2
    canvas.write(
      note, x: min(start, max(next + 2, noteEnd - note.columns)), y: line.y, maxX: noteEnd,
      Style(.muted, on: background))
  }
}
