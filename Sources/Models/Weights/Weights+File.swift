import Files

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
    do {
      let file = try InputFile(path)
      // Told by their header first: what is no weights may be of any size.
      let start = 8 + (try Safetensors.headerLength(file.bytes(0..<8), fileSize: file.size))
      var tensors = try Safetensors(
        header: file.bytes(8..<start), dataSize: file.size - start)
      try Self.check(tensors.metadata)
      tensors.data = try file.bytes(start..<file.size)
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
    do {
      let tensors = safetensors
      try tensors.checkFinite()
      let writer = try DurableFile.Writer(path)
      try writer.append(tensors.header())
      try writer.append(tensors.data)
      try writer.commit()
    } catch {
      throw WeightsError(error, at: path)
    }
  }
}
