import Files
import RatingData

/// A file that says what ids are called: CSV or TSV with a header, plain or gzipped.
public struct TitleFile: Sendable, Equatable {
  public let path: String
  /// Which of its columns say so; nil where their names do.
  public let columns: TitleColumns?

  public init(_ path: String, columns: TitleColumns? = nil) {
    self.path = path
    self.columns = columns
  }

  /// Reads it by itself, for ratings that are elsewhere.
  ///
  /// - Throws: `LoadError`, with the line of what is broken.
  public func movies() throws(LoadError) -> [MovieID: Movie] {
    let listing = try listing(ReadingContext())
    return Dictionary(listing.records.map { ($0.item.id, $0.item) }) { first, _ in first }
  }

  func listing(_ reading: ReadingContext) throws(LoadError) -> Listing<Movie> {
    // What a missing file of ratings is told to be does not fit a list.
    guard FileKind(at: path) != nil else {
      throw .notReadable(path: path, reason: "there is no such file")
    }
    let file = Folder.lastComponent(of: path)
    let group = FileGroup(origin: FolderFiles(around: path), folder: "", files: [file])
    let text = try group.contents(of: file)
    let header = text.bytes.prefix { $0 != UInt8(ascii: "\n") }
    return header.contains(UInt8(ascii: "\t"))
      ? try listing(of: Lines(text, .tab), in: file, reading)
      : try listing(of: CSVRecords(text), in: file, reading)
  }

  private func listing(
    of records: consuming some Records, in file: String, _ reading: ReadingContext
  ) throws(LoadError) -> Listing<Movie> {
    guard let header = try records.next() else {
      throw .empty(file: file, expected: TitleColumns.expectation)
    }
    guard let places = TitleColumns.Places(header, named: columns) else {
      throw .broken(
        at: records.place,
        expected: columns.map { "the columns \($0.text)" } ?? TitleColumns.expectation,
        found: records.lastRecord)
    }
    var reader = GenreReader()
    return try reading.listing(
      of: "movie", in: file, records, layout: "\(header.count) columns, with an id"
    ) { fields in
      guard fields.count == header.count, let id = FieldText.anyIdentifier(fields[places.id]) else {
        return nil
      }
      return .movie(
        id, title: fields[places.name],
        genres: places.genres.map { reader.genres(fields[$0]) } ?? [])
    }
  }
}

/// Which columns of a file hold ids, names and perhaps genres, as its header calls them.
public struct TitleColumns: Sendable, Equatable {
  public let id: String
  public let name: String
  public let genres: String?

  public init(id: String, name: String, genres: String? = nil) {
    self.id = id
    self.name = name
    self.genres = genres
  }

  /// As they are said: `id,name,genres`.
  public var text: String { ([id, name] + (genres.map { [$0] } ?? [])).joined(separator: ",") }

  static let expectation =
    "a header with a column of ids (id, movieId, artistID, book_id, …) and one of names (title, name, …), or"
    + " --title-columns"

  /// Where they stand.
  struct Places {
    let id: Int
    let name: Int
    let genres: Int?

    /// - Parameter columns: nil where their names say what they are.
    init?(_ header: [String], named columns: TitleColumns?) {
      let names = header.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
      func place(_ given: String?, _ usual: [String]) -> Int? {
        if let given {
          return header.firstIndex { FieldText.trimmed($0).lowercased() == given.lowercased() }
        }
        guard columns == nil else { return nil }
        return usual.lazy.compactMap { names.firstIndex(of: $0) }.first
      }
      guard let id = place(columns?.id, TitleColumns.ids),
        let name = place(columns?.name, TitleColumns.names)
      else { return nil }
      let genres = place(columns?.genres, TitleColumns.genres)
      guard columns?.genres == nil || genres != nil else { return nil }
      (self.id, self.name, self.genres) = (id, name, genres)
    }
  }

  /// What says more than `id` comes before it.
  private static let ids = [
    "movieid", "itemid", "filmid", "artistid", "bookid", "songid", "trackid", "animeid", "gameid",
    "appid", "productid", "businessid", "isbn", "parentasin", "asin", "iid", "mid", "item", "id",
  ]
  private static let names = [
    "title", "name", "movietitle", "itemname", "itemtitle", "artistname", "booktitle", "songname",
    "trackname", "animename", "gamename", "productname", "artist", "booktitle",
  ]
  private static let genres = ["genres", "genre", "categories", "category", "tags"]
}
