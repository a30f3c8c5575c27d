import Files
import RatingData
import RatingFiles
import RatingWriting
import Text

/// Where profiles are kept: a CSV file each, `movieId,rating,title,ids`, which any program reads, and which several may
/// change at the same time.
public struct ProfileFile: Sendable, Equatable {
  public let path: String

  public init(_ path: String) { self.path = path }

  /// Where other people's are, too.
  public var folder: String { Folder.parent(of: path) }

  /// - Parameters:
  ///   - name: of a person: letters, digits, `-`, `_` and `.`, not in front.
  ///   - folder: where profiles are.
  /// - Throws: for a name that could lead elsewhere.
  public init(named name: String, in folder: String) throws(ProfileError) {
    let isPlain = name.allSatisfy {
      $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "."
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("."), name.utf8.count <= 100 else {
      throw .badName(name)
    }
    path = "\(folder)/\(name).csv"
  }

  /// Its own columns; those of others stand behind them.
  static let columns = ["movieId", "rating", "title", "ids"]

  /// What is kept; an empty profile where there is no file yet.
  public func read() throws(ProfileError) -> Profile {
    guard FileKind(at: path) != nil else { return Profile() }
    return try ProfileReader(path).own()
  }

  /// Makes changes in what is kept now, whoever wrote it; the folder is made where there is none.
  ///
  /// - Returns: what is kept then.
  /// - Throws: where the file cannot be read, too, which is then as it was.
  public func apply(_ changes: [ProfileChange]) throws(ProfileError) -> Profile {
    let lock = try ProfileLock.taken(of: path)
    defer { lock.remove() }
    var profile = try read()
    for change in changes { profile.apply(change) }
    try write(profile)
    return profile
  }

  private func write(_ profile: Profile) throws(ProfileError) {
    let columns = Self.columns + profile.furtherColumns
    let lines = profile.entries.map { entry in
      CSVField.line(
        [
          entry.id.description, Self.text(entry.stars), entry.title, entry.ids?.rawValue ?? "",
        ] + profile.furtherColumns.map { entry.further[$0] ?? "" })
    }
    let text = CSVField.line(columns) + lines.joined()
    do throws(FileFailure) {
      try DurableFile.replace(path, with: Array(text.utf8))
    } catch {
      throw .notWritten("\(error)")
    }
  }

  /// `4.5`, and `4` where it is whole.
  private static func text(_ stars: Float) -> String {
    stars == stars.rounded() ? "\(Int(stars))" : "\(stars)"
  }
}

/// Why a profile cannot be read or kept.
public enum ProfileError: Error, Equatable, CustomStringConvertible {
  case badName(String)
  case notRead(LoadError)
  /// The first line names none of the columns that are needed.
  case unknownColumns(path: String, found: String)
  case badLine(path: String, line: Int, expected: String, found: String)
  case notWritten(String)

  public var description: String {
    switch self {
    case .badName(let name):
      "\"\(name.excerpt())\" cannot name a profile: letters, digits, - _ and . make a name"
    case .notRead(.unsupportedFile(let path, let kind)):
      "\(path): expected a CSV file of ratings, found \(kind)"
    case .notRead(.foreign(let file, _)):
      "\(file): expected lines of text, found bytes that are no text; give a CSV file of ratings"
    // What to do about a set of ratings does not fit a profile.
    case .notRead(let error): error.message
    case .unknownColumns(let path, let found):
      "\(path):1: expected the columns movieId,rating, found \(found.excerpt())"
    case .badLine(let path, let line, let expected, let found):
      "\(path):\(line): expected \(expected), found \(found.excerpt())"
    case .notWritten(let reason): reason
    }
  }
}
