import FoundationEssentials
import Text

/// A safetensors file's layout: eight bytes of header length, a JSON header, then the tensors.
///
/// Source: https://github.com/huggingface/safetensors, section Format.
public struct Safetensors: Sendable {
  /// What the header says of one tensor.
  struct Tensor: Codable, Equatable, Sendable {
    var dtype: String
    var shape: [Int]
    /// Where its bytes begin and end, from the end of the header.
    var dataOffsets: [Int]

    enum CodingKeys: String, CodingKey {
      case dtype
      case shape
      case dataOffsets = "data_offsets"
    }
  }

  package var metadata: [String: String]
  var tensors: [String: Tensor]
  /// All tensors' bytes.
  var data: [UInt8]

  /// A file without tensors.
  package init(metadata: [String: String]) {
    self.init(metadata: metadata, tensors: [:], data: [])
  }

  init(metadata: [String: String], tensors: [String: Tensor], data: [UInt8]) {
    self.metadata = metadata
    self.tensors = tensors
    self.data = data
  }
}

/// The header as JSON: the tensors by name, and among them the metadata.
private struct Header: Codable {
  var metadata: [String: String] = [:]
  var tensors: [String: Safetensors.Tensor] = [:]

  private struct Key: CodingKey {
    static let metadata = Key("__metadata__")
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  init(metadata: [String: String], tensors: [String: Safetensors.Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    for key in container.allKeys {
      if key.stringValue == Key.metadata.stringValue {
        metadata = try container.decode([String: String].self, forKey: key)
      } else {
        tensors[key.stringValue] = try container.decode(Safetensors.Tensor.self, forKey: key)
      }
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(metadata, forKey: .metadata)
    for (name, tensor) in tensors { try container.encode(tensor, forKey: Key(name)) }
  }
}

extension Safetensors {
  /// The format's own limit for a header.
  private static let longestHeader = 100_000_000

  /// How long a file's header is, by its first eight bytes.
  static func headerLength(_ start: [UInt8], fileSize: Int) throws(WeightsError.Fault) -> Int {
    guard fileSize >= 8, start.count == 8 else { throw .tooShort(bytes: fileSize) }
    let length = start.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(min(fileSize - 8, longestHeader)) else {
      throw .headerLength(length, bytes: fileSize)
    }
    return Int(length)
  }

  /// Reads a header, the data still to come. Every tensor lies inside them and none over another.
  init(header bytes: [UInt8], dataSize: Int) throws(WeightsError.Fault) {
    let header: Header
    do {
      header = try JSONDecoder().decode(Header.self, from: Data(bytes))
    } catch {
      throw .header(Self.message(error))
    }
    if let key = JSONKeys.repeated(in: bytes) { throw .repeatedKey(key) }
    metadata = header.metadata
    tensors = header.tensors
    data = []
    try checkLayout(dataSize)
  }

  private func checkLayout(_ dataSize: Int) throws(WeightsError.Fault) {
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let offsets = tensor.dataOffsets
      guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1], offsets[1] <= dataSize
      else {
        throw .offsets(
          tensor: name, begin: offsets.first ?? 0, end: offsets.last ?? 0, dataBytes: dataSize)
      }
    }
    let byPlace = tensors.filter { $0.value.dataOffsets[0] < $0.value.dataOffsets[1] }
      .sorted { $0.value.dataOffsets[0] < $1.value.dataOffsets[0] }
    for (before, after) in zip(byPlace, byPlace.dropFirst())
    where after.value.dataOffsets[0] < before.value.dataOffsets[1] {
      throw .overlap(before.key, after.key)
    }
  }

  private static func message(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    switch error {
    case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? context.debugDescription : "\(path): \(context.debugDescription)"
    @unknown default: return "\(error)"
    }
  }

  /// What stands in the file before the data, padded to a multiple of eight, which aligns them.
  func header() throws(WeightsError.Fault) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var header: [UInt8]
    do {
      header = [UInt8](try encoder.encode(Header(metadata: metadata, tensors: tensors)))
    } catch {
      throw .header("\(error)")
    }
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    return withUnsafeBytes(of: UInt64(header.count).littleEndian) { [UInt8]($0) } + header
  }
}
