import Cells
import Learning

// What only some screens can do. A key of the dashboard asks whether the screen that is shown can; where it cannot, the key says
// why nothing happens.

/// A screen with a text by which its list is searched.
protocol Searchable: Screen {
  var search: Search { get }
  /// Changes the text that keys go into.
  mutating func edit(_ shared: inout Shared, _ change: (inout Search) -> Void)
}

extension Searchable {
  /// Whether keys go into the text.
  var isTyping: Bool { search.isTyping }
}

/// A screen from which the person goes to a movie or a user, and comes back.
protocol Visiting: Screen {
  /// What is selected, so that the person can come back to it.
  var place: Place? { get }
}

/// A screen that shows a movie or a user at request.
protocol Visitable: Visiting {
  /// Goes to a movie or a user; false where this screen shows no such thing.
  mutating func visit(_ place: Place) -> Bool
}

/// A screen with a list that other programs can have.
protocol Exportable: Screen {
  /// The list that it shows; nil where it shows none just now.
  func table(_ shared: Shared) -> ExportTable?
}

/// A screen whose lists of movies the filter narrows.
protocol Filterable: Screen {}

/// A screen whose lists the model for lists makes: it is trained once such a screen is looked at.
protocol ListShowing: Screen {}

/// A screen that shows which movies are near: their likeness is made once such a screen is looked at.
protocol NeighbourShowing: ListShowing {}

/// A screen that can show an epoch of the past.
protocol EpochShowing: Screen {}

/// A screen on which things are on their way to where they stand.
protocol Animated: Screen {
  /// Whether something is, and wants to be drawn again soon.
  var isMoving: Bool { get }
  /// Moves it on by the seconds since it was drawn.
  mutating func advance(by seconds: Double)
}

/// The screen on which the run is watched.
protocol RunWatching: Screen {
  /// The run that is shown has said something.
  mutating func receive(_ event: TrainingEvent, _ shared: inout Shared) -> [Effect]
}

/// A screen of which a person's preferences say something.
protocol Preferring: Screen {
  mutating func use(_ preferences: Preferences, _ shared: inout Shared)
  /// Says how it is now.
  func tell(_ preferences: inout Preferences)
}
