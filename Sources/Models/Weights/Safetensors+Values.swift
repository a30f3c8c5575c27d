/// A value that tensors hold, as one, four or eight bytes.
package protocol TensorValue {
  associatedtype Bits: FixedWidthInteger
  /// What the header calls it.
  static var dtype: String { get }
  init(bits: Bits)
  var bits: Bits { get }
}

extension Float: TensorValue {
  package static var dtype: String { "F32" }
  package init(bits: UInt32) { self.init(bitPattern: bits) }
  package var bits: UInt32 { bitPattern }
}

extension Int64: TensorValue {
  package static var dtype: String { "I64" }
  package init(bits: Int64) { self = bits }
  package var bits: Int64 { self }
}

extension Int32: TensorValue {
  package static var dtype: String { "I32" }
  package init(bits: Int32) { self = bits }
  package var bits: Int32 { self }
}

extension UInt8: TensorValue {
  package static var dtype: String { "U8" }
  package init(bits: UInt8) { self = bits }
  package var bits: UInt8 { self }
}

extension Safetensors {
  /// A tensor's shape, of as many dimensions as asked for.
  package func shape(of name: String, dimensions: Int) throws(WeightsError.Fault) -> [Int] {
    guard let tensor = tensors[name] else { throw .missing(tensor: name) }
    guard tensor.shape.count == dimensions, tensor.shape.allSatisfy({ $0 >= 0 }) else {
      throw .shape(tensor: name, found: tensor.shape, expected: "\(dimensions) dimensions")
    }
    return tensor.shape
  }

  /// A tensor's values, if it has this shape.
  package func values<Value: TensorValue>(
    _ name: String, shape: [Int], as _: Value.Type = Value.self
  ) throws(WeightsError.Fault) -> [Value] {
    guard let tensor = tensors[name] else { throw .missing(tensor: name) }
    guard tensor.dtype == Value.dtype else {
      throw .type(tensor: name, found: tensor.dtype, expected: Value.dtype)
    }
    guard tensor.shape == shape else {
      throw .shape(tensor: name, found: tensor.shape, expected: "\(shape)")
    }
    let size = MemoryLayout<Value.Bits>.size
    let begin = tensor.dataOffsets[0]
    let end = tensor.dataOffsets[1]
    guard Self.byteCount(shape, size: size) == end - begin else {
      throw .offsets(tensor: name, begin: begin, end: end, dataBytes: data.count)
    }
    return data.withUnsafeBytes { bytes in
      #if _endian(little)
        // As they lie in the file: a state may have many megabytes.
        [Value](unsafeUninitializedCapacity: (end - begin) / size) { buffer, filled in
          UnsafeMutableRawBufferPointer(buffer).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[begin..<end]))
          filled = (end - begin) / size
        }
      #else
        stride(from: begin, to: end, by: size).map { offset in
          let bits = bytes.loadUnaligned(fromByteOffset: offset, as: Value.Bits.self)
          return Value(bits: Value.Bits(littleEndian: bits))
        }
      #endif
    }
  }

  /// nil where it is more than memory can have.
  private static func byteCount(_ shape: [Int], size: Int) -> Int? {
    var count = size
    for dimension in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard !overflow else { return nil }
      count = product
    }
    return count
  }

  /// Adds a tensor behind the others.
  mutating func append<Value: TensorValue>(_ name: String, _ values: [Value], shape: [Int]) {
    precondition(
      values.count == shape.reduce(1, *), "\(values.count) values for \(name) of shape \(shape)")
    let begin = data.count
    data.reserveCapacity(begin + values.count * MemoryLayout<Value.Bits>.size)
    #if _endian(little)
      // As they lie in memory: a state of many megabytes is written while a run goes on.
      values.withUnsafeBytes { data.append(contentsOf: $0) }
    #else
      for value in values {
        withUnsafeBytes(of: value.bits.littleEndian) { data.append(contentsOf: $0) }
      }
    #endif
    tensors[name] = Tensor(dtype: Value.dtype, shape: shape, dataOffsets: [begin, data.count])
  }
}

extension Model {
  /// The fractions that the model consists of, by name: what a file of it holds beside `wholeArrays`.
  public var arrays: [(name: String, shape: [Int], values: [Float])] { tensors() }

  /// The whole numbers that the model consists of, by name.
  public var wholeArrays: [(name: String, shape: [Int], values: [Int64])] { tensors() }

  private func tensors<Value: TensorValue>() -> [(name: String, shape: [Int], values: [Value])] {
    var file = Safetensors(metadata: [:])
    save(to: &file)
    return file.tensors.sorted { $0.key < $1.key }.compactMap { name, tensor in
      guard tensor.dtype == Value.dtype,
        let values = try? file.values(name, shape: tensor.shape, as: Value.self)
      else { return nil }
      return (name, tensor.shape, values)
    }
  }
}
