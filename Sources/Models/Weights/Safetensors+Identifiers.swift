import RatingData

/// The ids of a model's rows as tensors.
///
/// Where all are numbers, I64 `user_ids` [n]. Where any is a text, U8 `user_ids` [bytes], all ids as
/// they are spelled, in UTF-8, one after another, and I64 `user_id_offsets` [n + 1], where each begins
/// and the last one ends. The same for movies.
struct IdentifierTensor {
  private let names: Names
  private let numbers: [Int64]
  /// nil where the numbers are the ids themselves.
  private let bytes: [UInt8]?

  fileprivate struct Names {
    let ids: String
    let offsets: String

    init(_ rows: String) {
      ids = rows + "_ids"
      offsets = rows + "_id_offsets"
    }
  }

  /// - Parameter rows: what the rows are of, `user` or `movie`.
  init(_ ids: [Identifier], of rows: String) {
    names = Names(rows)
    let all = ids.compactMap(\.number)
    guard all.count < ids.count else {
      numbers = all
      bytes = nil
      return
    }
    var bytes: [UInt8] = []
    var offsets: [Int64] = [0]
    for id in ids {
      bytes += id.description.utf8
      offsets.append(Int64(bytes.count))
    }
    numbers = offsets
    self.bytes = bytes
  }

  /// What takes eight bytes each.
  func appendNumbers(to file: inout Safetensors) {
    file.append(bytes == nil ? names.ids : names.offsets, numbers, shape: [numbers.count])
  }

  /// What takes one byte each, where there is such.
  func appendBytes(to file: inout Safetensors) {
    if let bytes { file.append(names.ids, bytes, shape: [bytes.count]) }
  }
}

extension Safetensors {
  /// The ids of a model's rows, ascending.
  package func identifiers(of rows: String, count: Int) throws(WeightsError.Fault) -> [Identifier] {
    let names = IdentifierTensor.Names(rows)
    let areTexts = tensors[names.ids]?.dtype == UInt8.dtype
    let ids = areTexts ? try texts(names, count: count) : try numbers(names.ids, count: count)
    for (position, pair) in zip(ids, ids.dropFirst()).enumerated() where !(pair.0 < pair.1) {
      throw .ids(tensor: names.ids, position: position + 1)
    }
    return ids
  }

  private func numbers(_ name: String, count: Int) throws(WeightsError.Fault) -> [Identifier] {
    let numbers: [Int64] = try values(name, shape: [count])
    return numbers.map { .number($0) }
  }

  private func texts(
    _ names: IdentifierTensor.Names, count: Int
  ) throws(WeightsError.Fault) -> [Identifier] {
    let bytes: [UInt8] = try values(names.ids, shape: shape(of: names.ids, dimensions: 1))
    let found = try shape(of: names.offsets, dimensions: 1)
    // Compared from the far side, lest a count near the largest number overflow.
    guard found[0] - 1 == count else {
      throw .shape(tensor: names.offsets, found: found, expected: "one more than \(count) rows")
    }
    let offsets: [Int64] = try values(names.offsets, shape: found)
    guard offsets.first == 0, offsets.last == Int64(bytes.count) else {
      throw .span(tensor: names.offsets, of: names.ids, bytes: bytes.count)
    }
    var ids: [Identifier] = []
    ids.reserveCapacity(count)
    for (position, (begin, end)) in zip(offsets, offsets.dropFirst()).enumerated() {
      // None beyond the bytes either: the last is their end, and a later one would descend to it.
      guard 0 <= begin, begin <= end, end <= Int64(bytes.count) else {
        throw .ids(tensor: names.offsets, position: position + 1)
      }
      guard let text = String(validating: bytes[Int(begin)..<Int(end)], as: UTF8.self) else {
        throw .text(tensor: names.ids, position: position)
      }
      ids.append(Identifier(text))
    }
    return ids
  }
}
