import Cells
import Profiles
import Text

/// The path of a file of ratings to bring in, while it is typed or dropped into the line above the footer.
struct ImportEntry: PathEntry {
  static let title = "Import"
  static let prompt = "import: "

  var typed = TypedLine("", longest: 1_000)
  var completion = PathCompletion()

  var path: String { typed.path }

  func submit(_ shared: inout Shared) -> [Effect]? {
    guard !path.isEmpty, let library = shared.library else { return [] }
    return [.run(ImportRequest(path: path, faults: shared.faults).job(for: library.data.catalogue))]
  }

  func hint(_ shared: Shared) -> String { "a .zip or CSV of Letterboxd, IMDb …" }
}

extension Shared {
  /// Takes over what a file held.
  mutating func receive(_ imported: ImportedRatings) -> [Effect] {
    guard let library else { return [] }
    let change = you.add(imported.profile, in: library)
    let count = "\(imported.profile.entries.count.counted("rating")) imported"
    let summary = ([count] + imported.besides).joined(separator: ", ")
    for line in imported.remarks + [summary] { log.append(line) }
    note =
      summary + (imported.remarks.isEmpty ? "" : " (\(key("log")) says which)")
      + ": \(key("undo")) takes it back"
    return (change.map { keep($0) } ?? []) + keepLists(imported.lists)
  }
}
