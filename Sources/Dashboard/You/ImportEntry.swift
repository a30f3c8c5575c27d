import Cells
import Profiles
import Text

/// The path of a file of ratings to bring in, while it is typed or dropped into the line above the footer.
struct ImportEntry: LineEntry {
  static let title = "Import"

  var typed = TypedLine("", longest: 1_000)

  var path: String { typed.path }

  func submit(_ shared: inout Shared) -> [Effect]? {
    guard !path.isEmpty, let library = shared.library else { return [] }
    return [.run(ImportRequest(path: path, faults: shared.faults).job(for: library.data.catalogue))]
  }

  /// The line as it is shown: of a long path its end, which is where the person types.
  func line(width: Int, _ shared: Shared) -> String? {
    let hint = "  a .zip or CSV of Letterboxd, IMDb …"
    let room = max(10, width - "import: ▏".columns - hint.columns)
    return "import: \(typed.end(in: room))▏\(hint)"
  }
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
