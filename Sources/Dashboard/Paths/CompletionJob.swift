import Files
import Jobs

/// A path of which the end is to be found.
struct CompletionRequest: Sendable, Equatable {
  /// A `~/` at its beginning is the home folder.
  let path: String

  static let slot = JobSlot<CompletionRequest, Never, Completions>(JobIdentity("completion"))

  var job: Job { Self.slot.job(self, at: .answer) { request, _ in request.completions } }

  /// Names that are shown at most.
  private static let mostNames = 50

  var completions: Completions {
    guard path != "~" else { return .one("~/") }
    let slash = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let (folder, beginning) = (path[..<slash], path[slash...])
    let place = folder.isEmpty ? "." : Folder.expandingHome(in: String(folder))
    let names: [String]
    do throws(FileFailure) {
      names = try Folder.names(in: place)
    } catch {
      return .unreadable("\(error)")
    }
    let fitting = names.filter { $0.hasPrefix(beginning) && $0.canBeTyped }
      .filter { beginning.hasPrefix(".") || !$0.hasPrefix(".") }
    guard let first = fitting.first else { return .none }
    func shown(_ name: String) -> String {
      FileKind(at: Folder.path(name, in: place)) == .folder ? name + "/" : name
    }
    if fitting.count == 1 { return .one("\(folder)\(shown(first))") }
    let common = fitting.dropFirst().reduce(first[...]) { $0.commonPrefix(with: $1) }
    return .several(
      "\(folder)\(common)", names: fitting.prefix(Self.mostNames).map(shown), count: fitting.count)
  }
}

extension StringProtocol {
  fileprivate func commonPrefix(with other: String) -> SubSequence {
    let length = zip(self, other).prefix { $0 == $1 }.count
    return prefix(length)
  }
}

extension String {
  /// Whether a line can hold it: no control characters, and what is no UTF-8 is another name when it is typed.
  fileprivate var canBeTyped: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory != .control && $0 != "\u{FFFD}" }
  }
}
