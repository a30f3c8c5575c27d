/// The sheets over the screen, the topmost last, and those that go on while they are hidden.
struct SheetStack: Sendable {
  /// A sheet, and what tells it from others of its kind.
  struct Entry: Sendable {
    let number: Int
    var sheet: any Sheet
  }

  private(set) var shown: [Entry] = []
  private(set) var hidden: [Entry] = []
  private var opened = 0

  var isEmpty: Bool { shown.isEmpty }
  /// The one that takes the keys.
  var top: Entry? { shown.last }

  /// Lays a sheet over the screen, and over those that are open.
  mutating func open(_ sheet: some Sheet) {
    opened += 1
    shown.append(Entry(number: opened, sheet: sheet))
  }

  /// Shows the hidden sheet of a kind again, as its key left it, or a new one.
  mutating func show<S: LastingSheet>(_ change: (S?) -> S) {
    let place = hidden.firstIndex { $0.sheet is S }
    let before = place.flatMap { hidden[$0].sheet as? S }
    if let place { hidden.remove(at: place) }
    open(change(before))
  }

  /// Takes the topmost sheet away; one that lasts goes on.
  mutating func close() {
    guard let entry = shown.popLast() else { return }
    if entry.sheet is any LastingSheet { hidden.append(entry) }
  }

  /// Takes sheets away that answer a condition, wherever they lie.
  mutating func close(where isSettled: (any Sheet) -> Bool) {
    shown.removeAll { isSettled($0.sheet) }
  }

  /// The sheet of a kind, shown or hidden.
  func sheet<S: Sheet>(of kind: S.Type = S.self) -> S? {
    (shown + hidden).lazy.compactMap { $0.sheet as? S }.first
  }

  /// All sheets that there are.
  var all: [Entry] { shown + hidden }

  /// Puts a sheet that has changed in the place where it is now; one that was closed for good stays away.
  mutating func update(_ number: Int, to sheet: any Sheet) {
    if let index = shown.firstIndex(where: { $0.number == number }) {
      shown[index].sheet = sheet
    } else if let index = hidden.firstIndex(where: { $0.number == number }) {
      hidden[index].sheet = sheet
    }
  }
}
