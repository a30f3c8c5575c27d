/// `help`, and leaving.
extension LinearCommand {
  static let help = LinearCommand(
    "help", .optional("COMMAND"), "says what can be said", example: "help rate", turn: .atOnce
  ) { argument in
    { _ in
      guard !argument.isEmpty else {
        return .says(
          LinearReply(
            ["Names may be cut short: m is more. Letters may be large or small."],
            NumberedList(all.map(\.row), depth: all.count)))
      }
      guard case .command(let command, _) = LinearLine(argument) else {
        return .says("help takes one of \(all.map(\.name).joined(separator: ", ")).")
      }
      return .says(command.explanation)
    }
  }

  static let quit = LinearCommand("quit", .none, "ends training and leaves", turn: .atOnce) { _ in
    { _ in .ends }
  }

  /// Its line in help; choosing it says how it is typed.
  private var row: NumberedList.Row {
    let explanation = explanation
    return NumberedList.Row(
      text: "\(usage): \(meaning).", subject: nil, choose: { _ in .says(explanation) })
  }

  private var explanation: String { "\(usage): \(meaning). For example: \(example)." }
}
