import ArgumentParser
import Learning
import RatingData
import RatingFiles
import Testing

@testable import marquee

@Suite struct `The command line` {
  private func parse<Command: ParsableCommand>(_ line: String, as type: Command.Type) throws
    -> Command
  {
    let words = line.split(separator: " ").map { String($0).replacing("_", with: " ") }
    return try #require(try Marquee.parsed(words) as? Command, "\(line)")
  }

  @Test func `opens the dashboard unless told otherwise`() throws {
    #expect(try parse("", as: DashboardCommand.self).screen.theme == nil)
    let command = try parse(
      "--data ml-1m.zip --preset seed --theme marquee-light", as: DashboardCommand.self)
    #expect(command.data.data == "ml-1m.zip")
    #expect(command.training.preset == .seed)
    #expect(command.screen.theme == "marquee-light")
  }

  @Test func `reads the settings of a run`() throws {
    let line =
      "train --data D --preset seed --epochs 4 --patience 99 --seed 3 --log json --factors 8"
      + " --batch 16 --learning-rate 0.01 --regularization 0.1 --validation 0.2 --save w"
    let command = try parse(line, as: TrainCommand.self)
    #expect(command.log == .json)
    #expect(command.save == "w")
    let settings = command.training.settings(for: SmallData.data)
    #expect(settings.preset == .seed)
    #expect(settings.schedule == Schedule(epochs: 4, patience: 99))
    #expect(settings.seed == 3)
    #expect(settings.validation == 0.2)
    #expect(settings[.model] == .dotProduct)
    #expect(settings[.factors] == 8)
    #expect(settings[.batch] == 16)
    #expect(settings[.learningRate] == 0.01)
    #expect(settings[.regularization] == 0.1)
    #expect(settings[.spread] == 0.05)
    #expect(command.training.given.count == 9)
  }

  /// A setting's descriptor and the option's declaration are the two places in which a setting stands.
  @Test func `every setting that can be given has its option, with its meaning and bounds`() {
    let help = TrainCommand.helpMessage(columns: 10_000)
    for setting in Settings.all where setting.change != .preset {
      let option = help.split(separator: "--\(setting.option) <").dropFirst().first ?? ""
      let text = option.split(separator: "\n  --").first ?? ""
      #expect(text.contains(setting.meaning), "\(setting.option)")
      #expect(text.contains("default: \(setting.defaultSummary)"), "\(setting.option)")
    }
  }

  @Test func `a learner takes its own settings and no others`() throws {
    let training = try parse("train --learner baseline --shrinkage 3", as: TrainCommand.self)
      .training
    let settings = training.settings(for: SmallData.data)
    #expect(settings.learner.name == "baseline")
    #expect(settings[.shrinkage] == 3)
    for (line, message) in [
      (
        "train --learner baseline --factors 3", "--factors is not a setting of the learner baseline"
      ),
      ("train --learner baseline --preset seed", "--preset seed trains adamax, not baseline"),
      ("train --factors 0", "--factors 0: expected 1 to 4096"),
    ] {
      let error = #expect(throws: (any Error).self) { try parse(line, as: TrainCommand.self) }
      #expect(error.map { Marquee.message(for: $0) }?.contains(message) == true, "\(line)")
    }
  }

  @Test func `leaves the rest to the preset, and the preset to the data`() throws {
    let training = try parse("train", as: TrainCommand.self).training
    #expect(training.settings(for: SmallData.data) == Preset.biased.settings(seed: 1))
    #expect(training.given == [])
  }

