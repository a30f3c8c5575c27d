import RatingData

@testable import RatingFiles
@testable import RatingWriting

/// What was read, and can be written, is read again as it was.
enum RoundTripLaw {
  static func check(_ data: DataSet) throws(BrokenLaw) {
    for format in RatingFormat.allCases {
      let files: MemoryFiles
      do throws(WritingError) {
        files = try MemoryFiles(writing: data, as: format)
      } catch {
        try MessageLaw.check(error.description, "a refusal to write")
        continue
      }
      let back: DataSet
      do throws(LoadError) {
        back = try files.read(
          files.contents.count == 1 ? files.contents.keys.first : nil, ReadingOptions(threads: 1))
      } catch {
        throw BrokenLaw("what was written as \(format.rawValue) is refused: \(error)")
      }
      try compare(back, data, format)
    }
  }

  private static func compare(
    _ back: DataSet, _ data: DataSet, _ format: RatingFormat
  ) throws(BrokenLaw) {
    let (a, b) = (back.ratings, data.ratings)
    guard back.catalogue.users.map(\.id) == data.catalogue.users.map(\.id),
      back.catalogue.movies.map(\.id) == data.catalogue.movies.map(\.id)
    else { throw BrokenLaw("other ids come back from \(format.rawValue)") }
    guard a.users == b.users, a.movies == b.movies, a.values == b.values else {
      throw BrokenLaw("other ratings come back from \(format.rawValue)")
    }
    guard format == .libmf || a.times == b.times else {
      throw BrokenLaw("other times come back from \(format.rawValue)")
    }
    guard
      !format.keepsMovies(of: data) || back.catalogue.listedMovies == data.catalogue.listedMovies
    else { throw BrokenLaw("other movies come back from \(format.rawValue)") }
  }
}

extension RatingFormat {
  /// Whether it has a list of movies, and says of nothing in it that it is lost.
  fileprivate func keepsMovies(of data: DataSet) -> Bool {
    guard place(of: "set") == .folder else { return false }
    return layout(in: .folder, named: "set").omissions(of: data).allSatisfy {
      $0.hasPrefix("the set has no times") || $0.hasPrefix("zip codes")
    }
  }
}

extension MemoryFiles {
  /// What a set is written into.
  init(writing data: DataSet, as format: RatingFormat) throws(WritingError) {
    let sink = MemorySink()
    try SetWriter(data, as: format, to: .sink(sink)).write()
    let place = format.place(of: "set")
    let layout = format.layout(in: place, named: "set")
    var contents = [layout.ratingsFile: sink.bytes]
    let companions = place == .folder ? try layout.companions(of: data.catalogue) : []
    for file in companions { contents[file.name] = file.bytes }
    self.init(bytes: contents)
  }
}
