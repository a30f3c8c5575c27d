import Answers
import Cells
import Jobs
import Profiles
import RatingData

/// Several people look for a movie together: whom of those whose ratings are kept, by which rule, and what suits them.
struct TonightSheet: LastingSheet {
  static let title = "Tonight"

  /// Those whose ratings are kept, but for the person before the screen; nil until they are read.
  private(set) var others: [KeptPerson]?
  private(set) var ticked: Set<String> = []
  /// The person that a tick is for, by their place.
  private(set) var cursor = 0
  private(set) var rule = GroupRule.leastMisery
  private(set) var answer: TonightAnswer?
  private(set) var window = ListWindow()
  /// Times that it was shown: profiles are read anew each time.
  private var shown = 0
  private var hasAsked = false

  private var inquiry = Inquiry<ModelQuestion<TonightAnswer.Subject>, TonightAnswer>(
    JobIdentity("lists for several people"))

  fileprivate init(for name: String) { ticked = [name] }

  static let bindings: [Binding<Self>] =
    [
      Binding(
        "right", [.right, .character("l")], "← → h l", .list, "the person beside", label: "who"
      ) { $0.step(1, $1) },
      Binding("left", [.left, .character("h")], "← h", .list, "") { $0.step(-1, $1) },
      Binding("tick", [.character(" ")], "space", .list, "with them, without", label: "tick") {
        $0.tick(&$1)
      },
      Binding(
        "rule", [.character("m")], "m", .view, "least happy, mean, nobody below", label: "rule"
      ) { sheet, _ in sheet.nextRule() },
      Binding("open", [.enter], "enter", .list, "go to the movie", label: "go there") {
        $0.open(&$1)
      },
      Binding("export", [.character("E")], "E", .program, "write list or screen to a file") {
        sheet, shared in sheet.export(&shared)
      }.opening(ExportSheet.self), .nextModel,
    ] + Binding<Self>.filters
    + Binding<Self>.moves { sheet, move, shared in
      sheet.window.setHeight(TonightLayout(sheet, shared)?.rows.height ?? 0)
      sheet.window.apply(move)
    } + [.leave([.escape], "hide it", label: "hide")]

  mutating func jobs(_ shared: Shared) -> [Job] {
    var jobs: [Job] = []
    if !hasAsked, let file = shared.you.file {
      hasAsked = true
      jobs.append(ProfileListRequest(number: shown, folder: file.folder).job)
    }
    if let library = shared.library, let question = question(shared) {
      let job = inquiry.ask(question, unless: answer?.question) { TonightAnswer($0, in: library) }
      jobs += job.map { [$0] } ?? []
    }
    return jobs
  }

  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? {
    if let (request, outcome) = ProfileListRequest.slot.take(done) {
      if request.number == shown, case .result(let people) = outcome {
        let you = shared.you.name
        others = people.filter { $0.name != you }
        cursor = min(cursor, others?.count ?? 0)
      }
      return []
    }
    guard let (question, answer) = inquiry.take(done) else { return nil }
    if let answer, question == self.question(shared) {
      self.answer = answer
      window.setCount(answer.report.rows.count)
    }
    return []
  }

  /// Everyone who can be ticked, the person before the screen first.
  func people(_ shared: Shared) -> [KeptPerson] {
    [KeptPerson(name: shared.you.name, profile: shared.you.profile, watched: [])] + (others ?? [])
  }

  /// nil where fewer are ticked than make a group.
  private func question(_ shared: Shared) -> ModelQuestion<TonightAnswer.Subject>? {
    let people = people(shared).filter { ticked.contains($0.name) }.compactMap { person in
      person.profile.map {
        TonightAnswer.Person(name: person.name, profile: $0, watched: person.watched)
      }
    }
    guard let model = shared.listModel, people.count >= GroupReport.people.lowerBound else {
      return nil
    }
    return ModelQuestion(
      TonightAnswer.Subject(
        people: people, watched: ticked.contains(shared.you.name) ? shared.you.watched : [],
        rule: rule, filter: shared.filter), of: model, judgedBy: shared.judge)
  }

  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared) {
    TonightView(sheet: self, shared: shared).draw(on: &canvas)
  }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> Bool {
    guard let layout = TonightLayout(self, shared), layout.sheet.contains(mouse.point) else {
      return mouse.action != .press
    }
    window.setHeight(layout.rows.height)
    window.receive(mouse, in: layout.rows)
    return true
  }

  /// The list as it is now; nil while it is that of other people, or of another rule.
  func report(_ shared: Shared) -> GroupReport? {
    guard let answer, let question = question(shared),
      answer.question.subject == question.subject
    else { return nil }
    return answer.report
  }
}

/// What keys do.
extension TonightSheet {
  private mutating func step(_ steps: Int, _ shared: Shared) -> [Effect] {
    let count = people(shared).count
    cursor = (cursor + steps + count) % count
    return []
  }

  private mutating func tick(_ shared: inout Shared) -> [Effect] {
    let people = people(shared)
    guard people.indices.contains(cursor) else { return [] }
    let name = people[cursor].name
    if ticked.remove(name) != nil { return [] }
    if people[cursor].profile == nil {
      shared.note = "the ratings of \(name) cannot be read"
    } else if ticked.count >= GroupReport.people.upperBound {
      shared.note = "\(GroupReport.people.upperBound) people at the most"
    } else {
      ticked.insert(name)
    }
    return []
  }

  private mutating func nextRule() -> [Effect] {
    let rules = GroupRule.usual
    rule = rules[((rules.firstIndex(of: rule) ?? -1) + 1) % rules.count]
    return []
  }

  private mutating func open(_ shared: inout Shared) -> [Effect] {
    guard let rows = report(shared)?.rows, rows.indices.contains(window.selection) else {
      return []
    }
    shared.navigation = .visit(.movie(rows[window.selection].movie))
    shared.sheets.close()
    return []
  }

  /// The list is made where it is wanted.
  private func export(_ shared: inout Shared) -> [Effect] {
    let (sheet, asked) = (self, shared)
    shared.sheets.open(ExportSheet { sheet.table(asked) })
    return []
  }

  /// Shown again, it reads profiles anew.
  fileprivate mutating func showAgain() {
    shown += 1
    hasAsked = false
  }
}

extension Binding where Target: Screen {
  /// The key that shows what suits several people.
  static var tonight: Binding {
    Binding(
      "tonight", [.character("T")], "T", .list, "a movie for several people",
      label: "tonight",
      action: { _, shared in
        let name = shared.you.name
        shared.sheets.show { (before: TonightSheet?) in
          var sheet = before ?? TonightSheet(for: name)
          sheet.showAgain()
          return sheet
        }
        return []
      }
    ).opening(TonightSheet.self)
  }
}
