import Concurrency

/// How strongly any two items belong together: probabilities of pairs, symmetric, which sum to 1. A pair of which neither
/// has the other in its list has none.
///
///     p_ij = (p_j|i + p_i|j) / 2n
///
/// Sources: van der Maaten, Hinton: Visualizing Data using t-SNE, JMLR 9 (2008), section 3.1; of lists of the nearest:
/// van der Maaten: Accelerating t-SNE using Tree-Based Algorithms, JMLR 15 (2014), section 4.1.
struct Affinities: Sendable {
  /// Pairs come in whole vectors: behind its last one an item is paired with itself, at no strength.
  static let lanes = 8

  /// Where each item's pairs begin in `items` and `strengths`, and where the last one's end.
  private let starts: [Int]
  /// The other item of each pair.
  let items: [Int32]
  /// p_ij.
  let strengths: [Float]

  /// The number of items.
  var count: Int { starts.count - 1 }

  /// The places of an item's pairs; none where it names nobody, and nobody names it.
  func range(of item: Int) -> Range<Int> { starts[item]..<starts[item + 1] }

  init(_ lists: NeighbourLists, perplexity: Double, workers: Workers) {
    let naming = NamingChances(lists, perplexity: perplexity, workers: workers)
    let named = naming.reversed
    let scale = 1 / max(1, 2 * naming.values.reduce(0.0) { $0 + Double($1) })
    let stretches = workers.map(ItemStretch.count(of: lists.count)) { stretch in
      var pairs = Pairs()
      for item in ItemStretch.items(stretch, of: lists.count) {
        pairs.append(naming, named, item, scale: Float(scale))
      }
      return pairs
    }
    starts = stretches.reduce(into: [0]) { starts, pairs in
      for length in pairs.lengths { starts.append((starts.last ?? 0) + length) }
    }
    items = stretches.flatMap(\.items)
    strengths = stretches.flatMap(\.strengths)
  }

  /// The pairs of some items in a row.
  private struct Pairs: Sendable {
    var lengths: [Int] = []
    var items: [Int32] = []
    var strengths: [Float] = []

    /// Merges whom an item names and who names it.
    mutating func append(
      _ naming: NamingChances, _ named: NamingChances, _ item: Int, scale: Float
    ) {
      let begin = items.count
      var one = naming.range(of: item)
      var other = named.range(of: item)
      while let next = Self.next(naming, one, named, other) {
        let strength = naming.take(next, from: &one) + named.take(next, from: &other)
        items.append(next)
        strengths.append(strength * scale)
      }
      while (items.count - begin) % Affinities.lanes != 0 {
        items.append(Int32(item))
        strengths.append(0)
      }
      lengths.append(items.count - begin)
    }

    private static func next(
      _ naming: NamingChances, _ one: Range<Int>, _ named: NamingChances, _ other: Range<Int>
    ) -> Int32? {
      switch (one.first, other.first) {
      case (let a?, let b?): min(naming.items[a], named.items[b])
      case (let a?, nil): naming.items[a]
      case (nil, let b?): named.items[b]
      case (nil, nil): nil
      }
    }
  }
}

/// Items in stretches that threads share.
enum ItemStretch {
  private static let length = 256

  static func count(of items: Int) -> Int { (items + length - 1) / length }

  static func items(_ stretch: Int, of count: Int) -> Range<Int> {
    stretch * length..<min(count, (stretch + 1) * length)
  }
}
