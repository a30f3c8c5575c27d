import RatingData

/// The command line as it was typed.
enum Arguments {
  /// Refuses what is no text: it would be taken for another name than it is.
  static func check() throws(Failure) {
    for place in 1..<max(1, Int(CommandLine.argc)) {
      guard let argument = CommandLine.unsafeArgv[place] else { continue }
      guard String(validatingCString: argument) == nil else { continue }
      throw .usage(
        "argument \(place), \(String(cString: argument).excerpt()), is no UTF-8; rename the file")
    }
  }
}
