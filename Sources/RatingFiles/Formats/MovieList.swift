import Files
import RatingData

/// A list of movies by itself, laid out as MovieLens' `movies.csv`; what knows their titles where ratings are elsewhere.
public enum MovieList {
  /// - Throws: `LoadError`, with the line of what is broken.
  public static func read(_ path: String) throws(LoadError) -> [MovieID: Movie] {
    // What a missing file of ratings is told to be does not fit a list.
    guard FileKind(at: path) != nil else {
      throw .notReadable(path: path, reason: "there is no such file")
    }
    let file = Folder.lastComponent(of: path)
    let group = FileGroup(origin: FolderFiles(around: path), folder: "", files: [file])
    let listing = try MovieLensCSV().movies(of: file, in: group, ReadingContext())
    return Dictionary(listing.records.map { ($0.item.id, $0.item) }) { first, _ in first }
  }
}
