import Learning
import Profiles
import RatingData
import Runs
import TestFolders
import Testing

@testable import Dashboard

/// Whole sessions, line by line.
@Suite struct `A session in lines` {
  private let home = TemporaryFolder()
  private func profile() throws -> ProfileFile { try ProfileFile(named: "me", in: home.path) }

  @Test func `finds, rates and lists`() throws {
    let file = try profile()
    var conversation = Conversation.begun(profile: file)
    let text = conversation.talk(
      """
      for me
      find alien
      rate 1 5
      rate toy story 1
      find a
      m
      7
      like jaws
      like 2
      user 3
      again
      """)
    expectGolden(text: text, named: "lines-movies")
    #expect(try file.read().entries.map(\.stars).sorted() == [1, 5])
  }

  /// A run that is slowed down knows it from its start on, another one at its end.
  @Test(arguments: ["slower", "faster"]) func `names the baseline once a run has ended`(
    pace: String
  ) {
    var conversation = Conversation.begun()
    _ = conversation.say(pace)
    _ = conversation.say("set factors 3")
    conversation.train(epochs: 1)
    conversation.wait(9)
    #expect(!conversation.heard().contains { $0.hasPrefix("The baseline, ") })
    conversation.train()
    conversation.wait(9)
    conversation.wait(9)
    let told = conversation.heard()
    let baselines = told.filter { $0.hasPrefix("The baseline, averages of users and") }
    #expect(baselines.count == 1, "\(told)")
  }

  @Test func `says what is wrong, and what can be done`() {
    var conversation = Conversation.begun()
    let text = conversation.talk(
      """
      1
      again
      zzz
      pau
      ru
      r
      PAUSE now
      like
      like nothing of the kind
      like alein
      find qqqq
      rate heat
      rate heat 9
      rate heat five
      user 99
      user ünknown
      compare 1
      compare 1 2
      set lerning rate 3
      set factors 0
      set factors
      set preset nope
      explain
      explain zzz
      help zzz
      99
      """)
    expectGolden(text: text, named: "lines-mistakes")
  }

  @Test func `explains, and sets`() {
    var conversation = Conversation.begun()
    conversation.train(epochs: 2)
    let text = conversation.talk(
      """
      help
      help rate
      5
      explain rmse
      explain regularization
      explain rate
      explain browse
      set
      set learning rate .02
      set learning-rate=0.02
      set epochs 5
      set seed 4
      """)
    expectGolden(text: text, named: "lines-settings")
    let orders = conversation.effects.compactMap { effect -> RunOrder? in
      if case .steer(RunID(1), let order) = effect { order } else { nil }
    }
    #expect(
      orders == [
        .change(["learningRate": .number(0.02)]), .change(["learningRate": .number(0.02)]),
        .abandon,
      ])
  }

  @Test func `steers the run`() {
    var conversation = Conversation.begun()
    var text = ""
    func note(_ lines: [String]) { text += lines.map { $0 + "\n" }.joined() }
    conversation.train(epochs: 2)
    note(conversation.heard())
    conversation.wait(2)
    note(conversation.heard())
    text += conversation.talk("pause\npause\nslower\nfaster\nfaster\nresume\nresume")
    conversation.train(epochs: 3)
    conversation.wait(2)
    note(conversation.heard())
    text += conversation.talk(
      "errors\nquiet\nquiet\nmore\nmore sentences\nmore s\nmore s\nmore x\nstop nothing\nstop\nstop\npause"
    )
    conversation.wait(5)
    note(conversation.heard())
    text += conversation.talk("set factors 3\nquit")
    expectGolden(text: text, named: "lines-steering")
    #expect(conversation.status == 0)
  }

  @Test func `compares the runs that are kept`() throws {
    let store = RunStore(home.path + "/runs")
    var conversation = Conversation.begun(runs: store)
    #expect(conversation.say("runs") == ["No run is kept."])
    #expect(
      conversation.say("compare 1 2") == [
        "No run is number 1 of the last list: ask for runs first."
      ])
    let answer = conversation.say("compare x y")
    #expect(answer.count == 1 && answer[0].hasPrefix("X: no run is there"))
  }
}

/// When lines are answered, and how a session ends.
@Suite struct `Lines have their turn` {
  private static let opening =
    "marquee. 827 ratings of 30 movies by 40 users. Training starts."
    + " Type help for what you can say."

