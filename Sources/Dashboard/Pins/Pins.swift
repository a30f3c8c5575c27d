import Jobs
import Models
import RatingData

/// What a person has pinned on a screen, two things at the most.
struct Pins: Sendable {
  private(set) var all: [Pin] = []
  private var inquiries: [Inquiry<ModelQuestion<PinnedList.Subject>, PinnedList>]

  /// - Parameter screen: whose pins they are; each screen's are answered apart from the others'.
  init(on screen: String) {
    inquiries = (1...2).map { Inquiry(JobIdentity("pin on \(screen)", $0)) }
  }

  var isEmpty: Bool { all.isEmpty }
  var isMoving: Bool { all.contains(where: \.isMoving) }

  mutating func advance(by seconds: Double) {
    for index in all.indices { all[index].advance(by: seconds) }
  }

  /// Pins something, in the place of the older of two pins; lets go of it where it is pinned.
  mutating func toggle(_ place: Place, _ shared: inout Shared) {
    defer { if case .movie = place { shared.pinnedMovies = all.compactMap(\.movie) } }
    guard !all.contains(where: { $0.place == place }) else {
      all.removeAll { $0.place == place }
      return
    }
    all = all.suffix(1) + [Pin(place)]
    if !shared.train.phase.isUnderWay {
      shared.note =
        "pinned: its list moves while a run learns; \(shared.key("new-run")) on Train starts one"
    }
  }

  /// Asks for the lists that are not here: pins watch the run that learns, whoever makes the other lists.
  ///
  /// - Parameter measure: what movies' neighbours are compared by; the model's usual one where nil.
  mutating func jobs(_ shared: Shared, in library: Library, measure: ModelMeasure? = nil) -> [Job] {
    guard let model = shared.past ?? shared.model else { return [] }
    return zip(all, inquiries.indices).compactMap { pin, index in
      let subject = PinnedList.Subject(place: pin.place, measure: measure, filter: shared.filter)
      return inquiries[index].ask(
        ModelQuestion(subject, of: model, judgedBy: shared.judge), unless: pin.newest?.question
      ) { PinnedList($0, in: library) }
    }
  }

  /// Takes the list of a pin; false of what is none.
  mutating func take(_ done: JobDone) -> Bool {
    for index in inquiries.indices {
      guard let (question, list) = inquiries[index].take(done) else { continue }
      if let list, all.indices.contains(index), all[index].place == question.subject.place {
        all[index].receive(list)
      }
      return true
    }
    return false
  }
}
