import Concurrency
import Dispatch
import Engines
import Files
import Glibc
import Learning
import Models
import RatingData
import Testing

@testable import Spark

/// What is done with what spark-submit says, whoever says it.
@Suite(.timeLimit(.minutes(2))) struct `The engine of a cluster` {
  /// Three users, two movies.
  private let ratings = Ratings(
    users: [0, 0, 1, 2].map { UserIndex($0) }, movies: [0, 1, 0, 1].map { MovieIndex($0) },
    values: [5, 3, 4, 1], userCount: 3, movieCount: 2)

  private struct Heard: Sendable {
    var said: [String] = []
    var log: [String] = []
    var models: [Snapshot] = []
    var secondsLeft: [Double?] = []

    mutating func hear(_ event: TrainingEvent) {
      switch event {
      case .started(let summary):
        said.append("started \(summary.epochs ?? 0), \(summary.stepName)s")
      case .progress(let progress):
        said.append("progress \(progress.epoch) \(progress.step)")
        secondsLeft.append(progress.secondsLeft)
      case .epoch(let record): said.append("epoch \(record.epoch) \(record.trained)")
      case .changed: break
      case .ended(let end): said.append("ended \(end.reason)")
      }
    }
  }

  private func engine(_ spark: FakeSpark, _ options: SparkOptions? = nil) -> SparkEngine {
    SparkEngine(
      Settings(.mllib), on: .home(HomeRatings(ratings, name: "three")),
      options ?? spark.options(), environment: [:])
  }

  /// On a queue of its own, whose thread is none of those of the global queue: tasks and tests share these, and a run waits
  /// for tasks.
  private func run(
    _ engine: SparkEngine, onEvent: @escaping @Sendable (TrainingEvent) -> Void = { _ in }
  ) async -> Heard {
    await withCheckedContinuation { continuation in
      DispatchQueue(label: "run").async {
        var heard = Heard()
        engine.run(
          EngineOutput(
            report: { event in
              heard.hear(event)
              onEvent(event)
            },
            publish: { snapshot, _ in heard.models.append(snapshot) },
            log: { heard.log.append($0) }))
        continuation.resume(returning: heard)
      }
    }
  }

  @Test func `tells of its points, and passes on what others say`() async throws {
    let spark = try FakeSpark(
      FakeSpark.say(
        "26/01/01 WARN Utils: a loopback address",
        #"{"event":"message","text":"Spark 4.0.0","level":"info"}"#, FakeSpark.start,
        FakeSpark.progress(1, 500), FakeSpark.epoch(1, 2.5), FakeSpark.progress(1, 999),
        FakeSpark.progress(2, 10), FakeSpark.epoch(2, 0.5), FakeSpark.end("finished")))
    let engine = engine(spark)
    let heard = await run(engine)
    #expect(
      heard.said == [
        "started 4, parts", "progress 1 500", "epoch 1 2.5", "progress 2 10", "epoch 2 0.5",
        "ended finished",
      ])
    #expect(heard.secondsLeft == [7.5, 7.5])
    #expect(heard.log.contains("Spark 4.0.0"))
    #expect(heard.log.contains { $0.contains("a loopback address") })
    #expect(engine.end?.bestEpoch == 2)
  }

  @Test func `brings factors home, each row at its place, those of nobody zero`() async throws {
    let weights = Weights(
      snapshot: Snapshot(
        FactorModel(
          userFactors: FactorMatrix(rows: 2, columns: 1, values: [1, 3]),
          movieFactors: FactorMatrix(rows: 1, columns: 1, values: [2])),
        epoch: 2, validated: 0.5),
      userIDs: [UserID(Int64(0)), UserID(Int64(2))], movieIDs: [MovieID(Int64(1))],
      metadata: ["format": "marquee", "version": "1", "epoch": "2", "val_loss": "0.5"])
    let spark = try FakeSpark(
      """
      cp home.safetensors "$(field weights)"
      \(FakeSpark.say(FakeSpark.start, FakeSpark.epoch(2, 0.5)))
      \(FakeSpark.sayWeights(epoch: 2))
      \(FakeSpark.say(FakeSpark.end("finished")))
      """)
    try weights.write(to: spark.folder.path + "/home.safetensors")
    let engine = engine(spark)
    let model = try #require(await run(engine).models.first?.model as? FactorModel)
    #expect(model.userFactors.values == [1, 0, 3])
    #expect(model.movieFactors.values == [0, 2])
    #expect(engine.best?.epoch == 2 && engine.best?.validated == 0.5)
  }

  @Test func `asks for what is set, in a folder that nobody else may read, and that goes`()
    async throws
  {
    let spark = try FakeSpark(
      """
      stat -c %a "$(dirname "$config")" > mode
      head -c 4 "$(dirname "$config")/ratings.parquet" > parquet
      \(FakeSpark.say(FakeSpark.end("finished")))
      """)
    var options = spark.options()
    options.configuration = ["spark.executor.memory=1g"]
    options.blocks = 4
    options.users = .sample(7)
    do {
      _ = await run(engine(spark, options))
    }
    let config = spark.text("config.json")
    for part in [
      #""version":1,"learner":"als","factors":20,"regularization":0.05"#, #""iterations":15"#,
      #""seed":1,"validation":0.1,"curve":"doubling","users":{"sample":7},"blocks":4"#,
      #""columns":["user","item","rating"]"#, #""stage":null"#, #""path":"file:///"#,
    ] { #expect(config.contains(part), "\(part) in \(config)") }
    let arguments = spark.text("arguments")
    #expect(
      arguments.hasPrefix(
        "--master local[2] --name marquee --driver-java-options -Xss64m --conf spark.log.level=WARN"
      ))
    #expect(arguments.contains("--conf spark.executor.memory=1g /"))
    #expect(spark.text("mode") == "700\n" && spark.text("parquet") == "PAR1")
    let folder = spark.text("private").split(separator: "\n").first.map(String.init) ?? ""
    #expect(FileKind(at: folder) == nil && folder.contains("marquee-spark"))
  }

  @Test func `is told to stop by a pipe, and ends with what the program has`() async throws {
    let spark = try FakeSpark(
      """
      \(FakeSpark.say(FakeSpark.start, FakeSpark.epoch(1, 2.5)))
      read -r line < "$(field control)"
      echo "told to $line"
      \(FakeSpark.say(FakeSpark.end("stopped")))
      """)
    let engine = engine(spark)
    let heard = await run(engine) { event in
      if case .epoch = event { engine.control.give(.stop) }
    }
    #expect(heard.log.contains("told to stop"))
    #expect(heard.said.last == "ended stopped")
  }

  @Test func `lets the program take its leave where it is given up`() async throws {
    let spark = try FakeSpark(
      """
      \(FakeSpark.say(FakeSpark.start, FakeSpark.epoch(1, 2.5)))
      read -r line < "$(field control)"
      echo "$line" > told
      """)
    let engine = engine(spark)
    _ = await run(engine) { event in
      if case .epoch = event { engine.control.give(.abandon) }
    }
    #expect(spark.text("told") == "abandon\n")
  }

  @Test func `takes the program with it where it is given up`() async throws {
    let spark = try FakeSpark(
      """
      \(FakeSpark.say(FakeSpark.start, FakeSpark.epoch(1, 2.5)))
      exec sleep 600
      """)
    let engine = engine(spark)
    let heard = await run(engine) { event in
      if case .epoch = event { engine.control.give(.abandon) }
    }
    #expect(heard.said.last == "epoch 1 2.5" && engine.end == nil)
    let pid = try #require(
      pid_t(spark.text("pid").split(separator: "\n").first.map(String.init) ?? ""))
    for _ in 0..<100 where kill(pid, 0) == 0 { try await Task.sleep(for: .milliseconds(100)) }
    #expect(kill(pid, 0) != 0)
  }

  @Test func `ends the program where what comes home cannot be read`() async throws {
    let spark = try FakeSpark(
      """
      echo broken > "$(field weights)"
      \(FakeSpark.sayWeights(epoch: 1))
      exec sleep 600
      """)
    let engine = engine(spark)
    let heard = await run(engine)
    #expect(heard.said.last?.contains("what the cluster sent cannot be read") == true)
    let pid = try #require(
      pid_t(spark.text("pid").split(separator: "\n").first.map(String.init) ?? ""))
    for _ in 0..<100 where kill(pid, 0) == 0 { try await Task.sleep(for: .milliseconds(100)) }
    #expect(kill(pid, 0) != 0)
  }

  @Test(arguments: [
    ("echo boom; exit 3", "spark-submit ended early, status 3: boom"),
    (
      "echo 'java.lang.Odd: boom'; printf '\\tat x\\n%.0s' {1..30}; exit 1",
      "status 1: java.lang.Odd: boom"
    ),
    (
      "echo 'x: No space left on device'; printf '\\tat x\\n%.0s' {1..99}; exit 1", "a disk is full"
    ),
    ("kill -9 $$", "spark-submit ended early, signal 9"),
    ("echo 'JAVA_HOME is not set'; exit 1", "Spark found no Java; it needs Java 17"),
    (
      // What Spark 4 says on Java 11.
      FakeSpark.say(
        "\tjava.lang.UnsupportedClassVersionError: 61", "line 97: CMD: bad array subscript")
        + "; exit 1", "a Java that is too old"
    ),
    ("echo 'x: No space left on device'; exit 1", "a disk is full"), ("exit 0", "ended early"),
    (
      FakeSpark.say(FakeSpark.end("failed", #","error":"the master is unreachable""#)),
      "the master is unreachable"
    ),
  ])
  func `says why it failed`(script: String, words: String) async throws {
    let spark = try FakeSpark(script)
    let engine = engine(spark)
    let heard = await run(engine)
    #expect(heard.said.last?.contains(words) == true, "\(heard.said)")
    guard case .failed(let message)? = engine.end?.reason else {
      Issue.record("it did not fail")
      return
    }
    #expect(message.contains(words))
  }

  @Test func `that dies leaves the epoch whose weights are home`() async throws {
    let weights = Weights(
      snapshot: Snapshot(
        FactorModel(
          userFactors: FactorMatrix(rows: 1, columns: 1, values: [1]),
          movieFactors: FactorMatrix(rows: 1, columns: 1, values: [2])),
        epoch: 2, validated: 0.5),
      userIDs: [UserID(Int64(0))], movieIDs: [MovieID(Int64(1))],
      metadata: ["format": "marquee", "version": "1", "epoch": "2", "val_loss": "0.5"])
    let spark = try FakeSpark(
      """
      cp home.safetensors "$(field weights)"
      \(FakeSpark.say(FakeSpark.start, FakeSpark.epoch(2, 0.5)))
      \(FakeSpark.sayWeights(epoch: 2))
      \(FakeSpark.say(FakeSpark.epoch(4, 0.25)))
      exit 1
      """)
    try weights.write(to: spark.folder.path + "/home.safetensors")
    let engine = engine(spark)
    _ = await run(engine)
    #expect(engine.end?.bestEpoch == 2 && engine.end?.bestValidated == 0.5)
    #expect(engine.weights?.epoch == 2)
  }

  @Test func `hears errors beside what is said, and neither cuts the other`() async throws {
    let spark = try FakeSpark(
      """
      printf '{"event":"mess'
      echo 'WARN between' >&2
      sleep 0.3
      printf 'age","text":"whole"}\\n'
      \(FakeSpark.say(FakeSpark.end("finished")))
      """)
    let heard = await run(engine(spark))
    #expect(heard.log.contains("whole") && heard.log.contains("WARN between"))
    #expect(heard.said.last == "ended finished")
  }

  @Test func `shows a person no more of a line than a person reads`() async throws {
    let spark = try FakeSpark(
      """
      head -c 3000000 /dev/zero | tr '\\0' x
      echo
      \(FakeSpark.say(FakeSpark.end("failed", #","error":"\#(String(repeating: "y", count: 9000))""#)))
      """)
    let engine = engine(spark)
    let heard = await run(engine)
    #expect(heard.log.contains { $0.hasPrefix("xxx") })
    #expect(heard.log.allSatisfy { $0.count <= SparkEngine.longestShownLine + 1 })
    guard case .failed(let message)? = engine.end?.reason else {
      Issue.record("it did not fail")
      return
    }
    #expect(message.hasPrefix("yyy") && message.count < 2000)
  }

  @Test func `leaves no copy of the ratings where the program ends at once`() async throws {
    let spark = try FakeSpark(
      """
      ls "$(dirname "$config")" > files
      \(FakeSpark.say(FakeSpark.start, FakeSpark.epoch(1, 2.5)))
      exec sleep 600
      """)
    let engine = engine(spark)
    let said = spark.folder.path + "/private"
    _ = await run(engine) { event in
      guard case .epoch = event else { return }
      engine.discard()
      let bytes = (try? InputFile.contents(of: said)) ?? []
      let folder = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first ?? ""
      #expect(folder.contains("marquee-spark") && FileKind(at: String(folder)) == nil)
    }
    #expect(spark.text("files").contains("ratings.parquet"))
  }

  @Test func `is not started where it is to stop already`() async throws {
    let spark = try FakeSpark(FakeSpark.say(FakeSpark.end("finished")))
    let engine = engine(spark)
    engine.control.give(.stop)
    let heard = await run(engine)
    #expect(heard.said == ["ended stopped"] && spark.text("pid").isEmpty)
  }

  @Test func `needs a place that the cluster reads for ratings of this machine`() async throws {
    let spark = try FakeSpark(FakeSpark.say(FakeSpark.end("finished")))
    let without = await run(engine(spark, spark.options(master: "spark://h:7077")))
    #expect(without.said.last?.contains("--staging names a folder that it reads") == true)
    var options = spark.options(master: "spark://h:7077")
    options.staging = "hdfs:///tmp"
    let with = await run(engine(spark, options))
    #expect(with.said.last == "ended finished")
    #expect(spark.text("config.json").contains(#""to":"hdfs:///tmp/marquee-three-"#))
  }

  @Test(arguments: [
    ("hdfs:///a/b", true), ("s3a://bucket/r.parquet", true), ("file:///r.csv", true),
    ("ml-1m.zip", false), ("/data/r.csv", false), ("://x", false), ("https://host/r.csv", false),
    ("a b://c", false),
  ])
  func `knows a path of a cluster's by its scheme`(source: String, isPath: Bool) {
    #expect(SparkData.isPath(source) == isPath)
  }
}

/// Where Spark is looked for.
@Suite struct `A home of Spark` {
  @Test func `is what a person names, else SPARK_HOME, else on the path`() async throws {
    let spark = try FakeSpark("")
    let named = try await SparkHome.find(named: spark.home, environment: ["SPARK_HOME": "/none"])
    #expect(named.path == spark.home && named.source == "--spark-home")
    let variable = try await SparkHome.find(named: nil, environment: ["SPARK_HOME": spark.home])
    #expect(variable.source == "SPARK_HOME")
    let onPath = try await SparkHome.find(
      named: nil,
      environment: ["PATH": "/none:\(spark.home)/bin", "PYSPARK_PYTHON": "/none/python"])
    #expect(onPath.path == spark.home && onPath.source == "spark-submit on the path")
  }

  @Test func `that is none is said, with where it was looked for`() async throws {
    await #expect(throws: SparkProblem.noSubmit(folder: "/tmp", named: "--spark-home")) {
      try await SparkHome.find(named: "/tmp", environment: [:])
    }
    await #expect(throws: SparkProblem.noSpark) {
      try await SparkHome.find(named: nil, environment: ["PYSPARK_PYTHON": "/none/python"])
    }
    #expect(
      "\(SparkProblem.noSpark)".contains("pip install pyspark numpy, in a virtual environment"))
  }
}
