@testable import RatingFiles

/// What is broken, and what the program says to it.
struct Fault: Sendable {
  let files: MemoryFiles
  let file: String?
  let options: ReadingOptions
  let words: String

  init(
    _ files: MemoryFiles, _ words: String, file: String? = nil,
    options: ReadingOptions = ReadingOptions()
  ) {
    (self.files, self.file, self.options, self.words) = (files, file, options, words)
  }

  static func dat(_ ratings: String, _ words: String) -> Fault {
    Fault(.dat(ratings: ratings, movies: "1::One::Drama\n"), words)
  }

  static func movies(_ movies: String, _ words: String) -> Fault {
    Fault(.dat(ratings: "1::1::5::0\n", movies: movies), words)
  }

  static func csv(_ ratings: String, _ words: String) -> Fault {
    Fault(.csv(ratings: ratings, movies: "movieId,title,genres\n1,One,Drama\n"), words)
  }

  static func csvMovies(_ movies: String, _ words: String) -> Fault {
    Fault(.csv(ratings: "userId,movieId,rating,timestamp\n1,1,5,0\n", movies: movies), words)
  }

  static func alone(
    _ text: String, columns: [RatingColumn?]? = nil, _ words: String
  ) -> Fault {
    Fault(.alone(text), words, file: "my.txt", options: ReadingOptions(columns: columns))
  }

  static func bytes(_ bytes: [UInt8], _ words: String) -> Fault {
    Fault(MemoryFiles(bytes: ["my.txt": bytes]), words, file: "my.txt")
  }
}
