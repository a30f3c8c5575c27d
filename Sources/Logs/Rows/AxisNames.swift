/// Which names of a log say where its numbers stand.
enum AxisNames {
  /// The axis that a name is of, and how well it fits, 0 the best; nil of other numbers.
  static func axis(of name: String) -> (axis: LogAxis, rank: Int)? {
    let name = name.lowercased()
    for (axis, names) in known {
      if let rank = names.firstIndex(of: name) { return (axis, rank) }
    }
    return nil
  }

  private static let known: [(axis: LogAxis, names: [String])] = [
    (
      .step,
      [
        "step", "global_step", "_step", "trainer/global_step", "train/global_step", "steps",
        "iteration", "iterations", "iter", "num_steps", "batch",
      ]
    ),
    (.epoch, ["epoch", "epochs", "trainer/epoch", "train/epoch"]),
    (
      .time,
      [
        "time", "timestamp", "_timestamp", "wall_time", "walltime", "ts", "datetime", "date",
        "elapsed", "elapsed_time", "seconds", "_runtime", "runtime",
      ]
    ),
  ]
}
