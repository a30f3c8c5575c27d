import Concurrency
import FactorKernels
import Learning
import Models
import RatingData

/// The movies' factors of several draws, each half whitened and of length 1, one draw behind the other: the product of
/// two rows is the sum of their cosines over draws.
struct SampledVectors: Sendable {
  typealias Vector = SIMD8<Float>

  private let listed: ListedMovies
  private let factors: Int
  private let draws: Int
  /// By movie: draws × factors.
  private var rows: [Float]
  private var filled = 0

  init(_ listed: ListedMovies, factors: Int, draws: Int) {
    self.listed = listed
    self.factors = factors
    self.draws = draws
    rows = [Float](repeating: 0, count: listed.counts.count * factors * draws)
  }

  /// Bytes that a draw takes.
  static func bytes(movies: Int, factors: Int) -> Int {
    movies * factors * MemoryLayout<Float>.stride
  }

  var isFull: Bool { filled == draws }
  private var depth: Int { factors * draws }

  /// Takes a draw over, weighted by the ratings of each movie.
  mutating func append(_ draw: FactorMatrix, with workers: Workers) {
    precondition(!isFull && draw.columns == factors && draw.rows == listed.counts.count)
    let whitening = HalfWhitening(of: draw, weights: listed.counts.map { Float($0) })
    let (offset, depth) = (filled * factors, depth)
    rows.withUnsafeMutableBufferPointer { rows in
      guard let start = rows.baseAddress else { return }
      // Each movie writes a row of its own.
      nonisolated(unsafe) let shared = start
      workers.share(draw.rows) {
        whitening.writeUnit(draw[$0], to: shared + $0 * depth + offset)
      }
    }
    filled += 1
  }

  /// Movies that one call of the kernel asks for.
  private static let rowsPerPiece = 64

  /// Every movie's list, by the mean cosine over draws.
  ///
  /// - Parameter proceed: asked between two parts with the part that is done; false ends it.
  /// - Returns: nil where it was ended.
  func lists(with workers: Workers, proceed: (Double) -> Bool) -> ViewLists? {
    let block = Slabs(self)
    var lists = ViewLists()
    let movies = listed.counts.count
    let step = Self.rowsPerPiece * 8
    for start in stride(from: 0, to: movies, by: step) {
      guard proceed(Double(start) / Double(movies)) else { return nil }
      let end = min(movies, start + step)
      let pieces = workers.map((end - start + Self.rowsPerPiece - 1) / Self.rowsPerPiece) { piece in
        let first = start + piece * Self.rowsPerPiece
        return self.lists(of: first..<min(end, first + Self.rowsPerPiece), against: block)
      }
      for list in pieces.joined() { lists.append(list) }
    }
    return lists
  }

  private func lists(of movies: Range<Int>, against block: Slabs) -> [ViewList] {
    let width = Slabs.width
    let products = AlignedMemory<Vector>(
      count: block.count * movies.count * width / Vector.scalarCount)
    rows[movies.lowerBound * depth..<movies.upperBound * depth].withUnsafeBufferPointer { rows in
      guard let rows = rows.baseAddress else { return }
      for slab in 0..<block.count {
        block_product_subtract(
          products.start + slab * movies.count * Slabs.vectors, movies.count, 0, Slabs.vectors,
          rows, block.start(of: slab), depth)
      }
    }
    let numbers = UnsafeRawPointer(products.start).assumingMemoryBound(to: Float.self)
    return movies.map { movie in
      let own = Int(listed.numbers[movie])
      let row = movie - movies.lowerBound
      var top = TopRows(capacity: min(listed.listLength(of: movie), listed.count))
      for number in 0..<listed.count where number != own {
        let place = (number / width * movies.count + row) * width + number % width
        let cosine = -numbers[place] / Float(draws)
        if cosine > 0 { top.offer(cosine, row: number) }
      }
      return ViewList(top) { listed.movies[$0] }
    }
  }

  /// The rows of listed movies as columns, a few movies at a time one after another: the kernel reads them in the order in
  /// which they stand.
  private final class Slabs: Sendable {
    /// Vectors that the kernel keeps in registers, and the movies in them.
    static let vectors = 2
    static let width = vectors * Vector.scalarCount

    let count: Int
    private let depth: Int
    private let memory: AlignedMemory<Vector>

    init(_ sampled: SampledVectors) {
      depth = sampled.depth
      count = (sampled.listed.count + Self.width - 1) / Self.width
      memory = AlignedMemory(count: count * depth * Self.vectors)
      let numbers = UnsafeMutableRawPointer(memory.start).assumingMemoryBound(to: Float.self)
      sampled.rows.withUnsafeBufferPointer { rows in
        for (number, movie) in sampled.listed.movies.enumerated() {
          let source = Int(movie) * depth
          let target = number / Self.width * depth * Self.width + number % Self.width
          for element in 0..<depth {
            numbers[target + element * Self.width] = rows[source + element]
          }
        }
      }
    }

    func start(of slab: Int) -> UnsafePointer<Vector> {
      UnsafePointer(memory.start + slab * depth * Self.vectors)
    }
  }
}
