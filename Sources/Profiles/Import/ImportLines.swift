import RatingData
import RatingFiles

/// One line of a table: a movie, and perhaps what somebody gave it.
struct ImportedLine {
  let id: MovieID?
  /// Who gave the id; nil where nobody says.
  let ids: MovieIDSource?
  /// Under which numbers other catalogues have it.
  let links: MovieLinks
  /// As the site spells them, the usual one first; empty where an id is all.
  let titles: [String]
  let year: Int?
  /// nil where it was watched and not rated.
  let stars: Float?
  /// When, as seconds since 1970; the column that says it best first, those that say nothing left out.
  let dates: [UInt32]
  let file: String
  let line: Int

  /// Whether it says more than an earlier line of the same movie: a rating before none, then the later date, then the
  /// later line.
  func counts(before earlier: ImportedLine) -> Bool {
    if (stars == nil) != (earlier.stars == nil) { return stars != nil }
    return !dates.lexicographicallyPrecedes(earlier.dates)
  }
}

/// The lines of a table that tell of movies; the rest is counted.
struct ImportLines {
  private(set) var lines: [ImportedLine] = []
  /// How many lines tell of something else, by what it is.
  private(set) var otherTypes: [String: Int] = [:]
  /// Why lines were left out that cannot be read.
  private(set) var faults: [String]

  private let table: CSVTable
  private let layout: ImportLayout

  init(_ table: CSVTable, _ layout: ImportLayout, _ policy: FaultPolicy) throws(ImportError) {
    self.table = table
    self.layout = layout
    faults = table.faults.map(\.message)
    try checkPerson()
    for record in table.records {
      if let type = table.text(layout.type, of: record), !TitleType.isMovie(type) {
        otherTypes[type, default: 0] += 1
        continue
      }
      do throws(ImportError) {
        lines.append(try line(record))
      } catch {
        guard policy == .skip else { throw error }
        faults.append(error.fault)
      }
    }
  }

  /// The ratings of a whole set are not those of one person.
  private func checkPerson() throws(ImportError) {
    guard let first = table.records.first, let user = table.text(layout.user, of: first) else {
      return
    }
    guard let other = table.records.first(where: { table.text(layout.user, of: $0) != user }) else {
      return
    }
    throw .severalPeople(file: table.file, line: other.line)
  }

  private func line(_ record: CSVFile.Record) throws(ImportError) -> ImportedLine {
    let id = table.text(layout.id, of: record).map { MovieID($0) }
    let titles = layout.titles.compactMap { table.text($0, of: record) }
    let links = ImportLayout.links(of: record, in: table)
    guard layout.origin == .own ? id != nil : !titles.isEmpty || !links.isEmpty else {
      throw table.bad(
        record, expected: layout.origin == .own ? "an id and a rating" : "a title and a rating")
    }
    return ImportedLine(
      id: id, ids: table.text(layout.idSource, of: record).map { MovieIDSource(rawValue: $0) },
      links: links, titles: titles, year: table.text(layout.year, of: record).flatMap { Int($0) },
      stars: try stars(of: record),
      dates: layout.dates.compactMap { table.text($0, of: record).flatMap(TimeText.seconds) },
      file: table.file, line: record.line)
  }

  /// nil where there is none, which other sites say by 0.
  private func stars(of record: CSVFile.Record) throws(ImportError) -> Float? {
    guard !layout.isList, let text = table.text(layout.rating, of: record) else { return nil }
    guard let stars = StarsText.stars(text, outOf: layout.best) else {
      throw table.bad(record, expected: StarsText.expectation(outOf: layout.best))
    }
    return stars == 0 ? nil : stars
  }
}

/// The types by which IMDb tells movies from what else it lists.
enum TitleType {
  /// MovieLens has movies made for television or video among its movies, and shorts. Of series it has a few; to take
  /// all for their sake would give movies the ratings of episodes that bear the same title.
  private static let movies: Set<String> = [
    "movie", "featurefilm", "documentary", "tvmovie", "short", "shortfilm", "tvshort", "video",
  ]

  /// Whatever the spelling: `TV Movie`, and `tvMovie` of older exports.
  static func isMovie(_ type: String) -> Bool {
    movies.contains(type.lowercased().filter(\.isLetter))
  }
}

/// Ratings as files have them, in half stars, as they are given here.
enum StarsText {
  static func expectation(outOf best: Float) -> String { "a rating above 0, to \(Int(best))" }

  /// - Parameter best: the best rating there.
  /// - Returns: 0 of 0, which some write for none; nil of what is no rating.
  static func stars(_ text: String, outOf best: Float) -> Float? {
    guard let value = Float(text), value >= 0, value <= best else { return nil }
    return value == 0 ? 0 : max(0.5, (value / best * 10).rounded() / 2)
  }
}
