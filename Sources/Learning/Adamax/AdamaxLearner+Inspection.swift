import RatingData

extension AdamaxLearner: InspectableLearner {
  func upcomingRatings(limit: Int) -> (first: [StepRating], count: Int) {
    let samples = samples
    let ranges = upcomingRanges
    let first = ranges.joined().prefix(limit).map { index in
      let sample = samples[index]
      return StepRating(
        user: UserIndex(Int(sample.user)), movie: MovieIndex(Int(sample.movie) - userCount),
        rating: scale.mean + scale.deviation * sample.target)
    }
    return (first, ranges.reduce(0) { $0 + $1.count })
  }

  /// Where the samples of the next step stand: a batch, or a stratum's blocks.
  private var upcomingRanges: [Range<Int>] {
    switch order {
    case .sequence(let samples, _):
      position < samples.count ? [position..<min(position + batch, samples.count)] : []
    case .blocks(let blocks, _):
      position < blocks.groups
        ? (0..<blocks.groups).map { blocks.range(position, $0) }.filter { !$0.isEmpty } : []
    }
  }

  /// ∂/∂w of the mean of (w·w′ − target)² + λ(|w|² + |w′|²) over the batch.
  func gradient(ofRow row: Int) -> [Float]? {
    guard !order.isInBlocks, let range = upcomingRanges.first else { return nil }
    let weights = table.weights(at: step, missed: missed)
    let lanes = table.paddedLanes
    func weightsOf(_ row: Int) -> [Float] {
      let vectors = weights[(row * table.vectors)..<((row + 1) * table.vectors)]
      return vectors.flatMap { vector in vector.indices.map { vector[$0] } }
    }
    let own = weightsOf(row)
    var gradient = [Float](repeating: 0, count: lanes)
    let factor = 2 / Float(range.count)
    for sample in samples[range] {
      let (user, movie) = (Int(sample.user), Int(sample.movie))
      guard row == user || row == movie else { continue }
      let other = weightsOf(row == user ? movie : user)
      let error = zip(own, other).reduce(-sample.target) { $0 + $1.0 * $1.1 }
      for lane in 0..<lanes {
        gradient[lane] += factor * (error * other[lane] + regularization * own[lane])
      }
    }
    return Array(gradient.prefix(factors))
  }

  func update(ofRow row: Int, gradient: [Float]?) -> GradientUpdate {
    let gap = missed.gap(after: table.steps[row], count: step - table.steps[row])
    let start = table.row(row)
    func lanes(_ part: Int, fade: Float) -> [Float] {
      let vectors = (0..<table.vectors).map { start[part * table.vectors + $0] * fade }
      return Array(vectors.flatMap { vector in vector.indices.map { vector[$0] } }.prefix(factors))
    }
    let scales = lanes(2, fade: gap.scaleFade)
    let optimizer = missed.optimizer
    let epsilon = Float(optimizer.epsilon)
    let moments = zip(lanes(1, fade: gap.ratioFade), scales).map { $0 * ($1 + epsilon) }
    let named: [(String, [Float])] =
      switch optimizer {
      case .adamax: [("m", moments), ("u", scales)]
      case .adam: [("m", moments), ("√v", scales)]
      case .sgd: []
      case .adagrad: [("a", scales)]
      }
    let size = missed.stepSize(max(1, step))
    return GradientUpdate(
      gradient: gradient,
      moments: named.map { GradientUpdate.Moment(name: $0.0, values: $0.1) },
      stepSize: scales.map { scale in
        switch optimizer {
        case .adamax, .adam: size / (scale + epsilon)
        case .sgd: size
        case .adagrad: size / (scale + epsilon).squareRoot()
        }
      })
  }
}
