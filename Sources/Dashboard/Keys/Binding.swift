import Cells
import RatingData

/// A line of a table of keys: what is pressed and how it is told.
struct KeyHelp: Sendable {
  /// Under which heading the help sheet lists it.
  enum Group: String, CaseIterable, Sendable {
    case training = "Training"
    case view = "View"
    case list = "Lists"
    case program = "Program"
  }

  /// What the key does, as `config.yaml` and the command palette name it: `more-epochs`. The same on all screens
  /// and sheets that have it.
  let action: String
  var keys: [Key]
  /// The keys as a person reads them: `space`, `↑ ↓ j k`.
  var name: String
  let group: Group
  /// What it does, in a line of the help sheet; empty where the line of another key tells it too.
  var help: String
  /// Who knows these finds everything else: the footer has them before all others.
  var isVital = false

  init(_ action: String, _ keys: [Key], _ name: String, _ group: Group, _ help: String) {
    self.action = action
    self.keys = keys
    self.name = name
    self.group = group
    self.help = help
  }
}

/// A key and what the footer calls it just now; nil keeps it out of the footer.
struct KeyLine: Sendable {
  var key: KeyHelp
  let label: String?

  /// A copy that calls movies what these data have.
  func worded(_ kind: ItemKind) -> KeyLine {
    var line = KeyLine(key: key, label: label.map(kind.worded))
    line.key.help = kind.worded(key.help)
    return line
  }
}

/// A key of a screen or a sheet and what it does there. Footer, help, palette and dispatch all read the one table of
/// these.
struct Binding<Target: Sendable>: Sendable {
  private(set) var key: KeyHelp
  let label: @Sendable (Target, Shared) -> String?
  /// Why the key can do nothing just now, as a sentence; nil where it can.
  private(set) var obstacle: @Sendable (Target, Shared) -> String? = { _, _ in nil }
  /// The sheet that it opens, so that the sheet's own keys are known before it is open.
  private(set) var opened: (any Sheet.Type)?
  let action: @Sendable (inout Target, inout Shared) -> [Effect]

  init(
    _ id: String, _ keys: [Key], _ name: String, _ group: KeyHelp.Group, _ help: String,
    label: @escaping @Sendable (Target, Shared) -> String? = { _, _ in nil },
    action: @escaping @Sendable (inout Target, inout Shared) -> [Effect]
  ) {
    key = KeyHelp(id, keys, name, group, help)
    self.label = label
    self.action = action
  }

  /// A binding that is always in the footer, under one name.
  init(
    _ id: String, _ keys: [Key], _ name: String, _ group: KeyHelp.Group, _ help: String,
    label: String,
    action: @escaping @Sendable (inout Target, inout Shared) -> [Effect]
  ) {
    self.init(id, keys, name, group, help, label: { _, _ in label }, action: action)
  }

  /// A copy that comes before all others in the footer.
  var vital: Binding {
    var binding = self
    binding.key.isVital = true
    return binding
  }

  /// A copy whose key opens a sheet.
  func opening(_ sheet: any Sheet.Type) -> Binding {
    var binding = self
    binding.opened = sheet
    return binding
  }

  /// A copy whose key cannot always do what it says.
  ///
  /// - Parameter obstacle: why not, as a sentence; nil where it can.
  func unless(_ obstacle: @escaping @Sendable (Target, Shared) -> String?) -> Binding {
    var binding = self
    binding.obstacle = obstacle
    return binding
  }

  /// Does what the key means, or says why it cannot.
  func perform(on target: inout Target, _ shared: inout Shared) -> [Effect] {
    if let reason = obstacle(target, shared) {
      shared.note = reason
      return []
    }
    return action(&target, &shared)
  }
}

/// What takes keys by a table of them: a screen, or a sheet over it.
protocol KeyTarget: Sendable {
  /// What can be pressed, besides the dashboard's own keys, in the order of footer and help.
  static var bindings: [Binding<Self>] { get }
}

extension KeyTarget {
  /// The keys and what the footer calls them just now.
  func keyLines(_ shared: Shared) -> [KeyLine] {
    // What cannot be done just now is offered nowhere; its key says why.
    Self.bindings.map { binding in
      let isPossible = binding.obstacle(self, shared) == nil
      return KeyLine(key: binding.key, label: isPossible ? binding.label(self, shared) : nil)
    }
  }

  /// Does what fits a condition in the table of keys; nil where nothing does.
  mutating func perform(
    _ shared: inout Shared, where fits: (KeyHelp) -> Bool
  ) -> [Effect]? {
    Self.bindings.first { fits($0.key) }?.perform(on: &self, &shared)
  }

  /// The sheets that its keys open.
  static var sheets: [any Sheet.Type] { bindings.compactMap(\.opened) }

  /// Its table of keys.
  static var keyTable: [KeyHelp] { bindings.map(\.key) }
}