  @Test func `after the ratings, in order, to the end of the input`() {
    var conversation = Conversation()
    #expect(conversation.say("find toy", "2", "pause").isEmpty)
    conversation.send(.endOfInput)
    #expect(conversation.heard().isEmpty && conversation.status == nil)
    conversation.load()
    let lines = conversation.heard()
    #expect(lines.first == Self.opening)
    #expect(
      lines.filter { !$0.contains("alike") }.dropFirst() == [
        "2 movies, the most rated first.",
        "1. Toy Story (1995), 37 ratings, mean 1.97.",
        "2. Toy Story 2 (1999), 27 ratings, mean 3.00.",
        "Toy Story 2 (1999): 27 ratings, mean 3.00. Horror, Sci-Fi, Thriller.",
        "Most like it, by who watched, who liked, EASE so far; the comparison goes on:",
        "More: m.", "Paused in epoch 1 of 6.", "Training ends.",
      ])
    #expect(conversation.status == 0)
  }

  /// Together or one by one, a pipe is answered alike.
  @Test func `in a pipe however fast they come`() throws {
    let script = "like alien\n2\nm\nrate 1 4\nfor me\nuser 3\nstop\nerrors\nset"
    var slow = Conversation.begun()
    let expected = script.split(separator: "\n").flatMap { slow.say(String($0)) }
    var fast = Conversation()
    for line in script.split(separator: "\n") { fast.send(.line(String(line))) }
    fast.load()
    #expect(Array(fast.heard().dropFirst()) == expected)
  }

  @Test func `at once in a terminal, where they steer the run`() {
    var piped = Conversation()
    #expect(piped.say("find toy", "help stop", "quit").isEmpty && piped.status == nil)
    var typed = Conversation(.terminal)
    #expect(typed.say("help stop").count == 1)
    // It waits for ratings, and others wait behind it.
    #expect(typed.say("find toy", "help stop").isEmpty)
    #expect(typed.say("quit").isEmpty && typed.status == nil)
  }

  @Test func `after a prompt that no sentence breaks`() {
    var conversation = Conversation.begun(.terminal)
    conversation.train(epochs: 1)
    conversation.wait(2)
    // The first is the rest of the line on which the prompt stood.
    let lines = conversation.heard()
    #expect(lines.count == 3 && lines[0].isEmpty && lines[2] == "> ")
    #expect(lines[1].hasPrefix("Epoch 1 of 6. Error on unseen ratings "))
    #expect(conversation.say("help stop").last == "> ")
    #expect(conversation.say("") == ["> "])
  }

  @Test func `with nothing after the program was left`() {
    var conversation = Conversation.begun()
    #expect(conversation.say("quit", "help") == ["Training ends."])
    #expect(conversation.say("help").isEmpty)
    var interrupted = Conversation.begun()
    interrupted.train(epochs: 2)
    interrupted.send(.interruption(status: 130))
    #expect(interrupted.heard().last == "Training ends in epoch 3 of 6.")
    #expect(interrupted.status == 130)
  }

  @Test func `though nobody can say any`() {
    var conversation = Conversation.begun(.none)
    conversation.train()
    #expect(conversation.status == 0)
    #expect(conversation.heard().last?.contains("Epoch") == true)
  }
}

/// Other programs' runs, ratings that cannot be kept, locales without UTF-8.
@Suite struct `Lines in unusual surroundings` {
  @Test func `tell of another program's run`() {
    let state = State(
      size: .init(width: 80, height: 24), source: .events("log.jsonl"), themes: [], theme: "")
    var dashboard = LinearDashboard(state, input: .pipe, letters: .all)
    func text(_ effects: [LinearEffect]) -> String {
      effects.map { if case .write(let text) = $0 { text } else { "" } }.joined()
    }
    let opening = text(dashboard.receive([.message(.watch)], at: 0))
    #expect(opening.hasPrefix("marquee. Another program's training, told in log.jsonl."))
    for line in ["find x", "like x", "user 1", "rate x 3", "for me", "errors"] {
      #expect(
        text(dashboard.receive([.line(line)], at: 0))
          == "Another program trains, and has left no vectors yet to look into.\n")
    }
    let epoch = EpochRecord(
      epoch: 2, metrics: EpochMetrics(trained: 1, validated: 0.9), seconds: nil,
      ratingsPerSecond: nil, isBest: true, epochsSinceBest: 0)
    #expect(
      text(dashboard.receive([.message(.training(RunID(1), .epoch(epoch)))], at: 9))
        == "Epoch 2. Loss on unseen ratings 0.9000, the best so far.\n")
  }

  @Test func `say that a rating is not kept`() throws {
    var conversation = Conversation.begun(profile: ProfileFile("/proc/nowhere/me.csv"))
    let lines = conversation.say("rate heat 4")
    #expect(
      lines.first?.hasPrefix("A rating of 4 for Heat (1995) counts for now. Your ratings are not")
        == true)
  }

  @Test func `have letters of ASCII alone where there are no others`() {
    var conversation = Conversation(letters: .ascii)
    conversation.load()
    let lines = conversation.say("find amelie", "find ponyo", "help", "set", "explain", "errors")
    #expect(lines.contains("1. Amelie (2001), 32 ratings, mean 2.97."))
    for line in lines { #expect(line.allSatisfy { $0.isASCII && $0 >= " " && $0 != "\u{7F}" }) }
  }
}