  @Test func `reads what is asked of a model`() throws {
    let similar = try parse(
      "similar Toy_Story_(1995) --weights w --count 40 --output json", as: SimilarCommand.self)
    #expect(similar.movie.title == "Toy Story (1995)")
    #expect(similar.count == 40)
    #expect(similar.filter.minimumRatings == nil)
    #expect(similar.output.output == .json)
    let byID = try parse(
      "similar --id 1 --measure euclidean --minimum-ratings 0", as: SimilarCommand.self)
    #expect(byID.movie.id == "1")
    #expect(byID.measure == .model(.vectors(.euclidean)))
    #expect(byID.filter.minimumRatings == 0)
    #expect(try parse("user 42 --output json", as: UserCommand.self).options.user == "42")
    #expect(
      try parse("predict 42 Fargo_(1996)", as: PredictCommand.self).movie.choice.title
        == "Fargo (1996)")
    #expect(try parse("recommend 42 --count 20", as: RecommendCommand.self).count == 20)
    #expect(
      try parse("benchmark --data D --output json", as: BenchmarkCommand.self).data.data == "D")
  }

  @Test func `compares one movie by any measure, and several by cosine alone`() throws {
    let one = try parse("similar --like Fargo --measure dot", as: SimilarCommand.self)
    #expect(one.like == ["Fargo"] && one.measure == .model(.vectors(.dot)))
    for movies in ["Toy --like Fargo", "Toy --unlike Jaws", "Toy --like Fargo --unlike Jaws"] {
      #expect(try parse("similar \(movies)", as: SimilarCommand.self).measure == nil)
      let error = #expect(throws: (any Error).self, "\(movies)") {
        try parse("similar \(movies) --measure dot", as: SimilarCommand.self)
      }
      #expect(error.map { Marquee.message(for: $0) }?.contains("by cosine alone") == true)
    }
  }

  @Test(arguments: [("", true), (" --weights w", false), (" --factors 8", false)])
  func `lists by the preset browse unless told what to ask`(options: String, isBrowse: Bool) throws
  {
    let answers = try parse("similar Toy\(options)", as: SimilarCommand.self).model
    #expect(answers.listsByBrowse(SmallData.data) == isBrowse)
  }

  @Test func `says which options are nothing to weights, and refuses those of another learner`()
    throws
  {
    let answers = try parse(
      "similar Toy --weights w --learner als --epochs 3 --factors 8", as: SimilarCommand.self
    ).model
    let ignored = try answers.ignoredOptions(beside: ALSLearner.self, in: "w")
    #expect(Set(ignored) == ["--epochs", "--factors"])
    // What does not say whose it is cannot be compared.
    let unknown = try answers.ignoredOptions(beside: nil, in: "w")
    #expect(Set(unknown) == ["--learner", "--epochs", "--factors"])
    let failure = #expect(throws: Failure.self) {
      try answers.ignoredOptions(beside: AdamaxLearner.self, in: "w")
    }
    #expect(failure?.message?.hasPrefix("--learner als: w was trained by adamax") == true)
  }

  @Test(arguments: [
    "train --epochs 0", "train --patience 0", "train --epochs 1000001",
    "train --patience 9223372036854775807", "train --factors 0", "train --batch -1",
    "train --learning-rate nan", "train --learning-rate 0", "train --regularization -1",
    "train --validation 1", "train --seed -1", "train --log xml", "train --preset best",
    "similar", "similar Toy --id 1", "similar Toy --count 0", "similar Toy --minimum-ratings -1",
    "similar Toy --measure hamming", "user", "user 4 --count 0", "predict 42",
    "recommend 4 --count 0", "benchmark --output xml", "--epochs 0", "frobnicate",
    "train --master local", "train --engine spark", "--title-columns id,name",
    "--titles a.csv --title-columns id", "--titles a.csv --title-columns id,,genres",
    "train --engine spark --master local --validation-by random",
    "train --engine spark --master local --users sample:3",
    "--engine spark --master local --data s3a://b/r --users none",
    "train --engine spark --master local --data s3a://b/r --titles movies.csv",
    "train --engine spark --master local --data s3a://b/r --relevant 4",
    "train --engine spark --master local --data s3a://b/r --on-error skip",
    "train --engine spark --master yarn --conf spark.submit.deployMode=cluster",
  ]) func `is refused with exit code 64 where it makes no sense`(line: String) {
    do {
      _ = try Marquee.parsed(line.split(separator: " ").map(String.init))
      Issue.record("\(line) was accepted")
    } catch {
      #expect(Marquee.exitCode(for: error).rawValue == 64)
    }
  }

  @Test func `of a cluster is kept without its secrets`() throws {
    let options = try EngineOptions.parse([
      "--engine", "spark", "--master", "yarn", "--conf", "spark.hadoop.fs.s3a.secret.key=hush",
      "--conf", "spark.executor.memory=4g",
    ])
    #expect(
      options.arguments == [
        "--engine", "spark", "--master", "yarn", "--conf", "spark.hadoop.fs.s3a.secret.key=…",
        "--conf", "spark.executor.memory=4g",
      ])
    #expect(options.spark?.configuration.first == "spark.hadoop.fs.s3a.secret.key=hush")
  }
}

@Suite struct `A failure` {
  @Test(
    arguments: [
      (.loading(.noSuchInput(path: "x")), 66),
      (.loading(.unsupportedFile(path: "x", kind: "")), 65),
      (.loading(.readFailed(path: "x", reason: "")), 74), (.badData(""), 65), (.usage(""), 64),
      (.noDashboard(.noScreen("none")), 64), (.readingWeights(.file(path: "x", code: 2)), 66),
      (.readingWeights(.broken(path: "x", fault: .tooShort(bytes: 3))), 65),
      (.readingWeights(.mismatch(.unknownUser(UserID(1)))), 65),
      (.savingWeights(.file(path: "x", code: 28)), 74),
      (.savingWeights(.obstructed(path: "x", by: .special)), 74), (.outputFailed(.noSpace), 74),
      (.interrupted(signal: 2), 130), (.interrupted(signal: 15), 143),
    ] as [(Failure, Int32)]) func `has the exit code of its kind`(failure: Failure, code: Int32)
  {
    #expect(failure.exitCode == code)
  }

  @Test func `says what there is to say`() {
    #expect(Failure.interrupted(signal: 2).message == nil)
    #expect(Failure.outputClosed.message == nil)
    #expect(
      Failure.loading(.noSuchInput(path: "x")).message
        == LoadError.noSuchInput(path: "x").description)
    #expect(
      Failure.savingWeights(.file(path: "w", code: 28)).message
        == "the weights are not saved: w: No space left on device")
  }
}
