import Cells

/// One line of a screen's table of keys: what is pressed, what it does, how it is told.
struct Binding: Sendable {
  /// Under which heading the help sheet lists it.
  enum Group: String, CaseIterable, Sendable {
    case training = "Training"
    case view = "View"
    case list = "Lists"
    case program = "Program"
  }

  let keys: [Key]
  /// The keys as a person reads them: `space`, `↑ ↓ j k`.
  let name: String
  let command: Command
  let group: Group
  /// What it does, in a line of the help sheet; empty where the line of another key tells it too.
  let help: String
  /// What the footer calls it just now; nil keeps it out of the footer.
  let label: @Sendable (State) -> String?

  init(
    _ keys: [Key], _ name: String, _ command: Command, _ group: Group, _ help: String,
    label: @escaping @Sendable (State) -> String? = { _ in nil }
  ) {
    self.keys = keys
    self.name = name
    self.command = command
    self.group = group
    self.help = help
    self.label = label
  }

  /// A binding that is always in the footer, under one name.
  init(
    _ keys: [Key], _ name: String, _ command: Command, _ group: Group, _ help: String,
    label: String
  ) {
    self.init(keys, name, command, group, help, label: { _ in label })
  }
}
