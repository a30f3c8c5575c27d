import Cells
import Jobs
import RatingData

/// A screen of the dashboard: what it knows, its keys and what they do, where its panels stand, and how
/// they are painted. The dashboard around it knows screens by this protocol and by those of their abilities alone.
///
/// A new screen is a folder and a line in `State.allScreens`.
protocol Screen: KeyTarget {
  /// What the header calls it.
  static var title: String { get }
  /// What its tab says.
  static var tab: String { get }

  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> [Effect]
  /// The data are here.
  mutating func load(_ library: Library)
  /// The screen is about to be shown, or the run that is shown has ended.
  func appear(_ shared: Shared) -> [Effect]
  /// The jobs whose results it would show now, but for those that it has or that are on their way.
  mutating func jobs(_ shared: Shared) -> [Job]
  /// Takes what has come of a job of its own, whether it is shown or not; nil of others.
  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]?
  /// Gives lists the heights that they have on the screen, and works out what painting needs.
  mutating func fit(in body: Rect, _ shared: Shared)
  func draw(on canvas: inout Canvas, in body: Rect, _ shared: Shared)
  /// The rectangles of its panels by name, for tests of the layout.
  func panels(in body: Rect, _ shared: Shared) -> [(name: String, rect: Rect)]
}

/// What a screen need not do.
extension Screen {
  static var tab: String { title }
  mutating func receive(_ mouse: Mouse, in body: Rect, _ shared: inout Shared) -> [Effect] { [] }
  mutating func load(_ library: Library) {}
  func appear(_ shared: Shared) -> [Effect] { [] }
  mutating func jobs(_ shared: Shared) -> [Job] { [] }
  mutating func take(_ done: JobDone, _ shared: inout Shared) -> [Effect]? { nil }
  mutating func fit(in body: Rect, _ shared: Shared) {}
}

extension Screen {
  var title: String { Self.title }
}

/// What a person can look at.
enum Place: Sendable, Equatable {
  case movie(MovieIndex)
  case user(UserIndex)
}

/// Where a screen or a sheet sends the person.
enum Navigation: Sendable, Equatable {
  case visit(Place)
  /// To where they were before.
  case back
  /// To where the run is watched.
  case run
}
