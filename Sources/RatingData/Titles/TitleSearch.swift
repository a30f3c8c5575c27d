/// Finds movies by their titles, whatever the case, the accents and the place of an article.
///
/// Built once for a catalogue; every title lies folded in one buffer, so that a search as one types
/// is a walk over some hundred kilobytes.
public struct TitleSearch: Sendable {
  /// The movies searched, by index.
  let movies: [Movie]
  /// All folded titles, one after the other.
  private let folded: [UInt8]
  /// Where each title starts in `folded`, and behind the last one where it ends.
  private let starts: [Int]

  public init(_ movies: [Movie]) {
    self.movies = movies
    var folded: [UInt8] = []
    var starts = [0]
    for movie in movies {
      folded += FoldedText(movie.title).bytes
      starts.append(folded.count)
    }
    self.folded = folded
    self.starts = starts
  }

  /// The movies whose titles contain every word of the query, in any order and as parts of words
  /// too, by index; all movies for a query without words.
  ///
  /// - Complexity: O(letters of all titles × words).
  public func filter(_ query: String) -> [MovieIndex] {
    let words = FoldedText(query).words
    return folded.withUnsafeBufferPointer { folded in
      movies.indices.lazy.filter { movie in
        let title = UnsafeBufferPointer(rebasing: folded[starts[movie]..<starts[movie + 1]])
        return words.allSatisfy { Self.position(of: $0, in: title, from: 0) != nil }
      }.map { MovieIndex($0) }
    }
  }

  /// Which characters of a movie's title the words of a query match, as offsets; ascending, apart.
  public func matches(_ query: String, in movie: MovieIndex) -> [Range<Int>] {
    let title = FoldedText(movies[movie.position].title)
    var ranges: [Range<Int>] = []
    title.bytes.withUnsafeBufferPointer { bytes in
      for word in FoldedText(query).words {
        var next = 0
        while let start = Self.position(of: word, in: bytes, from: next) {
          next = start + word.count
          ranges.append(title.origins[start]..<title.origins[next - 1] + 1)
        }
      }
    }
    return Self.merged(ranges)
  }

  /// Where each movie stands when all titles are in alphabetical order, articles in front, case, accents and leading
  /// marks aside; equal titles stay in the order of the catalogue.
  public var alphabeticalRanks: [Int32] {
    let keys = movies.indices.map { movie in
      let (title, sorted) = (movies[movie].title, movies[movie].sortTitle)
      return sorted.startIndex == title.startIndex
        ? foldedTitle(movie) : FoldedText(String(sorted)).bytes[...]
    }
    let order = movies.indices.sorted { one, other in
      let (a, b) = (keys[one], keys[other])
      return a.lexicographicallyPrecedes(b) || (a.elementsEqual(b) && one < other)
    }
    var ranks = [Int32](repeating: 0, count: order.count)
    for (rank, movie) in order.enumerated() { ranks[movie] = Int32(rank) }
    return ranks
  }

  /// The folded title of a movie, year included.
  func foldedTitle(_ movie: Int) -> ArraySlice<UInt8> { folded[starts[movie]..<starts[movie + 1]] }

  /// The first place of a word, which is not empty, at or after `start`.
  private static func position(
    of word: [UInt8], in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var position = start
    let last = text.count - word.count
    while position <= last {
      var matched = 0
      while matched < word.count, text[position + matched] == word[matched] { matched += 1 }
      if matched == word.count { return position }
      position += 1
    }
    return nil
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = result.last, range.lowerBound <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        result.append(range)
      }
    }
    return result
  }
}
