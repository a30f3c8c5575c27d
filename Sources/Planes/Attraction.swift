import FactorKernels

/// What draws items together that belong together: Σ_j p_ij q_ij (y_i − y_j), with q_ij as in `Repulsion`.
enum Attraction {
  /// By item of the range.
  static func pull(
    on items: Range<Int>, by affinities: Affinities, at positions: [SIMD2<Float>]
  ) -> [SIMD2<Float>] {
    positions.withUnsafeBytes { positions in
      affinities.items.withUnsafeBufferPointer { others in
        affinities.strengths.withUnsafeBufferPointer { strengths in
          items.map { item in
            let range = affinities.range(of: item)
            guard let points = positions.assumingMemoryBound(to: Float.self).baseAddress,
              let others = others.baseAddress, let strengths = strengths.baseAddress
            else { return .zero }
            var (x, y): (Float, Float) = (0, 0)
            plane_pull(
              points, item, others + range.lowerBound, strengths + range.lowerBound, range.count,
              &x, &y)
            return SIMD2(x, y)
          }
        }
      }
    }
  }
}
