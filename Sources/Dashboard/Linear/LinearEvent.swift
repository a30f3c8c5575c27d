/// What comes to the dashboard of lines.
public enum LinearEvent: Sendable {
  /// What would come to the screens.
  case message(Message)
  /// A line that was typed, or came through a pipe.
  case line(String)
  /// One that is longer than any command.
  case longLine
  case endOfInput
  /// A signal ends the program, with this exit status.
  case interruption(status: Int32)
  /// There is nothing but the time.
  case time
}

/// What the dashboard of lines asks for.
public enum LinearEffect: Sendable, Equatable {
  /// Write this at once: lines with their ends, or a prompt.
  case write(String)
  case perform(Effect)
  /// Leave, with this exit status.
  case end(Int32)
}
