/// The number in a tensor that holds one alone.
///
/// tensorflow/core/framework/tensor.proto and types.proto: a number stands in `tensor_content` as its bytes, or in the
/// list of its type.
struct TensorScalar {
  /// nil where the tensor holds texts, several numbers or none.
  let value: Double?

  init(_ fields: ProtobufFields) throws(ProtobufFields.Broken) {
    var fields = fields
    var parts = Parts()
    while let (number, value) = try fields.next() { try parts.take(number, value) }
    self.value = parts.isScalar ? parts.number : nil
  }

  private struct Parts {
    private var type: Int64 = 0
    private(set) var isScalar = true
    private var content: ByteCursor?
    private var listed: Double?

    mutating func take(
      _ number: UInt64, _ value: ProtobufFields.Value
    ) throws(ProtobufFields.Broken) {
      switch number {
      case 1: type = value.integer ?? 0
      case 2: if let shape = value.fields { isScalar = try Self.isOne(shape) }
      case 4: if case .bytes(let bytes) = value, !bytes.isAtEnd { content = bytes }
      case 5:
        listed = Self.first(value) {
          $0.littleEndian(UInt32.self).map { Double(Float(bitPattern: $0)) }
        }
      case 6:
        listed = Self.first(value) { $0.littleEndian(UInt64.self).map { Double(bitPattern: $0) } }
      case 7, 10, 11:
        listed = Self.first(value) { $0.varint().map { Double(Int64(bitPattern: $0)) } }
      case 13: listed = Self.first(value) { $0.varint().flatMap(half) }
      case 16, 17: listed = Self.first(value) { $0.varint().map { Double($0) } }
      default: break
      }
    }

    /// The first number of a list, packed or not.
    private static func first(
      _ value: ProtobufFields.Value, _ read: (inout ByteCursor) -> Double?
    ) -> Double? {
      switch value {
      case .bytes(var cursor): read(&cursor)
      case .varint(let bits): Double(Int64(bitPattern: bits))
      case .fixed32(let bits): Double(Float(bitPattern: bits))
      case .fixed64(let bits): Double(bitPattern: bits)
      }
    }

    /// Whether a shape is of one number: it has no dimensions, or each is 1.
    private static func isOne(_ shape: ProtobufFields) throws(ProtobufFields.Broken) -> Bool {
      var shape = shape
      while let (number, value) = try shape.next() {
        guard number == 2, var dimension = value.fields else { continue }
        while let (number, value) = try dimension.next() {
          if number == 1, value.integer != 1 { return false }
        }
      }
      return true
    }

    /// A half's bits in a whole number, which stand for bfloat16, too.
    private func half(_ bits: UInt64) -> Double? {
      UInt16(exactly: bits).map { type == 14 ? Self.brainFloat($0) : $0.asHalf }
    }

    private static func brainFloat(_ bits: UInt16) -> Double {
      Double(Float(bitPattern: UInt32(bits) << 16))
    }

    var number: Double? {
      guard var content else { return listed }
      switch type {
      case 1: return content.littleEndian(UInt32.self).map { Double(Float(bitPattern: $0)) }
      case 2: return content.littleEndian(UInt64.self).map { Double(bitPattern: $0) }
      case 3: return content.littleEndian(Int32.self).map { Double($0) }
      case 4, 10: return content.littleEndian(UInt8.self).map { Double($0) }
      case 5: return content.littleEndian(Int16.self).map { Double($0) }
      case 6: return content.littleEndian(Int8.self).map { Double($0) }
      case 9: return content.littleEndian(Int64.self).map { Double($0) }
      case 14: return content.littleEndian(UInt16.self).map { Self.brainFloat($0) }
      case 17: return content.littleEndian(UInt16.self).map { Double($0) }
      case 19: return content.littleEndian(UInt16.self).map(\.asHalf)
      case 22: return content.littleEndian(UInt32.self).map { Double($0) }
      case 23: return content.littleEndian(UInt64.self).map { Double($0) }
      default: return nil
      }
    }
  }
}

extension UInt16 {
  /// What these bits are as an IEEE 754 half: one bit of sign, five of exponent, ten of fraction.
  fileprivate var asHalf: Double {
    let (exponent, fraction) = (Int(self >> 10 & 0x1F), Double(self & 0x3FF) / 1024)
    let magnitude =
      switch exponent {
      case 0: fraction * 0x1p-14
      case 31: fraction == 0 ? Double.infinity : .nan
      default: (1 + fraction) * Double(sign: .plus, exponent: exponent - 15, significand: 1)
      }
    return self >> 15 == 1 ? -magnitude : magnitude
  }
}
