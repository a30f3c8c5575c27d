import RatingData

/// A way in which a set lays out its files. A new one is a new type and a line in `Formats.known`.
protocol Format: Sendable {
  /// The files that give the format away, in words.
  var layout: String { get }

  /// The file with the ratings, where one of these files is that by its name.
  func ratingsFile(among files: Set<String>) -> String?

  /// Reads every file of a set.
  func read(_ ratingsFile: String, in group: FileGroup, _ reading: ReadingContext) throws(LoadError)
    -> Tables
}

extension Format {
  /// Of names with or without `.gz`, the one without.
  func first(_ name: String, in files: Set<String>) -> String? {
    files.contains(name) || files.contains(name + ".gz") ? name : nil
  }
}
