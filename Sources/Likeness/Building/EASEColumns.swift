import Concurrency
import Learning
import Models

/// EASE of who watched what, by columns: what speaks for a movie, given everything else that its audience watched.
///
///     P = (XᵀX + λ I)⁻¹    B_ij = −P_ij / P_jj, i ≠ j
///
/// over all ratings, low ones, too: watching is evidence. Column j names what speaks for movie j; a row would name what
/// it speaks for, which is blockbusters. A movie that no list shows needs no row: its column alone is solved for,
/// b = P Xᵀx.
///
/// Source: Steck: Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019, equation 8.
/// https://doi.org/10.1145/3308558.3313710
struct EASEColumns: Sendable {
  private let audience: Audience
  /// Numbers of the movies in the matrix.
  private let members: [Int32]
  /// By number: the row in the matrix; −1 of a movie that is not in it.
  private let rows: [Int32]
  private let regularization: Float
  private let matrix: SymmetricTiles

  /// - Parameter most: movies in the matrix at the most: those rated most.
  init(_ audience: Audience, regularization: Float, most: Int) {
    self.audience = audience
    // Something on the diagonal of a movie that nobody watched alone.
    self.regularization = max(regularization, 1e-3)
    members = audience.listed.mostRated(most)
    var rows = [Int32](repeating: -1, count: audience.listed.count)
    for (row, number) in members.enumerated() { rows[Int(number)] = Int32(row) }
    self.rows = rows
    matrix = SymmetricTiles(size: members.count)
  }

  var memberCount: Int { members.count }
  /// Whether every movie that a list may show is in the matrix.
  private var isWhole: Bool { members.count == audience.listed.count }

  /// Every movie's list: none of a movie outside the matrix where that does not hold all.
  ///
  /// - Parameter proceed: asked between two parts with the part that is done; false ends it.
  /// - Returns: nil where it was ended.
  func lists(with workers: Workers, proceed: (Double) -> Bool) -> ViewLists? {
    let blocks = matrix.blockCount
    let (counting, eliminating) = (0.1, 0.7)
    for block in 0..<blocks {
      guard proceed(counting * Double(block) / Double(blocks)) else { return nil }
      count(matrix.block(block), with: workers)
    }
    for block in 0..<blocks {
      guard proceed(counting + eliminating * Double(block) / Double(blocks)) else { return nil }
      matrix.eliminate(block, with: workers)
    }
    return ViewLists(
      ofBlocks: audience.movieCount, with: workers,
      proceed: { proceed(counting + eliminating + (1 - counting - eliminating) * $0) },
      list: { list(of: $0) })
  }

  /// Rows of XᵀX + λ I.
  private func count(_ block: Range<Int>, with workers: Workers) {
    workers.share(block.count) { index in
      let row = block.lowerBound + index
      var numbers = [Float](repeating: 0, count: members.count)
      let movie = Int(audience.listed.movies[Int(members[row])])
      addCommonRaters(of: movie) { numbers[$0] += 1 }
      numbers[row] += regularization
      matrix.set(row, numbers)
    }
  }

  /// Calls `add` with the row of each movie of the matrix that a rater of a movie watched, once a rater.
  @inline(__always)
  private func addCommonRaters(of movie: Int, _ add: (Int) -> Void) {
    audience.watched.others.withUnsafeBufferPointer { others in
      rows.withUnsafeBufferPointer { rows in
        for rater in audience.raters.range(movie) {
          for entry in audience.watched.range(Int(audience.raters.others[rater])) {
            let row = rows[Int(others[entry])]
            if row >= 0 { add(Int(row)) }
          }
        }
      }
    }
  }

  /// After the matrix is inverted.
  private func list(of movie: Int) -> ViewList {
    let number = audience.listed.numbers[movie]
    let length = audience.listed.listLength(of: movie)
    if number >= 0 {
      let row = Int(rows[Int(number)])
      guard row >= 0 else { return ViewList() }
      let numbers = matrix[row]
      let scale = -1 / numbers[row]
      return list(of: length, besides: row) { scale * numbers[$0] }
    }
    guard isWhole else { return ViewList() }
    let weights = solved(movie)
    return list(of: length, besides: -1) { weights[$0] }
  }

  private func list(of length: Int, besides own: Int, _ score: (Int) -> Float) -> ViewList {
    var top = TopRows(capacity: min(length, members.count))
    for row in 0..<members.count where row != own {
      let score = score(row)
      if score > 0 { top.offer(score, row: row) }
    }
    return ViewList(top) { audience.listed.movies[Int(members[$0])] }
  }

  /// P Xᵀx of a movie outside the matrix.
  private func solved(_ movie: Int) -> [Float] {
    var common = [Float](repeating: 0, count: members.count)
    addCommonRaters(of: movie) { common[$0] += 1 }
    var sums = [Float](repeating: 0, count: members.count)
    for (row, count) in common.enumerated() where count > 0 {
      let numbers = matrix[row]
      for column in sums.indices { sums[column] += numbers[column] * count }
    }
    return sums
  }
}
