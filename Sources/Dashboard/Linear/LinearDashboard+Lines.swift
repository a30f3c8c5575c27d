import Jobs
import Text

/// Takes lines in their turn, and goes on with what is being answered.
extension LinearDashboard {
  private static let answers = JobSlot<Int, Never, LinearReply>(JobIdentity("lines"))

  /// Goes a step on; false where all waits.
  mutating func goOn() -> Bool { goOnWithLast() || takeLine() }

  /// Tries what was asked last once more; false where it has to wait, and where nothing is asked.
  private mutating func goOnWithLast() -> Bool {
    guard let last = pending.indices.last, pending[last].question == nil else { return false }
    let outcome = pending[last].step(&self)
    switch outcome {
    case .says(let reply, let next):
      say(reply)
      if let next { pending[last].step = next } else { pending.remove(at: last) }
      return true
    case .waits(let sentence):
      if let sentence, sentence != doing {
        doing = sentence
        pace.offer(sentence)
      }
      return false
    case .asks(let place, let work):
      questions += 1
      pending[last].question = questions
      let job = Self.answers.job(questions, at: place, replacing: .none) { _, _ in try work() }
      perform([.run(job)])
      return false
    case .ends:
      end(0)
      return true
    }
  }

  /// Takes what has come of a job of a command; false of others.
  mutating func take(_ done: JobDone) -> Bool {
    guard let (number, outcome) = Self.answers.take(done) else { return false }
    guard let place = pending.firstIndex(where: { $0.question == number }) else { return true }
    let reply =
      switch outcome {
      case .result(let reply): reply
      case .failed(let reason): LinearReply([RunSentences.sentence(reason)])
      }
    pending[place] = Pending(step: { _ in .says(reply) })
    return true
  }

  /// Begins with the next line, if it is its turn.
  private mutating func takeLine() -> Bool {
    guard let line = lines.first else {
      if inputHasEnded, pending.isEmpty { return leave() }
      return false
    }
    guard isOpen && pending.isEmpty || mayOvertake(line) else { return false }
    lines.removeFirst()
    if let step = step(for: line) { pending.append(Pending(step: step)) }
    return true
  }

  /// Whether a line does not wait for those before it.
  private func mayOvertake(_ line: String) -> Bool {
    guard input == .terminal, case .command(let command, _) = LinearLine(line) else { return false }
    return command.turn == .atOnce
  }

  /// At the end of the input: leaves once it is known whether there are ratings.
  private mutating func leave() -> Bool {
    if case .logs = shared.source {
      // What the logs come to is said once they were looked at.
      guard shared.logs.watched.hasLooked, shared.logs.watched.bytesLeft == 0, pace.due == nil
      else {
        return false
      }
      end(0)
      return true
    }
    let isOver = if case .ended = shared.train.phase { true } else { false }
    guard input == .none ? isOver : shared.train.phase != .waiting else { return false }
    end(0)
    return true
  }

  /// What a line asks for; nil of an empty one.
  private mutating func step(for line: String) -> LinearStep? {
    doing = nil
    note = nil
    switch LinearLine(line) {
    case .nothing: return nil
    case .number(let number): return { $0.choose(number) }
    case .command(let command, let argument):
      switch (command.argument, argument.isEmpty) {
      case (.none, false): return { _ in .says("\(command.name) stands alone.") }
      case (.needed(let name), true):
        return { _ in .says("\(command.name) takes \(name), as in: \(command.example).") }
      default: return command.begin(argument)
      }
    case .ambiguous(let word, let commands):
      let names = commands.map(\.name).joined(separator: ", ")
      return { _ in .says("\(word.excerpt(40)) may mean \(names).") }
    case .unknown(let word, let nearest):
      let hint = nearest.map { " Did you mean \($0.name)?" } ?? ""
      let names = LinearCommand.all.map(\.name).joined(separator: ", ")
      return { _ in .says("\(word.excerpt(40)) is no command.\(hint) There are \(names).") }
    }
  }

  private mutating func choose(_ number: Int) -> LinearOutcome {
    guard let list else {
      return .says("There is no list to choose from: find, like, for me and runs make one.")
    }
    guard let row = list[number: number] else {
      return .says(
        list.shown == 1
          ? "There is one line: 1 chooses it."
          : "There are \(list.shown) lines: a number from 1 to \(list.shown) chooses one.")
    }
    return row.choose(&self)
  }

  /// Says an answer; its list is the one that numbers choose from.
  mutating func say(_ reply: LinearReply) {
    var lines = reply.lines
    if var list = reply.list {
      lines += list.next()
      self.list = list
    }
    guard !lines.isEmpty else { return }
    said = lines
    write(lines)
    pace.answered(at: now)
  }
}
