extension LoadError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSuchInput(let path):
      "\(path): no such file or folder; --data takes a MovieLens folder or its .zip"
    case .noSuchKnownSet(let name):
      "no folder \(name) and no \(name).zip here; download the set from"
        + " https://grouplens.org/datasets/movielens/ or give the path of your copy"
    case .notReadable(let path, let reason):
      "\(path): cannot be opened: \(reason)"
    case .readFailed(let path, let reason):
      "\(path): reading failed: \(reason)"
    case .unsupportedFile(let path):
      "\(path): expected a folder or a .zip of ratings, found another kind of file;"
        + " give the folder that holds the ratings"
    case .unknownLayout(let container, let found):
      "\(container): expected \(Formats.layouts), found \(Self.list(found))"
    case .severalSets(let container, let folders):
      "\(container): holds ratings in several folders (\(folders.joined(separator: ", ")));"
        + " unpack it and give one of them"
    case .missingFile(let name, let container, let beside):
      "\(container): \(name) is missing; it belongs beside \(beside)"
    case .empty(let file, let expected):
      "\(file): empty; expected lines of \(expected)"
    case .broken(let place, let expected, let found):
      "\(place): expected \(expected), found \"\(Self.excerpt(found))\";"
        + " correct or remove that line"
    case .listedTwice(let what, let id, let file, let first, let second):
      "\(file):\(second): \(what) \(id) is listed already in line \(first); remove one of them"
    case .tooManyRatings(let file):
      "\(file): more than \(Int32.max) ratings; split the file"
    case .cancelled:
      "reading was called off"
    case .archive(let path, let fault):
      "\(path): \(fault)"
    }
  }

  /// What stands in a folder, shortened to what one line can carry.
  private static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "nothing" }
    let shown = names.sorted().prefix(6).map { excerpt($0) }.joined(separator: ", ")
    return names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown
  }

  /// At most 60 characters of outside text, without anything that could move a cursor.
  static func excerpt(_ text: String) -> String {
    var words = ""
    for character in text.prefix(60) {
      for scalar in character.unicodeScalars {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
          words += scalar.escaped(asASCII: true)
        default: words.unicodeScalars.append(scalar)
        }
      }
    }
    return text.dropFirst(60).isEmpty ? words : words + "…"
  }
}

extension LoadError.ArchiveFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .truncated:
      "the archive ends early or is no zip; download it again"
    case .inconsistent(let what):
      "the archive is damaged: \(what); download it again"
    case .zip64:
      "the archive is in the zip64 format, which is not read; unpack it and give the folder"
    case .encrypted(let entry):
      "\(LoadError.excerpt(entry)) is encrypted; unpack the archive and give the folder"
    case .unsupportedMethod(let entry, let code):
      "\(LoadError.excerpt(entry)) is compressed by method \(code), where deflate was expected;"
        + " unpack the archive and give the folder"
    case .damaged(let entry):
      "\(LoadError.excerpt(entry)) is damaged inside the archive; download it again"
    }
  }
}
