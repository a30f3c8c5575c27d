import Files

extension Safetensors {
  /// A tensor of a file, and where it stands there.
  package struct Place: Sendable, Equatable {
    package let name: String
    /// As the format spells it: `F32`, `BF16`, …
    package let type: String
    package let shape: [Int]
    /// From the start of the file.
    package let bytes: Range<Int>
  }

  /// Every tensor of a file, by name; none of them is read.
  package static func places(in file: borrowing InputFile) throws -> [Place] {
    let start = 8 + (try headerLength(file.bytes(0..<8), fileSize: file.size))
    let header = try Safetensors(header: file.bytes(8..<start), dataSize: file.size - start)
    return header.tensors.sorted { $0.key < $1.key }.map { name, tensor in
      Place(
        name: name, type: tensor.dtype, shape: tensor.shape,
        bytes: start + tensor.dataOffsets[0]..<start + tensor.dataOffsets[1])
    }
  }
}
