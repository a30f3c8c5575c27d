import RatingData
import RatingFiles

/// Reads ratings that a person has: marquee's own file, and what Letterboxd and IMDb export.
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

  /// A film of somebody's list that names no MovieLens id.
  struct Foreign {
    let title: String
    let year: Int?
    let stars: Float
    let line: Int
  }

  enum Kind {
    case own
    /// Date, Name, Year, Letterboxd URI, Rating: stars.
    case letterboxd
    /// Const, Your Rating, …, Title, …, Year, …: of ten.
    case imdb
  }

  var kind: Kind? {
    if columns["movieid"] != nil, columns["rating"] != nil { return .own }
    if columns["name"] != nil, columns["year"] != nil, columns["rating"] != nil {
      return .letterboxd
    }
    if columns["your rating"] != nil, columns["title"] != nil { return .imdb }
    return nil
  }

  func checkColumns() throws(ProfileError) -> Kind {
    guard let kind else {
      throw .unknownColumns(
        path: path, found: records.first?.fields.joined(separator: ",") ?? "an empty file")
    }
    return kind
  }

  /// An own file's ratings.
  func own() throws(ProfileError) -> Profile {
    guard !records.isEmpty else { return Profile() }
    guard try checkColumns() == .own else {
      throw .unknownColumns(path: path, found: records[0].fields.joined(separator: ","))
    }
    var entries: [Profile.Entry] = []
    for record in records.dropFirst() {
      guard let id = field("movieid", of: record), !id.isEmpty else {
        throw bad(record, "an id and a rating")
      }
      entries.append(
        Profile.Entry(
          id: MovieID(id), stars: try stars("rating", of: record, outOf: 5),
          title: field("title", of: record) ?? ""))
    }
    return Profile(entries)
  }

  /// Another site's ratings; films without one are left out.
  func foreign() throws(ProfileError) -> [Foreign] {
    let kind = try checkColumns()
    let (title, rating, scale): (String, String, Float) =
      kind == .imdb ? ("title", "your rating", 10) : ("name", "rating", 5)
    var films: [Foreign] = []
    for record in records.dropFirst() {
      // What was watched and not rated.
      guard let given = field(rating, of: record), !given.isEmpty else { continue }
      guard let name = field(title, of: record), !name.isEmpty else {
        throw bad(record, "a title")
      }
      films.append(
        Foreign(
          title: name, year: field("year", of: record).flatMap { Int($0) },
          stars: try stars(rating, of: record, outOf: scale), line: record.line))
    }
    return films
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

/// Ratings that a person brings from elsewhere.
public struct ImportedRatings: Sendable, Equatable {
  public let profile: Profile
  /// Titles that no movie of the catalogue bears, with their lines.
  public let unmatched: [(title: String, line: Int)]

  public init(profile: Profile, unmatched: [(title: String, line: Int)] = []) {
    self.profile = profile
    self.unmatched = unmatched
  }

  /// Reads a CSV file: marquee's own, `ratings.csv` of Letterboxd's export, or IMDb's.
  ///
  /// - Parameter catalogue: where films of other sites are looked for, by title and year.
  public init(contentsOf path: String, for catalogue: Catalogue) throws(ProfileError) {
    let reader = try ProfileReader(path)
    guard try reader.checkColumns() != .own else {
      profile = try reader.own()
      unmatched = []
      return
    }
    let index = TitleIndex(catalogue.movies)
    var entries: [Profile.Entry] = []
    var unmatched: [(title: String, line: Int)] = []
    for film in try reader.foreign() {
      if let movie = index.movie(titled: film.title, year: film.year).map({ catalogue[$0] }) {
        entries.append(Profile.Entry(id: movie.id, stars: film.stars, title: movie.title))
      } else {
        unmatched.append((film.title + (film.year.map { " (\($0))" } ?? ""), film.line))
      }
    }
    profile = Profile(entries)
    self.unmatched = unmatched
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.profile == b.profile && a.unmatched.map(\.title) == b.unmatched.map(\.title)
  }
}
