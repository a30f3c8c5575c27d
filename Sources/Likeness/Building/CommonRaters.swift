import Concurrency
import Models

/// What the raters that two movies have in common say: how many there are, and whether they agree.
///
///     watched(i, j) = n_ij / √(n_i n_j)
///     deviations(i, j) = Σ_u d_ui d_uj / (|d_i| |d_j|) · n_ij / (n_ij + s)
///
/// The norms are those of all raters of a movie, not of the common ones alone, so that a few who agree do not make a
/// likeness; and it is shrunk by how few they are.
///
/// Source: Sarwar et al.: Item-Based Collaborative Filtering Recommendation Algorithms, WWW 2001, for the cosine of
/// deviations from users' means; Koren: Factorization Meets the Neighborhood, KDD 2008, equation 2, for the shrinkage.
struct CommonRaters: Sendable {
  private let audience: Audience

  init(_ audience: Audience) { self.audience = audience }

  /// A movie's lists in both views; none of what is not above 0.
  struct Lists: Sendable {
    let watched: ViewList
    let deviations: ViewList
  }

  /// Those of some movies, several at a time.
  func lists(of movies: Range<Int>, with workers: Workers) -> [Lists] {
    let size = 8
    let pieces = workers.map((movies.count + size - 1) / size) { piece in
      let start = movies.lowerBound + piece * size
      let room = Room(count: audience.listed.count)
      return (start..<min(movies.upperBound, start + size)).map { lists(of: $0, in: room) }
    }
    return Array(pieces.joined())
  }

  /// Those of one movie.
  func lists(of movie: Int) -> Lists {
    lists(of: movie, in: Room(count: audience.listed.count))
  }

  /// O(ratings of those who rated the movie).
  private func lists(of movie: Int, in room: Room) -> Lists {
    room.add(audience, movie)
    let listed = audience.listed
    let own = Int(listed.numbers[movie])
    let length = min(listed.listLength(of: movie), listed.count)
    var (watched, deviations) = (TopRows(capacity: length), TopRows(capacity: length))
    let ownCount = Float(listed.counts[movie])
    let ownNorm = audience.norms[movie]
    for number in 0..<listed.count where number != own && room.counts[number] > 0 {
      let other = Int(listed.movies[number])
      let common = room.counts[number]
      watched.offer(common / (ownCount * Float(listed.counts[other])).squareRoot(), row: number)
      let norms = ownNorm * audience.norms[other]
      let product = room.products[number]
      guard product > 0, norms > 0 else { continue }
      deviations.offer(
        product / norms * (common / (common + LikenessRule.shrinkage)), row: number)
    }
    return Lists(
      watched: ViewList(watched) { listed.movies[$0] },
      deviations: ViewList(deviations) { listed.movies[$0] })
  }

  /// What a thread counts in: used by one at a time.
  private final class Room {
    var counts: [Float]
    var products: [Float]

    init(count: Int) {
      counts = [Float](repeating: 0, count: count)
      products = counts
    }

    /// n and Σ d d of a movie with every listed one.
    func add(_ audience: Audience, _ movie: Int) {
      counts.withUnsafeMutableBufferPointer { counts in
        products.withUnsafeMutableBufferPointer { products in
          counts.update(repeating: 0)
          products.update(repeating: 0)
          audience.watched.others.withUnsafeBufferPointer { others in
            audience.watched.deviations.withUnsafeBufferPointer { deviations in
              for rater in audience.raters.range(movie) {
                let deviation = audience.raters.deviations[rater]
                for entry in audience.watched.range(Int(audience.raters.others[rater])) {
                  let other = Int(others[entry])
                  counts[other] += 1
                  products[other] += deviation * deviations[entry]
                }
              }
            }
          }
        }
      }
    }
  }
}
