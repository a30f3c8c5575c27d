import Dispatch
import Engines
import Files
import Learning
import RatingData
import Runs
import TestFolders
import Testing

@testable import Models
@testable import Spark

/// Ratings that only the cluster has, and what of them comes home.
@Suite(.timeLimit(.minutes(2))) struct `A catalogue of a cluster's ratings` {
  /// Three movies, of which ids are texts, and two users with three ratings.
  private func file(
    values: [Float] = [5, 3, 1], keys: [Int32] = [10, 20, 10], held: [UInt8] = [0, 1, 0]
  ) -> Safetensors {
    var file = Safetensors(metadata: ["format": "marquee"])
    file.append("movie_id_offsets", [0, 1, 2, 4] as [Int64], shape: [4])
    file.append("user_ids", [7, 9] as [Int64], shape: [2])
    file.append("movie_counts", [1000, 5_000_000_000, 3] as [Int64], shape: [3])
    file.append("movie_means", [4, 3.5, 2] as [Float], shape: [3])
    file.append("movie_keys", [10, 20, 30] as [Int32], shape: [3])
    file.append("user_keys", [7, 9] as [Int32], shape: [2])
    file.append("rating_users", [7, 7, 9] as [Int32], shape: [3])
    file.append("rating_movies", keys, shape: [3])
    file.append("rating_values", values, shape: [3])
    file.append("movie_ids", Array("1aéa".utf8.prefix(4)), shape: [4])
    file.append("rating_held", held, shape: [3])
    return file
  }

  private func read(_ file: Safetensors) throws -> ClusterCatalogue {
    let folder = TemporaryFolder()
    let path = folder.path + "/catalogue.safetensors"
    try file.write(to: path)
    return try ClusterCatalogue(
      contentsOf: path, name: "lake",
      listed: [MovieID("a"): Movie(id: MovieID("a"), title: "Alien (1979)")])
  }

  @Test func `has every movie with the figures of all ratings, and some users with theirs`() throws
  {
    let catalogue = try read(file())
    let data = catalogue.data
    #expect(data.catalogue.movies.map(\.title) == ["#1", "Alien (1979)", "é"])
    #expect(data.byMovie.count(MovieIndex(0)) == 1000 && data.mean(of: MovieIndex(0)) == 4)
    #expect(data.byMovie.count(MovieIndex(1)) == Int(Int32.max))
    #expect(data.catalogue.users.map { "\($0.id)" } == ["7", "9"])
    #expect(data.ratings.users.map(\.position) == [0, 0, 1])
    #expect(data.ratings.movies.map(\.position) == [0, 1, 0])
    #expect((0..<3).map(catalogue.heldOut.contains) == [false, true, false])
  }

  @Test func `whose ratings name a movie that is not there is refused`() throws {
    let error = #expect(throws: WeightsError.self) { try read(file(keys: [10, 11, 10])) }
    #expect("\(try #require(error))".contains("rating_movies"))
    #expect(throws: WeightsError.self) { try read(file(values: [5, .nan, 1])) }
  }

  private struct Heard: Sendable {
    var data: DataSet?
    var models: [(Snapshot, [Bool])] = []
    var log: [String] = []
    var hasFailed = false
  }

  /// A cluster's program that sends the catalogue, and weights of the users 9 and 11 and of the movie `a`.
  private func cluster(_ catalogue: Safetensors) throws -> FakeSpark {
    let spark = try FakeSpark(
      """
      cp catalogue.safetensors "$(field catalogue)"
      cp home.safetensors "$(field weights)"
      \(FakeSpark.say(FakeSpark.start, "WARN odd", "\tat x.Odd(Odd.scala:1)"))
      echo "{\\"event\\":\\"catalogue\\",\\"path\\":\\"$(field catalogue)\\"}"
      \(FakeSpark.say(FakeSpark.epoch(2, 0.5)))
      \(FakeSpark.sayWeights(epoch: 2))
      \(FakeSpark.say(FakeSpark.end("finished")))
      """)
    try catalogue.write(to: spark.folder.path + "/catalogue.safetensors")
    try Weights(
      snapshot: Snapshot(
        FactorModel(
          userFactors: FactorMatrix(rows: 2, columns: 1, values: [1, 3]),
          movieFactors: FactorMatrix(rows: 1, columns: 1, values: [2])),
        epoch: 2, validated: 0.5),
      userIDs: [UserID(Int64(9)), UserID(Int64(11))], movieIDs: [MovieID("a")],
      metadata: ["format": "marquee", "version": "1", "epoch": "2", "val_loss": "0.5"]
    ).write(to: spark.folder.path + "/home.safetensors")
    return spark
  }

  private func run(
    _ spark: FakeSpark, _ catalogue: ClusterRatings.CatalogueAtHome, _ recorder: RunRecorder? = nil
  ) async -> Heard {
    var ratings = ClusterRatings(path: "s3a://bucket/lake.parquet", columns: nil)
    ratings.catalogue = catalogue
    let engine = SparkEngine(
      Settings(.mllib), on: .cluster(ratings), spark.options(), environment: [:],
      recorder: recorder)
    return await withCheckedContinuation { continuation in
      DispatchQueue(label: "run").async {
        var heard = Heard()
        engine.run(
          EngineOutput(
            report: { event in
              if case .ended(let end) = event { heard.hasFailed = end.reason.isFailure }
            },
            publish: { snapshot, heldOut in
              heard.models.append((snapshot, (0..<3).map(heldOut.contains)))
            },
            browse: { heard.data = $0 }, log: { heard.log.append($0) }))
        continuation.resume(returning: heard)
      }
    }
  }

  @Test func `comes before the first model, whose rows are placed by their ids`() async throws {
    let heard = await run(try cluster(file()), .wanted(listed: [:]))
    #expect(heard.data?.name == "lake" && heard.data?.ratings.count == 3)
    let (snapshot, held) = try #require(heard.models.first)
    let model = try #require(snapshot.model as? FactorModel)
    #expect(model.userFactors.values == [0, 1] && model.movieFactors.values == [0, 2, 0])
    #expect(held == [false, true, false])
  }

  @Test func `stays from run to run, with what each held out`() async throws {
    let known = try read(file()).data
    let again = await run(try cluster(file(held: [1, 0, 0])), .known(known))
    #expect(again.data == nil && again.models.first?.1 == [true, false, false])
    let changed = await run(try cluster(file(values: [5, 4, 1])), .known(known))
    #expect(changed.models.first?.1 == [false, false, false])
    #expect(changed.log.contains { $0.contains("ratings have changed") })
  }

  @Test func `is not asked for where nobody browses`() async throws {
    let spark = try cluster(file())
    let heard = await run(spark, .none)
    #expect(heard.data == nil && heard.models.isEmpty && !heard.hasFailed)
    #expect(spark.text("config.json").contains(#""catalogue":null"#))
  }

  @Test func `is kept as a run, with the weights that the cluster wrote`() async throws {
    let folder = TemporaryFolder()
    let recorder = try RunRecorder.keeping(
      in: RunStore(folder.path), Settings(.mllib), onRatingsElsewhere: "lake",
      arguments: ["--data", "s3a://bucket/lake.parquet"], tell: { Issue.record("\($0)") })
    let heard = await run(try cluster(file()), .none, recorder)
    #expect(heard.log.contains("WARN odd") && !heard.log.contains { $0.contains("Odd.scala") })
    let log = try InputFile.contents(of: recorder.folder.path + "/log.txt")
    #expect(String(decoding: log, as: UTF8.self).hasSuffix("WARN odd\n\tat x.Odd(Odd.scala:1)\n"))
    let report = try RunReport(recorder.folder)
    #expect(report.status == .ended(.finished) && report.epochs.map(\.epoch) == [2])
    let weights = try Weights(contentsOf: #require(recorder.folder.weightsPath))
    #expect(weights.movieIDs == [MovieID("a")] && weights.snapshot.epoch == 2)
    #expect(throws: RunFolderError.noState(path: recorder.folder.path)) {
      try ResumedRun(recorder.folder)
    }
  }
}
