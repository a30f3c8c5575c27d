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

  func run() throws {
    try output.write(Benchmark.run(data: data, training: training))
  }
}
