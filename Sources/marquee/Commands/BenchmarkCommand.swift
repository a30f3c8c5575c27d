import ArgumentParser

/// `marquee benchmark`
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measure loading, training, queries and drawing on this machine.",
    discussion: "Every figure is the best of several runs.")

  @OptionGroup var data: DataOptions
  @OptionGroup(title: "Training") var training: TrainingOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Time neighbours among a million rows of 64 factors, too; takes 260 MB.")
  var million = false

  func run() throws {
    try output.write(Benchmark.run(data: data, training: training, measuresMillion: million))
  }
}
