import Files

/// Files of tensors, weights or others.
extension Safetensors {
  /// - Parameter check: told the metadata before the data are read: what is of another kind may be of any size.
  package init(
    contentsOf path: String,
    check: ([String: String]) throws(WeightsError.Fault) -> Void = { _ in }
  ) throws(WeightsError) {
    do {
      let file = try InputFile(path)
      let start = 8 + (try Self.headerLength(file.bytes(0..<8), fileSize: file.size))
      var tensors = try Safetensors(header: file.bytes(8..<start), dataSize: file.size - start)
      try check(tensors.metadata)
      tensors.data = try file.bytes(start..<file.size)
      self = tensors
    } catch {
      throw WeightsError(error, at: path)
    }
  }

  /// Writes the file; its name shows all of it or what it showed before.
  package func write(to path: String) throws(WeightsError) {
    do {
      let writer = try DurableFile.Writer(path)
      try writer.append(header())
      try writer.append(data)
      try writer.commit()
    } catch {
      throw WeightsError(error, at: path)
    }
  }

  /// Adds a row of numbers.
  package mutating func add(_ name: String, _ values: [Float]) {
    append(name, values, shape: [values.count])
  }

  package mutating func add(_ name: String, _ values: [Int]) {
    append(name, values.map { Int64($0) }, shape: [values.count])
  }

  /// The rows of numbers whose names begin so, by the rest of their names.
  package func floats(_ prefix: String) throws(WeightsError.Fault) -> [String: [Float]] {
    var rows: [String: [Float]] = [:]
    for name in tensors.keys where name.hasPrefix(prefix) {
      rows[String(name.dropFirst(prefix.count))] = try values(
        name, shape: shape(of: name, dimensions: 1))
    }
    return rows
  }

  package func integers(_ prefix: String) throws(WeightsError.Fault) -> [String: [Int]] {
    var rows: [String: [Int]] = [:]
    for name in tensors.keys where name.hasPrefix(prefix) {
      let row: [Int64] = try values(name, shape: shape(of: name, dimensions: 1))
      rows[String(name.dropFirst(prefix.count))] = row.map { Int($0) }
    }
    return rows
  }
}
