import Jobs

/// A step of a command: tried again whenever anything has happened, until it has an outcome.
typealias LinearStep = @Sendable (inout LinearDashboard) -> LinearOutcome

/// What came of a step.
enum LinearOutcome: Sendable {
  case says(LinearReply, then: LinearStep? = nil)
  /// It has to wait; with a sentence on how far that is, for whoever wonders.
  case waits(String? = nil)
  /// A job works it out, away from the thread that hears.
  case asks(JobPlace, @Sendable () throws -> LinearReply)
  /// The program is left.
  case ends

  static func says(_ sentence: String) -> LinearOutcome { .says(LinearReply([sentence])) }
}

/// What is said to a command.
struct LinearReply: Sendable {
  var lines: [String]
  var list: NumberedList?

  init(_ lines: [String], _ list: NumberedList? = nil) {
    self.lines = lines
    self.list = list
  }
}

/// A command that is not answered yet.
struct Pending: Sendable {
  var step: LinearStep
  /// The job that answers it; nil while none works.
  var question: Int?
}
