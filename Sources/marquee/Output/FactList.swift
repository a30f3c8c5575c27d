import Cells

/// Facts by name, wrapped where a line of 80 columns ends.
struct FactList {
  private static let width = 80

  private var facts: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ value: String) { facts.append((name, value)) }

  var lines: [String] {
    let indent = (facts.map(\.name.columns).max() ?? 0) + 2
    return facts.flatMap { name, value in
      value.wrapped(to: Self.width - indent).enumerated().map { number, line in
        (number == 0 ? name : "").padded(to: indent) + line
      }
    }
  }
}
