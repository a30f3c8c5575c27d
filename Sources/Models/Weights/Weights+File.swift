import Files
import RatingData

extension Weights {
  /// Whether a file says of itself that it holds weights of this program, of whatever version.
  public static func isWeights(_ path: String) -> Bool {
    guard let file = try? InputFile(path), let start = try? file.bytes(0..<8),
      let length = try? Safetensors.headerLength(start, fileSize: file.size),
      let header = try? file.bytes(8..<8 + length),
      let tensors = try? Safetensors(header: header, dataSize: file.size - 8 - length)
    else { return false }
    return tensors.metadata["format"] == format
  }

  /// Reads a file that `write` wrote, or one like it.
  public init(contentsOf path: String) throws(WeightsError) {
    let tensors = try Safetensors(contentsOf: path, check: Self.check)
    do {
      self = try Weights(tensors)
    } catch {
      throw WeightsError(error, at: path)
    }
  }

  /// Writes the weights; the name shows all of them or what it showed before.
  ///
  /// - Throws: also where a factor is not a finite number, for such a file could not
  ///   be read again.
  public func write(to path: String) throws(WeightsError) {
    let tensors = safetensors
    do {
      try tensors.checkFinite()
    } catch {
      throw WeightsError(error, at: path)
    }
    try tensors.write(to: path)
  }
}

extension Weights {
  package static let format = "marquee"
  package static let version = "1"

  /// Whether metadata are those of weights that this program understands.
  static func check(_ metadata: [String: String]) throws(WeightsError.Fault) {
    guard metadata["format"] == format else { throw .foreign(format: metadata["format"]) }
    guard metadata["version"] == version else { throw .version(metadata["version"]) }
  }

  init(_ file: Safetensors) throws(WeightsError.Fault) {
    let snapshot = Snapshot(
      try Self.model(file), epoch: file.metadata["epoch"].flatMap { Int($0) } ?? 0,
      validated: file.metadata["val_loss"].flatMap { Double($0) })
    self.init(
      snapshot: snapshot,
      userIDs: try file.identifiers(of: "user", count: snapshot.model.userCount).map {
        UserID(rawValue: $0)
      },
      movieIDs: try file.identifiers(of: "movie", count: snapshot.model.movieCount).map {
        MovieID(rawValue: $0)
      },
      metadata: file.metadata)
  }

  /// Every kind of model that a file may hold.
  static let kinds: [any Model.Type] = [
    FactorModel.self, BiasModel.self, SampledModel.self, PreferenceModel.self, ItemWeightModel.self,
    PopularityModel.self, OpenedModel.self,
  ]

  /// Files of before there were kinds hold factors.
  private static func model(_ file: Safetensors) throws(WeightsError.Fault) -> any Model {
    let name = file.metadata["model"] ?? FactorModel.kind
    guard let kind = kinds.first(where: { $0.kind == name }) else { throw .kind(name) }
    return try kind.init(from: file)
  }

  /// The widest values first and the bytes of texts last, which keeps all of them aligned.
  var safetensors: Safetensors {
    var file = Safetensors(metadata: metadata, tensors: [:], data: [])
    file.metadata["format"] = Self.format
    file.metadata["version"] = Self.version
    file.metadata["model"] = snapshot.model.kind
    let userNames = IdentifierTensor(userIDs.map(\.rawValue), of: "user")
    let movieNames = IdentifierTensor(movieIDs.map(\.rawValue), of: "movie")
    userNames.appendNumbers(to: &file)
    movieNames.appendNumbers(to: &file)
    snapshot.model.save(to: &file)
    userNames.appendBytes(to: &file)
    movieNames.appendBytes(to: &file)
    return file
  }
}
