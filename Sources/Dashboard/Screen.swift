/// What fills the space between header and footer.
public enum Screen: Int, CaseIterable, Sendable {
  case train
  case movies
  case users

  var title: String {
    switch self {
    case .train: "Train"
    case .movies: "Movies"
    case .users: "Users"
    }
  }

  /// The key that goes there, as the header shows it.
  var digit: Character { Character(String(rawValue + 1)) }
}
