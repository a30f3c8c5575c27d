import FoundationEssentials

extension Settings {
  /// These settings as one JSON object, keys in order: for the metadata of weights, and for events.
  public var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }

  /// Settings out of such an object.
  public init(json: String) throws {
    self = try JSONDecoder().decode(Settings.self, from: Data(json.utf8))
  }
}
