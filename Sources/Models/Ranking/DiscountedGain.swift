import Glibc

/// Normalized discounted cumulative gain of a list, a hit gaining 1.
///
/// Source: Järvelin, Kekäläinen: Cumulated Gain-Based Evaluation of IR Techniques, ACM TOIS 20 (2002).
/// https://doi.org/10.1145/582415.582418
public enum DiscountedGain {
  /// The list's gain, Σ 1/log₂(place + 1) over hits, by that of a list with all hits first; in 0 ... 1.
  ///
  /// - Parameters:
  ///   - hits: by place in the list.
  ///   - relevant: how many hits there could be; 1 or more.
  ///   - length: the places that a list has.
  public static func normalized(
    _ hits: some Sequence<Bool>, relevant: Int, length: Int
  ) -> Double {
    let gain = hits.prefix(length).enumerated().reduce(0.0) { sum, entry in
      entry.element ? sum + discount(entry.offset) : sum
    }
    return gain / (0..<min(length, relevant)).reduce(0.0) { $0 + discount($1) }
  }

  private static func discount(_ index: Int) -> Double { 1 / log2(Double(index + 2)) }
}
