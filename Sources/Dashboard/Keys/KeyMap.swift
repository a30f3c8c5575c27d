import Cells

/// The keys of actions, where a person wants others than usual.
public struct KeyMap: Sendable, Equatable {
  /// By action.
  private let changed: [String: [Key]]

  static let usual = KeyMap(changed: [:])

  /// What actions were called before, for files of settings that have the old names.
  private static let renamed = [
    "what-if": "sweep", "loss-or-root": "next-metric", "everyone": "sameness",
    "previous-draw": "previous-sample", "next-draw": "next-sample",
  ]

  /// Actions that there were: what files of settings say of them does nothing.
  private static let dropped: Set = ["show-settings"]

  /// Ctrl-C ends the program whatever lies over the screen.
  static let fixed = "interrupt"

  private init(changed: [String: [Key]]) { self.changed = changed }

  /// - Parameter wanted: names of keys by action; in place of all keys that the action usually has.
  /// - Throws: for the first action or key that there is not, and for a key that would do two things.
  public init(_ wanted: [(action: String, keys: [String])]) throws(KeyMapError) {
    let tables = KeyTables.all
    let actions = Set(tables.joined().map(\.action)).subtracting([Self.fixed])
    var changed: [String: [Key]] = [:]
    let wanted = wanted.map { (action: Self.renamed[$0.action] ?? $0.action, keys: $0.keys) }
    for (position, wish) in wanted.enumerated() where !Self.dropped.contains(wish.action) {
      guard actions.contains(wish.action) else {
        throw KeyMapError(
          position: position,
          message: "no action is called \(wish.action); there are "
            + actions.sorted().joined(separator: ", "))
      }
      changed[wish.action] = try wish.keys.map { name throws(KeyMapError) in
        guard let key = Key(named: name) else {
          throw KeyMapError(
            position: position,
            message: "no key is called \(name); expected \(Key.expectation)")
        }
        return key
      }
    }
    self.changed = changed
    for (position, wish) in wanted.enumerated() {
      if let message = conflict(of: wish.action, in: tables) {
        throw KeyMapError(position: position, message: message)
      }
    }
  }

  /// What else one of its keys would do on a screen that has the action.
  private func conflict(of action: String, in tables: [[KeyHelp]]) -> String? {
    for table in tables {
      guard let own = table.first(where: { $0.action == action }) else { continue }
      for other in table where other.action != action {
        guard let key = keys(of: own).first(where: keys(of: other).contains) else { continue }
        return "\(key.name) already means \(other.action)"
      }
    }
    return nil
  }

  /// Whether a person has bound a key to any action.
  func binds(_ key: Key) -> Bool { changed.values.contains { $0.contains(key) } }

  /// The keys that an action has.
  func keys(of help: KeyHelp) -> [Key] { changed[help.action] ?? help.keys }

  /// The table with the keys that hold. A line of the help tells of its own keys and of those of the lines after it
  /// that have no text of their own.
  func applied(to lines: [KeyLine]) -> [KeyLine] {
    guard !changed.isEmpty else { return lines }
    var lines = lines
    for index in lines.indices {
      let key = lines[index].key
      let group = lines[index...].prefix {
        $0.key.action == key.action || ($0.key.help.isEmpty && $0.label == nil)
      }
      if group.contains(where: { changed[$0.key.action] != nil }) {
        lines[index].key.name = group.flatMap { keys(of: $0.key) }.map(\.name).joined(
          separator: " ")
      }
    }
    for index in lines.indices { lines[index].key.keys = keys(of: lines[index].key) }
    return lines
  }
}

/// Which wish cannot be met, and why.
public struct KeyMapError: Error, Equatable {
  /// Its place among the wishes.
  public let position: Int
  public let message: String
}
