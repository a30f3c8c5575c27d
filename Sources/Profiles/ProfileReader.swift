import RatingData
import RatingFiles

/// Reads the file in which marquee keeps what a person has rated.
struct ProfileReader {
  private let table: CSVTable

  init(_ path: String) throws(ProfileError) {
    do throws(LoadError) {
      table = try CSVTable(CSVFile(path), .stop)
    } catch {
      throw .notRead(error)
    }
  }

  /// Its ratings.
  func own() throws(ProfileError) -> Profile {
    guard !table.header.isEmpty else { return Profile() }
    guard table.has("movieid"), table.has("rating") else {
      throw .unknownColumns(path: table.file, found: table.header.joined(separator: ","))
    }
    let further = try furtherColumns()
    var entries: [Profile.Entry] = []
    for record in table.records {
      var entry = try entry(record)
      for (name, index) in further where record.fields.indices.contains(index) {
        entry.further[name] = record.fields[index]
      }
      entries.append(entry)
    }
    var profile = Profile(entries)
    profile.furtherColumns = further.map(\.name)
    return profile
  }

  private func entry(_ record: CSVFile.Record) throws(ProfileError) -> Profile.Entry {
    guard let id = table.text("movieid", of: record) else {
      throw bad(record, "an id and a rating")
    }
    // What stands in no column would be lost as soon as the file is written again.
    guard record.fields.dropFirst(table.header.count).allSatisfy(\.isEmpty) else {
      throw bad(record, "\(table.header.count) fields, as the first line has")
    }
    let best = Profile.stars.upperBound
    guard let stars = StarsText.stars(table.text("rating", of: record) ?? "", outOf: best),
      stars > 0
    else { throw bad(record, StarsText.expectation(outOf: best)) }
    return Profile.Entry(
      id: MovieID(id),
      ids: table.text("ids", of: record).map { MovieIDSource(rawValue: $0) }, stars: stars,
      title: table.text("title", of: record) ?? "")
  }

  /// Columns that marquee knows nothing of, and where they stand.
  private func furtherColumns() throws(ProfileError) -> [(name: String, index: Int)] {
    guard table.hasEachColumnOnce else {
      throw .badLine(
        path: table.file, line: 1, expected: "each column once",
        found: table.header.joined(separator: ","))
    }
    let own = Set(ProfileFile.columns.map { $0.lowercased() })
    return table.header.enumerated().map { (name: $1, index: $0) }.filter {
      !own.contains($0.name.lowercased())
    }
  }

  private func bad(_ record: CSVFile.Record, _ expected: String) -> ProfileError {
    .badLine(
      path: table.file, line: record.line, expected: expected,
      found: record.fields.joined(separator: ","))
  }
}
