import Cells

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
  /// that have it.
  let action: String
  var keys: [Key]
  /// The keys as a person reads them: `space`, `↑ ↓ j k`.
  var name: String
  let group: Group
  /// What it does, in a line of the help sheet; empty where the line of another key tells it too.
  let help: String
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
}

/// A key of a screen and what it does there. Footer, help sheet and dispatch all read the one table of
/// these.
struct Binding<S: Screen>: Sendable {
  let key: KeyHelp
  let label: @Sendable (S, Shared) -> String?
  let action: @Sendable (inout S, inout Shared) -> [Effect]

  init(
    _ id: String, _ keys: [Key], _ name: String, _ group: KeyHelp.Group, _ help: String,
    label: @escaping @Sendable (S, Shared) -> String? = { _, _ in nil },
    action: @escaping @Sendable (inout S, inout Shared) -> [Effect]
  ) {
    key = KeyHelp(id, keys, name, group, help)
    self.label = label
    self.action = action
  }

  /// A binding that is always in the footer, under one name.
  init(
    _ id: String, _ keys: [Key], _ name: String, _ group: KeyHelp.Group, _ help: String,
    label: String,
    action: @escaping @Sendable (inout S, inout Shared) -> [Effect]
  ) {
    self.init(id, keys, name, group, help, label: { _, _ in label }, action: action)
  }
}
