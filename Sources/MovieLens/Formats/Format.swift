import RatingData

/// A way in which a set lays out its files. A new one is a new type and a line in `Formats.known`.
protocol Format: Sendable {
  /// The file with the ratings, whose name gives the format away.
  var ratingsFile: String { get }
  /// Files that must stand beside the ratings.
  var companions: [String] { get }

  /// Reads every file of a set.
  func read(_ shelf: Shelf) throws(LoadError) -> Tables

  /// Which published set has this layout and these counts, if any.
  func known(_ tables: Tables) -> KnownSet?

  /// What a set is called that has this layout and these ratings.
  func name(of tables: Tables, on shelf: Shelf) -> String
}

extension Format {
  func name(of tables: Tables, on shelf: Shelf) -> String { shelf.name }
}
