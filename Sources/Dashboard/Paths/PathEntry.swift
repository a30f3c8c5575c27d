import Cells
import Jobs

/// A path that is typed or dropped into the line above the footer, and completed by Tab as a shell does.
protocol PathEntry: LineEntry {
  /// What the line begins with.
  static var prompt: String { get }
  var completion: PathCompletion { get set }
  /// What may be typed, where no names of files stand there.
  func hint(_ shared: Shared) -> String
  /// What else the entry wants to know.
  mutating func furtherJobs(_ shared: Shared) -> [Job]
}

extension PathEntry {
  static var bindings: [Binding<Self>] {
    lineBindings + [
      Binding(
        "complete-path", [.tab], "tab", .list, "complete the path; where several fit, list them",
        label: "completes"
      ) { entry, _ in
        entry.completion.ask(entry.typed)
        return []
      }
    ]
  }

  mutating func furtherJobs(_ shared: Shared) -> [Job] { [] }

  mutating func jobs(_ shared: Shared) -> [Job] {
    (completion.job().map { [$0] } ?? []) + furtherJobs(shared)
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    guard let (request, outcome) = CompletionRequest.slot.take(done) else { return nil }
    if case .result(let found) = outcome {
      var line = typed
      completion.take(found, of: request, into: &line)
      typed = line
    }
    return []
  }

  /// The line as it is shown: of a long path its end, which is where the person types, and beside it the names that fit, or
  /// the hint.
  func line(width: Int, _ shared: Shared) -> String? {
    let rest = width - Self.prompt.columns - 3
    let free = max(rest * 2 / 3, rest - typed.text.columns)
    let names = completion.text(for: typed, width: free) ?? hint(shared)
    let room = max(10, rest - names.columns)
    return Self.prompt + typed.end(in: room) + "▏  " + names
  }
}
