import Cells

/// A text that is typed in the line above the footer, and what comes of it.
protocol LineEntry: TextSheet {
  var typed: TypedLine { get set }
  /// What enter does; nil where the text cannot be taken, and is still typed.
  func submit(_ shared: inout Shared) -> [Effect]?
}

extension LineEntry {
  static var bindings: [Binding<Self>] { lineBindings }

  /// The keys of all of them.
  static var lineBindings: [Binding<Self>] {
    [
      Binding("confirm", [.enter], "enter", .list, "take the text", label: "takes it") {
        entry, shared in
        guard let effects = entry.submit(&shared) else { return [] }
        shared.sheets.close()
        return effects
      }, .leave([.escape], "leave it", label: "leaves"),
    ]
  }

  mutating func type(_ key: Key) -> Bool { typed.receive(key) }
  mutating func paste(_ text: String) { typed.type(text) }
}
