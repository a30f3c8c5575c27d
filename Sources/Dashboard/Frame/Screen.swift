import Cells
import Learning
import Models
import RatingData
import Runs

/// A screen of the dashboard: what it knows, its keys and what they do, where its panels stand, and how
/// they are painted. The frame around it knows screens by this protocol alone.
///
/// A new screen is a folder and a line in `State.allScreens`.
protocol Screen: Sendable {
  /// What the header calls it.
  static var title: String { get }
  /// What can be pressed on it, besides the frame's own keys, in the order of footer and help.
  static var bindings: [Binding<Self>] { get }

  /// Whether keys go into a text.
  var isTyping: Bool { get }
  /// Changes the text that keys go into.
  mutating func edit(_ shared: inout Shared, _ change: (inout Search) -> Void)

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> [Effect]
  /// The data are here.
  mutating func load(_ library: Library)
  /// The run that is shown has said something.
  mutating func receive(_ event: TrainingEvent, _ shared: Shared)
  /// The screen is about to be shown, or something that it shows has changed.
  func appear(_ shared: Shared) -> [Effect]
  /// The list that it shows, for other programs; nil where it shows none.
  func table(_ shared: Shared) -> ExportTable?
  /// The runs that are kept.
  mutating func receive(_ runs: [RunReport])
  /// An answer has come, perhaps to another screen's question.
  mutating func receive(_ answer: Answer, _ shared: Shared)
  /// The list of a training with the person among the users.
  mutating func receive(_ retrained: Retrained, _ shared: Shared)
  /// What is selected, so that the person can come back to it.
  var place: Place? { get }
  /// Goes to a movie or a user; false where this screen shows no such thing.
  mutating func visit(_ place: Place) -> Bool

  /// Whether it shows lists that a model makes.
  var showsLists: Bool { get }
  /// The model that it asks.
  func model(_ shared: Shared) -> TrainedModel?
  /// What it would show the answers to: screens that are asked for answers at the same time need askers of their own.
  func questions(_ shared: Shared) -> [ScreenQuestion]
  /// The users whom it looks for by what they rated.
  func raterSearch(_ shared: Shared) -> RaterSearch?
  mutating func receive(_ raters: Set<UserIndex>, of search: RaterSearch, _ shared: Shared)
  /// What the next map is to flow on from.
  var components: PrincipalComponents? { get }
  /// Whether something on it is on its way, and wants to be drawn again soon.
  var isMoving: Bool { get }
  /// Moves it on by the time since it was drawn.
  mutating func advance(by seconds: Double)
  /// Gives lists the heights that they have on the screen, and works out what painting needs.
  mutating func fit(in body: Rect, _ shared: Shared)
  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared)
  /// The rectangles of its panels by name, for tests of the layout.
  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)]
}

/// What most screens do not need.
extension Screen {
  var isTyping: Bool { false }
  mutating func edit(_ shared: inout Shared, _ change: (inout Search) -> Void) {}
  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> [Effect] { [] }
  mutating func load(_ library: Library) {}
  mutating func receive(_ event: TrainingEvent, _ shared: Shared) {}
  mutating func receive(_ answer: Answer, _ shared: Shared) {}
  mutating func receive(_ retrained: Retrained, _ shared: Shared) {}
  func appear(_ shared: Shared) -> [Effect] { [] }
  mutating func receive(_ runs: [RunReport]) {}
  var place: Place? { nil }
  mutating func visit(_ place: Place) -> Bool { false }
  var showsLists: Bool { false }
  func table(_ shared: Shared) -> ExportTable? { nil }
  func model(_ shared: Shared) -> TrainedModel? { shared.past ?? shared.model }
  func questions(_ shared: Shared) -> [ScreenQuestion] { [] }
  func raterSearch(_ shared: Shared) -> RaterSearch? { nil }
  mutating func receive(_ raters: Set<UserIndex>, of search: RaterSearch, _ shared: Shared) {}
  var components: PrincipalComponents? { nil }
  var isMoving: Bool { false }
  mutating func advance(by seconds: Double) {}
  mutating func fit(in body: Rect, _ shared: Shared) {}
}

extension Screen {
  var title: String { Self.title }

  /// Does what a key means here; nil where it means nothing.
  mutating func press(_ key: Key, _ shared: inout Shared) -> [Effect]? {
    let keys = shared.keys
    return Self.bindings.first { keys.keys(of: $0.key).contains(key) }?.action(&self, &shared)
  }

  /// The keys and what the footer calls them just now.
  func keyLines(_ shared: Shared) -> [KeyLine] {
    Self.bindings.map { KeyLine(key: $0.key, label: $0.label(self, shared)) }
  }
}

/// What a screen would show an answer to.
struct ScreenQuestion {
  let subject: Query.Subject
  let asker: Query.Asker
  /// Which model is asked; nil means the screen's.
  let model: TrainedModel?
  /// The query whose answer the screen holds; nil where it holds none.
  let answered: Query?

  init(
    _ subject: Query.Subject, for asker: Query.Asker, of model: TrainedModel? = nil,
    answered: Query?
  ) {
    self.subject = subject
    self.asker = asker
    self.model = model
    self.answered = answered
  }
}

/// What a person can look at.
enum Place: Sendable, Equatable {
  case movie(MovieIndex)
  case user(UserIndex)
}

/// Where a screen sends the person.
enum Navigation: Sendable, Equatable {
  case visit(Place)
  /// To where they were before.
  case back
}
