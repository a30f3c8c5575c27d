import Files
import Models
import RatingData
import TestFolders
import TestSamples
import Testing

@testable import Exporting

@Suite struct Exports {
  private let folder = TemporaryFolder()
  private let data = DataSet(
    name: "sample", ratings: Samples.ratings(users: 25, movies: 70, count: 600),
    catalogue: Catalogue(
      movies: (0..<70).map {
        Movie(
          id: MovieID(Int64(2 * $0)), title: "Movie, \"\($0)\" (19\(10 + $0))", genres: ["A", "B"])
      }, users: (0..<25).map { User(id: UserID(Int64($0))) }))
  private let model = Samples.model()

  private var weights: Weights {
    Weights(
      snapshot: Snapshot(model, epoch: 3, validated: nil),
      userIDs: data.catalogue.users.map(\.id), movieIDs: data.catalogue.movies.map(\.id),
      metadata: ["format": "marquee", "version": "1"])
  }

  private func write(_ format: FactorExport) throws -> String {
    let path = folder.path + "/out"
    try format.write(weights, of: data, to: path)
    return path
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try InputFile.contents(of: path), as: UTF8.self)
  }

  @Test func `npy holds each array as NumPy has it, ids beside it`() throws {
    let path = try write(.npy)
    #expect(
      try Folder.names(in: path) == [
        "mean.npy", "movie_biases.npy", "movie_factors.npy", "movie_ids.npy", "movies.csv",
        "user_biases.npy", "user_factors.npy", "user_ids.npy",
      ])
    let bytes = try InputFile.contents(of: path + "/movie_factors.npy")
    #expect(Array(bytes.prefix(8)) == [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0])
    let length = Int(bytes[8]) + 256 * Int(bytes[9])
    #expect((10 + length) % 64 == 0)
    let header = String(decoding: bytes[10..<10 + length], as: UTF8.self)
    #expect(header.hasPrefix("{'descr': '<f4', 'fortran_order': False, 'shape': (70, 20), }"))
    #expect(header.hasSuffix(" \n"))
    let values = bytes.dropFirst(10 + length).withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: 4).map {
        Float(
          bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
        )
      }
    }
    #expect(values == model.movieFactors.values)
  }

  @Test func `csv holds a row of factors each`() throws {
    let path = try write(.csv)
    let lines = try text(path + "/movies.csv").split(separator: "\n")
    #expect(lines.count == 71)
    #expect(lines[0].hasPrefix("movieId,title,factor1,factor2,"))
    #expect(lines[2].hasPrefix("2,\"Movie, \"\"1\"\" (1911)\",\(model.movieFactors[1][20]),"))
    #expect(try text(path + "/users.csv").split(separator: "\n").count == 26)
  }

  /// A table's last column.
  private func column(_ name: String, _ path: String) throws -> [Float] {
    try text(path + "/\(name).csv").split(separator: "\n").dropFirst().map { line in
      try #require(Float(line.split(separator: ",").last ?? ""))
    }
  }

  @Test func `csv holds all that a prediction needs`() throws {
    let path = try write(.csv)
    #expect(
      try Folder.names(in: path) == [
        "mean.csv", "movie_biases.csv", "movies.csv", "user_biases.csv", "users.csv",
      ])
    #expect(try text(path + "/movie_biases.csv").hasPrefix("movieId,movie_biases\n0,"))
    let (user, movie) = (7, 33)
    let products = zip(model.movieFactors[movie], model.userFactors[user]).map { $0 * $1 }
    let mean = try column("mean", path)[0]
    let biases = (try column("user_biases", path)[user], try column("movie_biases", path)[movie])
    let predicted = products.reduce(0, +) + mean + biases.0 + biases.1
    #expect(abs(predicted - model.predict(UserIndex(user), MovieIndex(movie)).rating) < 1e-4)
    #expect(FactorExport.csv.losses(of: model).isEmpty)
  }

  @Test func `what a format has no place for is told`() throws {
    #expect(
      FactorExport.projector.losses(of: model) == [
        "projector leaves out mean, movie_biases, user_biases, user_factors; npy and safetensors do not"
      ])
    let sampled = SampledModel(
      [Samples.model(seed: 9), model], noise: NoiseVariances(base: 1),
      sessions: SessionBiases(
        try RatingSessions(users: [2], firsts: [5], lasts: [6], userCount: 25), values: [1],
        variance: 2))
    #expect(
      FactorExport.csv.losses(of: sampled) == [
        "csv has the last of 2 samples alone; npy and safetensors have all",
        "csv leaves out session_biases, session_variance, session_firsts, session_lasts,"
          + " session_users; npy and safetensors do not",
      ])
    let weights = Weights(
      snapshot: Snapshot(sampled, epoch: 1, validated: nil),
      userIDs: data.catalogue.users.map(\.id), movieIDs: data.catalogue.movies.map(\.id),
      metadata: [:])
    let (csv, npy) = (folder.path + "/csv", folder.path + "/npy")
    try FactorExport.csv.write(weights, of: data, to: csv)
    #expect(try column("user_biases", csv) == model.biases?.users)
    try FactorExport.npy.write(weights, of: data, to: npy)
    let bytes = try InputFile.contents(of: npy + "/session_firsts.npy")
    #expect(bytes.suffix(8) == [5, 0, 0, 0, 0, 0, 0, 0])
    #expect(FactorExport.npy.losses(of: sampled).isEmpty)
  }

  @Test func `projector holds vectors and metadata, line by line`() throws {
    let path = try write(.projector)
    let vectors = try text(path + "/vectors.tsv").split(separator: "\n")
    let metadata = try text(path + "/metadata.tsv").split(separator: "\n")
    #expect(vectors.count == 70 && metadata.count == 71)
    #expect(vectors[0].split(separator: "\t").count == 20)
    #expect(metadata[0] == "title\tyear\tgenres\tratings\tmean")
    #expect(metadata[1].hasPrefix("Movie, \"0\" (1910)\t1910\tA|B\t"))
  }

  @Test func `safetensors are weights again`() throws {
    let path = try write(.safetensors)
    #expect(try Weights(contentsOf: path).snapshot.model.isEqual(to: model))
  }

  @Test(arguments: FactorExport.allCases)
  func `nothing is written over, and nothing half is left`(_ format: FactorExport) throws {
    let path = try write(format)
    #expect(throws: ExportError.exists(path)) { try format.write(weights, of: data, to: path) }
    #expect(folder.names == ["out"])
    #expect(throws: ExportError.self) {
      try format.write(weights, of: data, to: folder.path + "/missing/out")
    }
  }

  @Test func `a model without factors is said`() throws {
    let biases = Weights(
      snapshot: Snapshot(
        BiasModel(
          Biases(
            mean: 3, users: [Float](repeating: 0, count: 25),
            movies: [Float](repeating: 0, count: 70))), epoch: 1, validated: nil),
      userIDs: data.catalogue.users.map(\.id), movieIDs: data.catalogue.movies.map(\.id),
      metadata: [:])
    #expect(throws: ExportError.self) {
      try FactorExport.projector.write(biases, of: data, to: folder.path + "/p")
    }
    #expect(folder.names.isEmpty)
  }

  @Test func `a name that is taken gets a number`() throws {
    #expect(NewFile.stem("Amélie & Co. (2001)") == "am-lie-co-2001")
    let stem = folder.path + "/list"
    #expect(try NewFile.write("a", stem: stem, suffix: "csv") == stem + ".csv")
    #expect(try NewFile.write("b", stem: stem, suffix: "csv") == stem + "-2.csv")
    #expect(try text(stem + ".csv") == "a")
  }
}
