import Concurrency
import Learning
import Models
import RatingData

extension RatingErrors {
  /// Half the width of the interval that holds 90 % of a normal distribution, in standard deviations.
  private static let width: Float = 1.6449

  /// Those of all test ratings, predictions clipped to the scale of what trained.
  init(
    of model: any Model, on split: EvaluationSplit, foldedIn: FoldInRegularization, workers: Workers
  ) {
    guard split.foldedIn.isEmpty else {
      self.init(
        by: UserScores(model, on: split, foldedIn), on: split, workers: workers)
      return
    }
    let scale = split.trainingScale
    let times = split.ratings.times
    let size = 1024
    let pieces = workers.map((split.test.count + size - 1) / size) { piece in
      var errors = RatingErrors()
      for position in split.test[piece * size..<min(split.test.count, (piece + 1) * size)] {
        let position = Int(position)
        let raw = model.predict(
          split.ratings.users[position], split.ratings.movies[position],
          at: times.isEmpty ? nil : times[position])
        let error = Double(scale.clipped(raw.rating)) - Double(split.ratings.values[position])
        errors.squares += error * error
        errors.magnitudes += abs(error)
        errors.count += 1
        guard let deviation = raw.standardDeviation else { continue }
        let distance = abs(raw.rating - split.ratings.values[position])
        errors.intervals += 1
        if distance <= Self.width * deviation { errors.held += 1 }
      }
      return errors
    }
    self = pieces.reduce(into: RatingErrors()) { $0 += $1 }
  }
}

extension RatingErrors {
  /// Those of users who are folded in, one after another; how far a prediction may be off is not known of them.
  private init(by scores: UserScores, on split: EvaluationSplit, workers: Workers) {
    let scale = split.trainingScale
    let ratings = split.ratings
    let byUser = Dictionary(grouping: split.test) { ratings.users[Int($0)].position }
    let users = byUser.keys.sorted()
    let pieces = workers.map(users.count) { place in
      let predicted = scores(UserIndex(users[place]))
      return (byUser[users[place]] ?? []).reduce(into: RatingErrors()) { errors, position in
        let raw = predicted[ratings.movies[Int(position)].position]
        let error = Double(scale.clipped(raw)) - Double(ratings.values[Int(position)])
        errors.squares += error * error
        errors.magnitudes += abs(error)
        errors.count += 1
      }
    }
    self = pieces.reduce(into: RatingErrors()) { $0 += $1 }
  }
}

extension EvaluationSplit {
  /// The scale of the ratings that train: test ratings may tell nothing.
  var trainingScale: RatingScale {
    let values = train.lazy.map { ratings.values[Int($0)] }
    return RatingScale(range: (values.min() ?? 0)...(values.max() ?? 0), step: ratings.scale.step)
  }
}
