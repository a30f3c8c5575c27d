import RatingData
import RatingFiles

/// Reads the file in which marquee keeps what a person has rated.
struct ProfileReader {
  private let path: String
  private let records: [CSVFile.Record]
  /// Where each column stands, by its name in lower case.
  private let columns: [String: Int]

  init(_ path: String) throws(ProfileError) {
    self.path = path
    do throws(LoadError) {
      records = try CSVFile.records(of: path)
    } catch {
      throw .notRead(error)
    }
    let names = records.first?.fields ?? []
    columns = Dictionary(
      names.enumerated().map { ($1.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Its ratings.
  func own() throws(ProfileError) -> Profile {
    guard !records.isEmpty else { return Profile() }
    guard columns["movieid"] != nil, columns["rating"] != nil else {
      throw .unknownColumns(path: path, found: records[0].fields.joined(separator: ","))
    }
    let further = try furtherColumns()
    var entries: [Profile.Entry] = []
    for record in records.dropFirst() {
      guard let id = field("movieid", of: record), !id.isEmpty else {
        throw bad(record, "an id and a rating")
      }
      // What stands in no column would be lost as soon as the file is written again.
      guard record.fields.dropFirst(records[0].fields.count).allSatisfy(\.isEmpty) else {
        throw bad(record, "\(records[0].fields.count) fields, as the first line has")
      }
      var entry = Profile.Entry(
        id: MovieID(id), ids: source(of: record), stars: try stars("rating", of: record, outOf: 5),
        title: field("title", of: record) ?? "")
      for (name, index) in further where record.fields.indices.contains(index) {
        entry.further[name] = record.fields[index]
      }
      entries.append(entry)
    }
    var profile = Profile(entries)
    profile.furtherColumns = further.map(\.name)
    return profile
  }

  private func source(of record: CSVFile.Record) -> MovieIDSource? {
    field("ids", of: record).flatMap { $0.isEmpty ? nil : MovieIDSource(rawValue: $0) }
  }

  /// Columns of an own file that marquee knows nothing of, and where they stand.
  private func furtherColumns() throws(ProfileError) -> [(name: String, index: Int)] {
    let names = records[0].fields
    guard columns.count == names.count else { throw bad(records[0], "each column once") }
    return names.enumerated().map { (name: $1, index: $0) }.filter {
      !ProfileFile.columns.map { $0.lowercased() }.contains($0.name.lowercased())
    }
  }

  private func field(_ column: String, of record: CSVFile.Record) -> String? {
    guard let index = columns[column], record.fields.indices.contains(index) else { return nil }
    return record.fields[index]
  }

  /// - Parameter best: what the best rating is there.
  private func stars(
    _ column: String, of record: CSVFile.Record, outOf best: Float
  ) throws(ProfileError) -> Float {
    let text = field(column, of: record) ?? ""
    guard let value = Float(text), value > 0, value <= best else {
      throw bad(record, "a rating above 0, to \(Int(best))")
    }
    // In half stars, as ratings are given here.
    return max(0.5, (value / best * 10).rounded() / 2)
  }

  private func bad(_ record: CSVFile.Record, _ expected: String) -> ProfileError {
    .badLine(
      path: path, line: record.line, expected: expected,
      found: record.fields.joined(separator: ","))
  }
}
