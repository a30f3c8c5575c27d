import Files
import Models

/// One tensor of a safetensors file.
struct TensorMatrix {
  private let path: String
  private let name: String?

  init(_ path: String, name: String?) {
    self.path = path
    self.name = name
  }

  func read(_ file: borrowing InputFile) throws -> NamedMatrix {
    let places = try Safetensors.places(in: file)
    let place = try chosen(of: places)
    guard let kind = Self.kinds[place.type] else { throw MatrixError.Fault.type(place.type) }
    let elements = Elements(kind: kind, isBigEndian: false)
    guard (1...2).contains(place.shape.count), place.shape.allSatisfy({ $0 > 0 }) else {
      throw MatrixError.Fault.shape(place.shape, expected: "rows and columns, one of each at least")
    }
    guard let bytes = elements.bytes(place.shape), bytes == place.bytes.count else {
      throw MatrixError.Fault.length(
        expected: elements.bytes(place.shape) ?? .max, found: place.bytes.count)
    }
    let rows = place.shape[0]
    let columns = place.shape.count == 2 ? place.shape[1] : 1
    return NamedMatrix(
      FactorMatrix(
        rows: rows, columns: columns,
        values: try elements.read(rows * columns, at: place.bytes.lowerBound, of: file)),
      format: "safetensors, \(place.name), \(kind.rawValue)")
  }

  private static let kinds: [String: Elements.Kind] = [
    "F16": .float16, "BF16": .bfloat16, "F32": .float32, "F64": .float64,
  ]

  private func chosen(of places: [Safetensors.Place]) throws(MatrixError.Fault) -> Safetensors.Place
  {
    let names = places.map(\.name)
    if let name {
      guard let place = places.first(where: { $0.name == name }) else {
        throw .noTensor(name, tensors: names)
      }
      return place
    }
    guard let only = places.first, places.count == 1 else { throw .tensors(names) }
    return only
  }
}
