import Files
import Models
import RatingData

/// A model's factors in a form that other programs read.
public enum FactorExport: String, CaseIterable, Sendable {
  /// A folder: an array a file, with ids beside it, for NumPy.
  case npy
  /// A folder: a table of movies and one of users, a row each with its factors, and tables of what else is known of each.
  case csv
  /// A folder: vectors and metadata as the TensorFlow Embedding Projector opens them.
  case projector
  /// A file.
  case safetensors

  /// Writes a new file or a new folder; it is there whole or not at all.
  ///
  /// - Throws: where something is there already, or the system refuses.
  public func write(
    _ weights: Weights, of data: DataSet, to path: String
  ) throws(ExportError) {
    guard FileKind(at: path) == nil else { throw .exists(path) }
    guard self != .safetensors else {
      do throws(WeightsError) {
        try weights.write(to: path)
      } catch {
        if case .file = error { throw .file("\(error)") }
        throw .failed("\(error)")
      }
      return
    }
    let files = try files(weights, data)
    // The folder gets its name when all is in it.
    let parts = path + ".part"
    guard try Self.system({ () throws(FileFailure) in try Folder.createNew(parts) }) else {
      throw .exists(parts)
    }
    do throws(ExportError) {
      try Self.system { () throws(FileFailure) in
        for file in files {
          try DurableFile.replace(Folder.path(file.name, in: parts), with: file.bytes)
        }
        // Not in the place of anything that has come there meanwhile.
        try Folder.move(parts, toNew: path)
      }
    } catch {
      for file in files { _ = try? Folder.removeFile(Folder.path(file.name, in: parts)) }
      _ = try? Folder.removeEmpty(parts)
      throw error
    }
  }

  /// Does what the system may refuse.
  private static func system<Result>(
    _ body: () throws(FileFailure) -> Result
  ) throws(ExportError) -> Result {
    do throws(FileFailure) {
      return try body()
    } catch {
      throw .file("\(error)")
    }
  }

  private struct File {
    let name: String
    let bytes: [UInt8]

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  private func files(_ weights: Weights, _ data: DataSet) throws(ExportError) -> [File] {
    let model = weights.snapshot.model
    switch self {
    case .npy:
      return Self.arrays(model) + Self.ids("movie", data.catalogue.movies.map(\.id.rawValue))
        + Self.ids("user", data.catalogue.users.map(\.id.rawValue)) + [Self.movies(data)]
    case .csv:
      let (movies, users) = try Self.vectors(of: model)
      return [
        File(
          "movies.csv", Self.table(movies, Self.movieColumns(data), from: ["movieId", "title"])),
        File(
          "users.csv",
          Self.table(users, data.catalogue.users.map { ["\($0.id)"] }, from: ["userId"])),
      ] + ModelColumns(model).tables(of: data.catalogue).map { File($0.name, $0.text) }
    case .projector:
      let (movies, _) = try Self.vectors(of: model)
      let vectors = (0..<movies.rows).map { movies[$0].map { "\($0)" } }
      let metadata =
        [["title", "year", "genres", "ratings", "mean"]]
        + data.catalogue.movies.enumerated().map { position, movie in
          [
            movie.listedTitle, movie.year.map(String.init) ?? "",
            movie.genres.joined(separator: "|"),
            "\(data.byMovie.count(MovieIndex(position)))", "\(data.mean(of: MovieIndex(position)))",
          ]
        }
      return [
        File("vectors.tsv", SeparatedText.tabs(vectors)),
        File("metadata.tsv", SeparatedText.tabs(metadata)),
      ]
    case .safetensors: return []
    }
  }

  private static func arrays(_ model: any Model) -> [File] {
    model.arrays.map { File("\($0.name).npy", NPYFile($0.values, shape: $0.shape).bytes) }
      + model.wholeArrays.map {
        File("\($0.name).npy", NPYFile($0.values, shape: $0.shape).bytes)
      }
  }

  private static func vectors(
    of model: any Model
  ) throws(ExportError) -> (movies: FactorMatrix, users: FactorMatrix) {
    guard let movies = model.movieVectors, let users = model.userVectors else {
      throw .failed("a model of the kind \(model.kind) has no factors; npy writes what it has")
    }
    return (movies, users)
  }

  private static func movieColumns(_ data: DataSet) -> [[String]] {
    data.catalogue.movies.map { ["\($0.id)", $0.listedTitle] }
  }

  private static func table(
    _ matrix: FactorMatrix, _ rows: [[String]], from header: [String]
  ) -> String {
    SeparatedText.csv(
      header + (0..<matrix.columns).map { "factor\($0 + 1)" },
      (0..<matrix.rows).lazy.map { rows[$0] + matrix[$0].map { "\($0)" } })
  }

  /// Numbers as an array, texts as lines.
  private static func ids(_ name: String, _ ids: [Identifier]) -> [File] {
    let numbers = ids.compactMap(\.number)
    guard numbers.count == ids.count else {
      return [File("\(name)_ids.txt", ids.map { "\($0)\n" }.joined())]
    }
    return [File("\(name)_ids.npy", NPYFile(numbers, shape: [numbers.count]).bytes)]
  }

  private static func movies(_ data: DataSet) -> File {
    let rows = data.catalogue.movies.enumerated().map { position, movie in
      [
        "\(movie.id)", movie.listedTitle, movie.genres.joined(separator: "|"),
        "\(data.byMovie.count(MovieIndex(position)))",
      ]
    }
    return File("movies.csv", SeparatedText.csv(["movieId", "title", "genres", "ratings"], rows))
  }
}

/// Why nothing was exported.
public enum ExportError: Error, Equatable, CustomStringConvertible {
  case exists(String)
  /// The model has no such form.
  case failed(String)
  /// The system refuses.
  case file(String)

  public var description: String {
    switch self {
    case .exists(let path): "\(path): is there already; an export goes to a new name"
    case .failed(let reason), .file(let reason): reason
    }
  }
}

extension FactorExport {
  /// What the format has no place for, a sentence each.
  public func losses(of model: any Model) -> [String] {
    let written: Set<String>
    switch self {
    case .npy, .safetensors: return []
    case .csv: written = ModelColumns(model).names.union(["movie_factors", "user_factors"])
    case .projector: written = ["movie_factors"]
    }
    let names = model.arrays.map(\.name) + model.wholeArrays.map(\.name)
    let left = names.filter { !written.contains($0) }.joined(separator: ", ")
    let others = "npy and safetensors"
    return
      (model.sampleCount > 1
      ? ["\(rawValue) has the last of \(model.sampleCount) samples alone; \(others) have all"] : [])
      + (left.isEmpty ? [] : ["\(rawValue) leaves out \(left); \(others) do not"])
  }
}
