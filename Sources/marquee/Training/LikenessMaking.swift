import Likeness
import RatingData

extension ModelOptions {
  /// Which movies are like which: as it was kept, or else made now, and kept for the next time.
  ///
  /// It makes a line of progress where a person watches.
  func likeness(of data: DataSet) throws(Failure) -> Likeness {
    let movies = data.catalogue.movies
    let store = Home.likenessStore
    let kept = store?.likeness(of: LikenessFingerprint(data.ratings, movies: movies))
    if let kept, kept.isFinished { return kept }
    var builder = LikenessBuilder(data.ratings, movies: movies, continuing: kept)
    var line = StatusLine()
    let isWatched = StandardError.isTerminal
    let interruption = Interruption()
    var step = builder.next
    while builder.advance(
      with: self.data.reading.workers,
      proceed: { part in
        if isWatched {
          let views = step.map(\.title).joined(separator: " and ")
          StandardError.write(
            line.text { _ in
              "Which \(data.kind.plural) are alike: by \(views), \(Int(part * 100)) %"
            })
        }
        return interruption.requested == nil
      })
    {
      step = builder.next
    }
    if isWatched { StandardError.write(line.end()) }
    if let signal = interruption.requested {
      StandardError.write(line: "marquee: interrupted, so there is no answer")
      throw .interrupted(signal: signal)
    }
    do {
      try store?.keep(builder.likeness)
    } catch {
      StandardError.write(line: "marquee: warning: \(error)")
    }
    return builder.likeness
  }
}
