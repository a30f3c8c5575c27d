import RatingData

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
      validationLoss: file.metadata["val_loss"].flatMap { Double($0) })
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
  static let kinds: [any Model.Type] = [FactorModel.self, BiasModel.self]

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
