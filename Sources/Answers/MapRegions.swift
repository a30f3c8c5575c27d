import Glibc
import RatingData

/// What parts of a map are about: names of what is over-represented there, where it is the most.
///
/// The view is cut into cells. A trait that more of a cell's movies have than of all in view says so much there:
///
///     √n_ct · log((n_ct / n_c) / (N_t / N))
///
/// with n_c movies around the cell, of which n_ct have the trait, and N movies in view, of which N_t have it. The logarithm
/// is how much more often it is there; the root of n makes many movies count for more than a few, but not so much that
/// every region is called a decade. The cell where a trait says most bears its name, unless another says more there or
/// beside it.
public struct MapRegions: Sendable, Equatable {
  public struct Region: Sendable, Equatable {
    public let name: String
    /// In the middle of the movies that it is about, in parts of the view from the left and from the bottom.
    public let x: Double
    public let y: Double
  }

  /// What says most first.
  public let regions: [Region]
  private let columns: Int
  private let rows: Int

  /// - Parameters:
  ///   - points: of movies, in parts of the view from the left and from the bottom; those outside of 0 ... 1 are not in view.
  ///   - columns, rows: cells that the view is cut into.
  ///   - mostShare: what a greater share of the movies in view has tells no parts of it apart.
  public init(
    _ movies: [MovieIndex], at points: [(x: Double, y: Double)], _ traits: MovieTraits,
    columns: Int, rows: Int, mostShare: Double = 0.2
  ) {
    self.columns = max(1, columns)
    self.rows = max(1, rows)
    var cells = CellCounts(columns: self.columns, rows: self.rows, mostShare: mostShare)
    for (movie, point) in zip(movies, points) {
      cells.add(traits[movie], at: point)
    }
    regions = cells.named(by: traits)
  }

  /// The region that a point lies in; nil where none is near.
  public func region(at point: (x: Double, y: Double)) -> Region? {
    let near = regions.map { region in
      let x = (region.x - point.x) * Double(columns)
      let y = (region.y - point.y) * Double(rows)
      return (region, x * x + y * y)
    }
    return near.min { $0.1 < $1.1 }.flatMap { $0.1 <= 2 * 2 ? $0.0 : nil }
  }
}

/// Movies of a view by cell, and which traits they have.
private struct CellCounts {
  private struct Member {
    let point: (x: Double, y: Double)
    let traits: [Int32]
  }

  /// A trait in a cell.
  private struct Candidate {
    let trait: Int32
    let cell: Int
    let score: Double
  }

  private let columns: Int
  private let rows: Int
  private let mostShare: Double
  private var members: [[Member]]
  private var total = 0
  private var totals: [Int32: Int] = [:]

  /// Movies with a trait around a cell below which it says nothing.
  private static let fewest = 4
  /// The part of the movies around a cell that must have the trait.
  private static let leastShare = 0.2
  /// How many times more often than in the whole view.
  private static let leastLift = 1.8

  init(columns: Int, rows: Int, mostShare: Double) {
    self.mostShare = mostShare
    self.columns = columns
    self.rows = rows
    members = Array(repeating: [], count: columns * rows)
  }

  mutating func add(_ traits: [Int32], at point: (x: Double, y: Double)) {
    guard (0...1).contains(point.x), (0...1).contains(point.y) else { return }
    let column = min(columns - 1, Int(point.x * Double(columns)))
    let row = min(rows - 1, Int(point.y * Double(rows)))
    members[row * columns + column].append(Member(point: point, traits: traits))
    total += 1
    for trait in traits { totals[trait, default: 0] += 1 }
  }

  func named(by traits: MovieTraits) -> [MapRegions.Region] {
    var best: [Int32: Candidate] = [:]
    for cell in members.indices where !members[cell].isEmpty {
      for candidate in candidates(cell) where candidate.score > best[candidate.trait]?.score ?? 0 {
        best[candidate.trait] = candidate
      }
    }
    let order = best.values.sorted { ($0.score, $1.trait) > ($1.score, $0.trait) }
    var taken: Set<Int> = []
    var regions: [MapRegions.Region] = []
    for candidate in order where !around(candidate.cell).contains(where: taken.contains) {
      taken.insert(candidate.cell)
      let points = around(candidate.cell).flatMap { cell in
        members[cell].filter { $0.traits.contains(candidate.trait) }.map(\.point)
      }
      let sum = points.reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x, $0.y + $1.y) }
      let count = Double(points.count)
      regions.append(
        MapRegions.Region(
          name: traits.names[Int(candidate.trait)], x: sum.x / count, y: sum.y / count))
    }
    return regions
  }

  private func candidates(_ cell: Int) -> [Candidate] {
    var counts: [Int32: Int] = [:]
    var sum = 0
    for cell in around(cell) {
      sum += members[cell].count
      for member in members[cell] { for trait in member.traits { counts[trait, default: 0] += 1 } }
    }
    return counts.compactMap { trait, count in
      let share = Double(count) / Double(sum)
      let whole = Double(totals[trait] ?? 0) / Double(total)
      let lift = share / whole
      guard whole <= mostShare, count >= Self.fewest, share >= Self.leastShare,
        lift >= Self.leastLift
      else {
        return nil
      }
      return Candidate(trait: trait, cell: cell, score: Double(count).squareRoot() * log(lift))
    }
  }

  /// A cell and those that touch it.
  private func around(_ cell: Int) -> [Int] {
    let (column, row) = (cell % columns, cell / columns)
    var cells: [Int] = []
    for y in max(0, row - 1)...min(rows - 1, row + 1) {
      for x in max(0, column - 1)...min(columns - 1, column + 1) { cells.append(y * columns + x) }
    }
    return cells
  }
}
