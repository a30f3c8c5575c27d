import Glibc
import RatingData

/// How many ratings each user gives: log-normal above a minimum, as in MovieLens, which lists nobody
/// with fewer than twenty.
struct Activity {
  /// By user; each from 1 to the number of movies, and the sum is exactly that of the plan.
  let counts: [Int32]

  private static let leastInMovieLens = 20
  /// Means and medians then lie apart as they do in MovieLens 100K, 1M and 25M.
  private static let spread: Float = 1.25

  init(_ plan: SyntheticPlan, _ generator: inout SeededGenerator) {
    let least = min(Self.leastInMovieLens, plan.ratings / plan.users, plan.movies)
    let room = plan.movies - least
    var weights: [Double] = []
    weights.reserveCapacity(plan.users)
    for _ in 0..<plan.users { weights.append(exp(Double(Self.spread * generator.normal()))) }
    var counts = [Int32](repeating: Int32(least), count: plan.users)
    var left = plan.ratings - least * plan.users
    var weightLeft = weights.reduce(0, +)
    // The heaviest first: whoever hits the ceiling leaves the rest to those behind.
    let order = weights.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }
    for (place, user) in order.enumerated() {
      let behind = plan.users - place - 1
      let share = weightLeft > 0 ? Double(left) * min(1, weights[user] / weightLeft) : 0
      // What nobody behind could take has to be taken here.
      let taken = min(max(Int(share.rounded()), left - behind * room), room, left)
      counts[user] += Int32(taken)
      left -= taken
      weightLeft -= weights[user]
    }
    self.counts = counts
  }
}
