import Files
import RatingData
import RatingFiles
import RatingWriting
import Text

/// Where a list of movies is kept beside a profile: `me.watched`, `me.watchlist`, in lines `movieId,title,ids`, which
/// several programs may change at the same time. No profile is called so, for those end in `.csv`.
struct KeptMovieFile {
  private let path: String

  private static let columns = ["movieId", "title", "ids"]

  init(_ list: KeptMovies.List, of profile: ProfileFile) {
    let name = profile.path.hasSuffix(".csv") ? String(profile.path.dropLast(4)) : profile.path
    path = "\(name).\(list.rawValue)"
  }

  /// What is kept; nothing where there is no file yet.
  func read() throws(ProfileError) -> [ListedMovie] {
    guard FileKind(at: path) != nil else { return [] }
    let table = try table()
    guard !table.header.isEmpty else { return [] }
    guard table.has("movieid"), table.has("title") else {
      throw .unknownColumns(path: path, found: table.header.joined(separator: ","))
    }
    return table.records.compactMap { record in
      let id = table.text("movieid", of: record).map { MovieID($0) }
      let title = table.text("title", of: record)
      guard id != nil || title != nil else { return nil }
      return ListedMovie(
        id: id, ids: table.text("ids", of: record).map { MovieIDSource(rawValue: $0) },
        title: title ?? "")
    }
  }

  /// Adds movies to those that are kept now, whoever wrote them; what else the file says stays as it is.
  ///
  /// - Throws: where the file cannot be read, too, which is then as it was.
  func add(_ movies: [ListedMovie]) throws(ProfileError) {
    let lock = try ProfileLock.taken(of: path)
    defer { lock.remove() }
    var known = Set(try read())
    let new = movies.filter { known.insert($0).inserted }
    guard !new.isEmpty else { return }
    do throws(FileFailure) {
      let before = FileKind(at: path) == nil ? [] : try InputFile.contents(of: path)
      let header = try columns(of: before)
      var text =
        header.isNew ? CSVField.line(Self.columns) : before.last == UInt8(ascii: "\n") ? "" : "\n"
      for movie in new { text += CSVField.line(header.names.map(movie.field)) }
      try DurableFile.replace(path, with: before + Array(text.utf8))
    } catch {
      throw .notWritten("\(error)")
    }
  }

  /// The names of the columns in lower case, and whether a line of them is to be written first.
  private func columns(of bytes: [UInt8]) throws(FileFailure) -> (names: [String], isNew: Bool) {
    guard !bytes.isEmpty, let table = try? table(), !table.header.isEmpty else {
      return (Self.columns.map { $0.lowercased() }, true)
    }
    return (table.header.map { $0.lowercased() }, false)
  }

  private func table() throws(ProfileError) -> CSVTable {
    do throws(LoadError) {
      return try CSVTable(CSVFile(path), .stop)
    } catch {
      throw .notRead(error)
    }
  }
}

extension ListedMovie {
  /// What stands in a column, by its name in lower case.
  fileprivate func field(_ column: String) -> String {
    switch column {
    case "movieid": id?.description ?? ""
    case "title": title
    case "ids": ids?.rawValue ?? ""
    default: ""
    }
  }
}

extension ProfileFile {
  /// The lists that are kept beside the ratings; empty ones where there are none yet.
  public func lists() throws(ProfileError) -> KeptMovies {
    var kept = KeptMovies()
    for list in KeptMovies.List.allCases {
      kept[list] = try KeptMovieFile(list, of: self).read()
    }
    return kept
  }

  /// Adds movies to the lists that are kept now, whoever wrote them.
  ///
  /// - Returns: what is kept then.
  public func add(_ movies: KeptMovies) throws(ProfileError) -> KeptMovies {
    for list in KeptMovies.List.allCases where !movies[list].isEmpty {
      try KeptMovieFile(list, of: self).add(movies[list])
    }
    return try lists()
  }
}
