import Runs
import Text

/// The runs that were taken off the disk, and what of their folders stays.
struct RemovedRuns: CommandResult {
  private let runs: [RemovedRun]

  init(_ runs: [RemovedRun]) { self.runs = runs }

  var json: JSON {
    [
      "removed": .array(
        runs.map { removed in
          [
            "name": .string(removed.run.name), "path": .string(removed.run.path),
            "left": .array(removed.left.map { .string($0) }),
          ]
        })
    ]
  }

  func lines(fitting width: Int?) -> [String] { runs.map { "\($0)" } }
}
