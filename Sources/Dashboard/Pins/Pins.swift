import Models
import RatingData

/// What a person has pinned on a screen, two things at the most.
struct Pins: Sendable {
  private(set) var all: [Pin] = []

  private static let askers = [Query.Asker.firstPin, .secondPin]

  var isEmpty: Bool { all.isEmpty }
  var isMoving: Bool { all.contains { $0.glide != nil } }

  mutating func advance(by seconds: Double) {
    for index in all.indices { all[index].advance(by: seconds) }
  }

  /// Pins something, in the place of the older of two pins; lets go of it where it is pinned.
  mutating func toggle(_ place: Place, _ shared: inout Shared) {
    guard !all.contains(where: { $0.place == place }) else {
      all.removeAll { $0.place == place }
      return
    }
    all = all.suffix(1) + [Pin(place)]
    if !shared.train.phase.isUnderWay {
      shared.note = "pinned: its list moves while a run learns; n on Train starts one"
    }
  }

  /// Pins watch the run that learns, whoever makes the other lists.
  func questions(
    _ shared: Shared, _ subject: (Place) -> Query.Subject?
  ) -> [ScreenQuestion] {
    zip(all, Self.askers).compactMap { pin, asker in
      subject(pin.place).map {
        ScreenQuestion(
          $0, for: asker, of: shared.past ?? shared.model, answered: pin.list?.query)
      }
    }
  }

  /// Takes a list if it answers a pin's question; false where it answers another.
  mutating func receive(_ list: PinnedList) -> Bool {
    guard let index = Self.askers.firstIndex(of: list.query.asker) else { return false }
    if all.indices.contains(index), all[index].place == list.place { all[index].receive(list) }
    return true
  }
}
