import Concurrency
import Glibc

/// Items laid out in a plane such that those near each other by list are near each other there: t-SNE, and steps that
/// keep more of the first ten of each list (`Sharpening`).
///
/// It goes on in steps, and may be looked at, or left, after any of them:
///
///     var layout = PlaneLayout(lists, seed: 1, workers: workers)
///     while !layout.isDone { layout.advance(steps: 25) }
///
/// Positions follow from lists and seed, bit for bit, with any number of threads and however the steps are
/// portioned.
///
/// An item that names nobody and that nobody names belongs nowhere: such ones stand in a circle about all others.
public struct PlaneLayout: Sendable {
  /// How many steps of each kind are made, one kind after the other.
  public struct Schedule: Sendable, Equatable {
    let exaggerated: Int
    let plain: Int
    let sharpening: Int

    package init(exaggerated: Int, plain: Int, sharpening: Int) {
      (self.exaggerated, self.plain, self.sharpening) = (exaggerated, plain, sharpening)
    }

    var total: Int { exaggerated + plain + sharpening }

    /// From nothing.
    public static let fresh = Schedule(exaggerated: 150, plain: 500, sharpening: 50)
    /// From where items stood by lists that were much alike.
    public static let onward = Schedule(exaggerated: 0, plain: 100, sharpening: 50)
  }

  /// Neighbours that each item has in effect.
  public static let usualPerplexity = 30.0

  private let affinities: Affinities
  private let schedule: Schedule
  private let workers: Workers
  /// Those that belong somewhere.
  private let members: [Int32]
  private var places: [SIMD2<Float>]
  private var descent: Descent
  private var sharpening: Sharpening
  /// How many steps were made.
  public private(set) var step = 0

  /// A plane from nothing.
  ///
  /// - Parameters:
  ///   - perplexity: lists of three times as many are enough; shorter ones serve, too.
  ///   - seed: of the random numbers that it begins with.
  public init(
    _ lists: NeighbourLists, perplexity: Double = usualPerplexity, seed: UInt64 = 1,
    schedule: Schedule = .fresh, workers: Workers
  ) {
    self.init(lists, perplexity, schedule, workers) { affinities, members in
      PlaneStart.spectral(affinities, members, seed: seed, workers: workers)
    }
  }

  /// A plane that goes on from where items stand, such as after another epoch of the model whose neighbours are laid out.
  ///
  /// - Parameter positions: by item; one that is not finite is taken to be among the item's neighbours.
  public init(
    _ lists: NeighbourLists, from positions: [SIMD2<Float>],
    perplexity: Double = usualPerplexity, schedule: Schedule = .onward, workers: Workers
  ) {
    precondition(
      positions.count == lists.count, "\(positions.count) positions of \(lists.count) items")
    self.init(lists, perplexity, schedule, workers) { affinities, _ in
      PlaneStart.completed(positions, affinities)
    }
  }

  private init(
    _ lists: NeighbourLists, _ perplexity: Double, _ schedule: Schedule, _ workers: Workers,
    start: (Affinities, [Int32]) -> [SIMD2<Float>]
  ) {
    let affinities = Affinities(lists, perplexity: perplexity, workers: workers)
    members = (0..<Int32(lists.count)).filter { !affinities.range(of: Int($0)).isEmpty }
    places = start(affinities, members)
    descent = Descent(members, at: places)
    sharpening = Sharpening(lists, members)
    (self.affinities, self.schedule, self.workers) = (affinities, schedule, workers)
  }

  /// How many steps there are in all.
  public var stepCount: Int { schedule.total }

  public var isDone: Bool { step >= schedule.total }

  /// Makes some steps, fewer where fewer are left.
  public mutating func advance(steps: Int) {
    for _ in 0..<max(0, min(steps, schedule.total - step)) {
      if step < schedule.exaggerated {
        descent.step(&places, affinities, .exaggerated(members.count), workers: workers)
      } else if step < schedule.exaggerated + schedule.plain {
        descent.step(&places, affinities, .plain(members.count), workers: workers)
      } else {
        sharpening.step(&places, workers: workers)
      }
      step += 1
    }
  }

  /// Where each item stands now; finite.
  public var positions: [SIMD2<Float>] {
    guard members.count < places.count else { return places }
    return PlaneStart.encircled(places, affinities)
  }

  /// The Kullback–Leibler divergence of the plane from the lists' affinities: what t-SNE makes small, and sharpening
  /// larger again by little.
  ///
  /// - Complexity: O(n²) pairs of items.
  public func divergence() -> Double {
    guard members.count > 1 else { return 0 }
    let tree = PlaneTree(of: members, at: places)
    let forces = Forces(affinities, tree, .exact, at: places, workers: workers)
    return affinities.divergence(at: places, sum: forces.sum)
  }
}
