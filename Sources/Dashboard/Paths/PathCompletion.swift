import Cells
import Files
import Jobs

/// What Tab has found for a path, and what it still looks for. A large folder is read while the person types on; what is
/// found then for another text is forgotten.
struct PathCompletion: Sendable {
  private var wanted: CompletionRequest?
  private var isAsked = false
  private var found: (text: String, completions: Completions)?

  /// Looks for what the text may go on with.
  mutating func ask(_ typed: TypedLine) {
    wanted = CompletionRequest(path: typed.openPath)
    isAsked = false
  }

  /// The job that looks, once.
  mutating func job() -> Job? {
    guard let wanted, !isAsked else { return nil }
    isAsked = true
    return wanted.job
  }

  mutating func take(
    _ completions: Completions, of request: CompletionRequest, into typed: inout TypedLine
  ) {
    guard request == wanted else { return }
    wanted = nil
    guard typed.openPath == request.path else { return }
    switch completions {
    case .one(let path): typed.replace(withPath: path)
    case .several(let path, _, _) where path != request.path: typed.set(path)
    case .several, .none, .unreadable: break
    }
    found = (typed.text, completions)
  }

  /// What there is to say of the text as it is; nil where that is nothing.
  func text(for typed: TypedLine, width: Int) -> String? {
    guard let found, found.text == typed.text else { return nil }
    switch found.completions {
    case .one: return nil
    case .none: return "nothing is called so"
    case .unreadable(let reason): return reason
    case .several(_, let names, let count): return Self.list(names, of: count, width: width)
    }
  }

  /// As many names as fit, and how many there are besides.
  private static func list(_ names: [String], of count: Int, width: Int) -> String {
    var text = ""
    for (position, name) in names.enumerated() {
      let more = position + 1 < count ? "  +\(count - position - 1)" : ""
      guard position == 0 || text.columns + 2 + name.columns + more.columns <= width else {
        return text + "  +\(count - position)"
      }
      text += (position == 0 ? "" : "  ") + name
    }
    return text + (names.count < count ? "  +\(count - names.count)" : "")
  }
}

/// What a path may go on with.
enum Completions: Sendable, Equatable {
  case none
  /// The only path that begins so; a folder's ends with a slash.
  case one(String)
  /// The beginning that all have, the first names, and how many there are.
  case several(String, names: [String], count: Int)
  /// Why the folder cannot be read.
  case unreadable(String)
}
