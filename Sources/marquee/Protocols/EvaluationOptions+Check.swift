import ArgumentParser
import Evaluation
import Text

extension EvaluationOptions {
  /// - Throws: where options contradict each other, or a value is out of its bounds.
  func check() throws {
    try checkSizes()
    try checkSplit()
    try checkFiles()
    if !method.isRandom, let repeats, repeats > 1 {
      throw ValidationError(
        "--split \(splitName) is the same each time; --repeats tells nothing")
    }
  }

  private var splitName: String { (split ?? .random).rawValue }

  private func checkSizes() throws {
    for (option, size) in [("test-size", testSize), ("validation-size", validationSize)] {
      guard let size else { continue }
      let isCount = split == .users && size >= 1 && size <= 1e9 && size == size.rounded()
      guard isCount || (size > 0 && size < 1) else {
        throw ValidationError(
          "--\(option) \(size): expected a fraction between 0 and 1"
            + (split == .users ? ", or a whole number of users" : ""))
      }
    }
    if split != .users, let testSize, let validationSize, testSize + validationSize >= 1 {
      throw ValidationError(
        "--test-size \(testSize) and --validation-size \(validationSize) leave nothing that trains")
    }
    if let foldIn, !(foldIn > 0 && foldIn < 1) {
      throw ValidationError("--fold-in \(foldIn): expected a fraction between 0 and 1")
    }
    if let folds, !(2...1000).contains(folds) {
      throw ValidationError("--folds \(folds): expected 2 to 1000")
    }
    if let repeats, !(1...1000).contains(repeats) {
      throw ValidationError("--repeats \(repeats): expected 1 to 1000")
    }
    if let ratingsFrom, !ratingsFrom.isFinite {
      throw ValidationError("--ratings-from \(ratingsFrom): expected a number")
    }
  }

  private func checkSplit() throws {
    if folds != nil, split != .folds { throw ValidationError("--folds needs --split folds") }
    if testSize != nil, split == .folds || split == .leaveLastOut {
      throw ValidationError("--test-size does not go with --split \(splitName)")
    }
    if validationSize != nil, split != .users, split != .perUser {
      throw ValidationError("--validation-size needs --split users or per-user")
    }
    if foldIn != nil, split != .users { throw ValidationError("--fold-in needs --split users") }
    if judge == .validation, !method.hasValidation {
      throw ValidationError(
        "--judge validation needs a part to choose by: --split users, or per-user with --validation-size"
      )
    }
  }

  private func checkFiles() throws {
    guard train.isEmpty || train.count == test.count else {
      throw ValidationError(
        "--train names \(train.count.counted("file")) and --test \(test.count); a split needs one of each"
      )
    }
    guard !test.isEmpty else { return }
    let isDivided = testSize != nil || folds != nil || repeats != nil || split != nil
    if isDivided || validationSize != nil || judge != nil {
      throw ValidationError("--test is the split; give no other")
    }
    if ratingsFrom != nil || core != nil {
      throw ValidationError("--ratings-from and --core do not go with --test")
    }
  }
}
