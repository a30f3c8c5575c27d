import Models
import RatingData

extension Likeness {
  /// A likeness whose lists show some movies besides, though few rated them: those that a person chooses among.
  ///
  /// - Parameter rare: movies with fewer than `fewestRatings`; others change nothing, where they are among their lists.
  public func listing(_ rare: [MovieIndex]) -> Likeness {
    var likeness = self
    likeness.listedBesides = rare
    return likeness
  }

  /// The place at which a movie that few rated would stand in a view's list of another one, from 0: its own list says how
  /// near that one is, and a view is as near from either side. EASE is not, so who watched stands in for it here, too.
  ///
  /// - Returns: nil where its own list does not know the other one, and behind the end of the other one's list.
  func place(ofRare rare: MovieIndex, near movie: MovieIndex, in view: LikenessView) -> Int? {
    guard let lists = lists[view == .ease ? .watched : view],
      max(rare.position, movie.position) < lists.movieCount,
      let entry = lists.movies[lists.range(rare.position)].firstIndex(of: movie.rawValue)
    else { return nil }
    let others = lists.range(movie.position)
    let behind = lists.scores[others].firstIndex { $0 < lists.scores[entry] } ?? others.upperBound
    let place = behind - others.lowerBound
    return place < ViewList.length ? place : nil
  }
}
