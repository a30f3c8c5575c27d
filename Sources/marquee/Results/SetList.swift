import Cells
import RatingFiles
import Text

/// The published sets, and where on this machine they are.
struct SetList: CommandResult {
  private let rows: [(set: PublishedSet, place: SetPlace?)]
  private let folder: DataFolder?

  init(_ sets: [PublishedSet], in folder: DataFolder?) {
    rows = sets.map { ($0, SetPlace(of: $0, in: folder)) }
    self.folder = folder
  }

  var json: JSON {
    [
      "folder": folder.map { .string($0.path) } ?? .null,
      "sets": .array(rows.map { Self.json($0.set, $0.place) }),
    ]
  }

  private static func json(_ set: PublishedSet, _ place: SetPlace?) -> JSON {
    let path: JSON =
      switch place {
      case .embedded: "embedded"
      case .workingFolder(let path), .dataFolder(let path): .string(path)
      case nil: .null
      }
    return [
      "name": .string(set.name), "ratings": .integer(set.ratings), "users": .integer(set.users),
      "movies": .integer(set.movies),
      "scale": .array([.number(set.scale.lowerBound), .number(set.scale.upperBound)]),
      "bytes": .integer(set.bytes), "licence": .string(set.licence), "grows": .bool(set.grows),
      "address": .string(set.address), "place": path,
    ]
  }

  func lines(fitting width: Int?) -> [String] { table.lines(fitting: width) + [""] + notes.lines }

  private var table: TextTable {
    var table = TextTable([
      ("name", .left), ("ratings", .right), ("users", .right), ("movies", .right),
      ("scale", .left), ("archive", .right), ("here", .left),
    ])
    for (set, place) in rows {
      let scale = [set.scale.lowerBound, set.scale.upperBound].map { Numbers.rating(Float($0)) }
      table.append([
        set.name, set.ratings.grouped, set.users.grouped, set.movies.grouped,
        scale.joined(separator: " to "), set.bytes.asBytes, Self.text(place),
      ])
    }
    return table
  }

  private static func text(_ place: SetPlace?) -> String {
    switch place {
    case .embedded: "built in"
    case .workingFolder: "this folder"
    case .dataFolder: "fetched"
    case nil: ""
    }
  }

  private var notes: FactList {
    var notes = FactList()
    if let folder { notes.add("fetched to", folder.path) }
    let growing = rows.map(\.set).filter(\.grows).map(\.name)
    if !growing.isEmpty {
      notes.add("editions", "\(growing.formatted) change; the figures are of the last one counted")
    }
    if rows.contains(where: { $0.place == .embedded }) {
      notes.add("built in", "the edition of October 2016: 100,004 ratings by 671 users")
    }
    for licence in licences { notes.add("licence", "\(licence.names.formatted): \(licence.text)") }
    notes.add("to get one", "marquee data fetch ml-25m")
    return notes
  }

  /// Each text once, with the sets that it is of, in their order.
  private var licences: [(text: String, names: [String])] {
    var licences: [(text: String, names: [String])] = []
    for set in rows.map(\.set) {
      if let known = licences.firstIndex(where: { $0.text == set.licence }) {
        licences[known].names.append(set.name)
      } else {
        licences.append((set.licence, [set.name]))
      }
    }
    return licences
  }
}
