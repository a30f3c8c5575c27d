/// The place of a run among others, in the order in which they began.
struct RunPlace: Comparable {
  /// nil of a run of before there was a counter, and of one whose number is none.
  let number: Int?
  private let started: String
  private let name: String

  init(_ run: RunFolder) {
    let manifest = try? run.manifest()
    // A run that was repeated stands where the last repeat would.
    number = [manifest?.number, run.sequel.number].compactMap(\.self)
      .filter(RunStore.numbers.contains).max()
    started = manifest?.started ?? ""
    name = run.name.inNaturalOrder
  }

  /// The counter's runs come after all others, which have nothing but their clock's time and their names.
  static func < (a: Self, b: Self) -> Bool {
    (a.number ?? 0, a.started, a.name) < (b.number ?? 0, b.started, b.name)
  }
}

extension String {
  /// Digits to which numbers are filled up.
  private static let longestNumber = 20

  /// Text that compares as this one does where its numbers are read as numbers: `-9` comes before `-11`.
  fileprivate var inNaturalOrder: String {
    replacing(/[0-9]+/) { match in
      String(repeating: "0", count: max(0, Self.longestNumber - match.output.count)) + match.output
    }
  }
}
