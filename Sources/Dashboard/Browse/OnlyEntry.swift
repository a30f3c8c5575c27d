import Cells
import Files
import Jobs
import Profiles
import RatingData
import RatingFiles
import Text

/// Out of which list movies are chosen, while its path is typed or dropped into the line above the footer: the person's
/// watchlist where nothing is typed.
struct OnlyEntry: PathEntry {
  static let title = "Only from a list"
  static let prompt = "only from: "

  var typed = TypedLine("", longest: 1_000)
  var completion = PathCompletion()
  private var hasAskedForLists = false

  mutating func furtherJobs(_ shared: Shared) -> [Job] {
    shared.listsJob(&hasAskedForLists).map { [$0] } ?? []
  }

  func submit(_ shared: inout Shared) -> [Effect]? {
    guard let library = shared.library else { return [] }
    guard typed.path.isEmpty else {
      return [.run(SelectionRequest(path: typed.path, faults: shared.faults).job(in: library.data))]
    }
    guard let lists = shared.you.lists, !lists.watchlist.isEmpty else { return nil }
    shared.choose(MovieSelection(name: "watchlist", movies: lists.watchlist))
    return []
  }

  func hint(_ shared: Shared) -> String {
    guard let lists = shared.you.lists, lists.watchlistCount > 0 else {
      return "a .csv or .zip that lists \(shared.kind.plural)"
    }
    return lists.watchlist.isEmpty
      ? "a .csv; of your watchlist no \(shared.kind.singular) is in these data"
      : "nothing: your watchlist (\(lists.watchlist.count)); or a .csv"
  }
}

/// A list that a person brings to choose from.
struct SelectionRequest: Sendable, Equatable {
  let path: String
  /// What to do with lines that cannot be read.
  let faults: FaultPolicy

  static let slot = JobSlot<SelectionRequest, Never, ListFound>(JobIdentity("list"))

  func job(in data: DataSet) -> Job {
    Self.slot.job(self, at: .longAnswer) { request, _ in
      let list = try ImportedList(
        .path(Folder.expandingHome(in: request.path)), for: data.catalogue, request.faults)
      return ListFound(selection: list.selection(in: data), count: list.movies.count)
    }
  }
}

/// A list, and how many movies are on it, in the data or not.
struct ListFound: Sendable, Equatable {
  let selection: MovieSelection
  let count: Int
}

extension Shared {
  /// Asks for a list to choose from, or takes it away again.
  mutating func chooseList() -> [Effect] {
    guard library != nil else { return [] }
    guard let only = filter.only else {
      sheets.open(OnlyEntry())
      return []
    }
    filter.only = nil
    note = "no longer only from \(only.name)"
    return []
  }

  /// - Parameter absent: how many movies of the list are not in the data.
  fileprivate mutating func choose(_ selection: MovieSelection, absent: Int = 0) {
    filter.only = selection
    let count = kind.counted(selection.movies.count)
    let rest = absent > 0 ? ", \(absent) not in these data" : ""
    note = "only from \(selection.name), \(count)\(rest): \(key("only")) takes it away"
  }

  mutating func takeSelection(_ done: JobDone) -> [Effect]? {
    guard let (request, outcome) = SelectionRequest.slot.take(done) else { return nil }
    switch outcome {
    case .result(let found) where found.selection.movies.isEmpty:
      note = "\(request.path): none of its \(kind.counted(found.count)) is in these data"
    case .result(let found):
      choose(found.selection, absent: found.count - found.selection.movies.count)
    case .failed(let reason):
      note = reason
      log.append(reason)
    case .progress: break
    }
    return []
  }
}
