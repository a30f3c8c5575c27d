import Files
import Models

/// A matrix of numbers in a file that another program wrote: one row a movie, or a user.
///
/// What the file is follows from its first bytes: NumPy's `.npy` (float16, 32, 64, either order), one tensor of a
/// safetensors file, word2vec as text or binary, and tables of numbers.
public struct MatrixFile: Sendable, Equatable {
  public let path: String
  /// The tensor that is meant in a safetensors file; nil where the file has one alone, and of other files.
  public let tensor: String?

  /// - Parameter argument: a path, or `FILE.safetensors:NAME`.
  public init(_ argument: String) {
    let mark = ".safetensors:"
    if FileKind(at: argument) == nil, let range = argument.range(ofLast: mark) {
      path = String(argument[..<argument.index(before: range.upperBound)])
      tensor = String(argument[range.upperBound...])
    } else {
      path = argument
      tensor = nil
    }
  }

  /// Reads it.
  ///
  /// - Returns: a row for each movie or user, in the order of the file.
  public func read() throws(MatrixError) -> NamedMatrix {
    do {
      return try contents()
    } catch {
      throw MatrixError(error, at: path)
    }
  }

  /// Reads it as one number for each movie or user: an array of one dimension, a row or a column.
  public func column() throws(MatrixError) -> [Float] {
    let named = try read()
    guard named.matrix.rows == 1 || named.matrix.columns == 1 else {
      throw MatrixError(
        .shape([named.matrix.rows, named.matrix.columns], expected: "one number for each row"),
        at: path)
    }
    return named.matrix.values
  }

  private func contents() throws -> NamedMatrix {
    let file = try InputFile(path)
    guard file.size > 0 else { throw MatrixError.Fault.empty }
    let start = try file.bytes(0..<8)
    if tensor != nil || path.hasSuffix(".safetensors") {
      return try TensorMatrix(path, name: tensor).read(file)
    }
    if start.starts(with: NumpyHeader.magic) { return try NumpyMatrix(file).read(file) }
    if let fault = Self.foreign(start) { throw fault }
    if let header = try WordVectors.Header(file) {
      return try WordVectors(header).read(file)
    }
    return try NumberTable(file).read()
  }

  /// What is known by sight and not read.
  private static func foreign(_ start: [UInt8]) -> MatrixError.Fault? {
    if start.first == 0x80, start.count > 1, (2...5).contains(start[1]) { return .pickled }
    if start.starts(with: Array("PK".utf8)) { return .archive }
    if start.starts(with: [0x1F, 0x8B]) { return .compressed }
    return nil
  }
}

/// A matrix, and what its rows are called where the file says so.
public struct NamedMatrix: Sendable, Equatable {
  public let matrix: FactorMatrix
  /// One name a row.
  public let names: [String]?
  /// What the file was taken for: `npy, float32`, `word2vec, binary`, …
  public let format: String

  public init(_ matrix: FactorMatrix, names: [String]? = nil, format: String) {
    self.matrix = matrix
    self.names = names
    self.format = format
  }

  /// Rows that hold a value that is not a finite number: they are near nothing.
  public var rowsNotFinite: Int {
    (0..<matrix.rows).count { row in !matrix[row].allSatisfy(\.isFinite) }
  }
}

extension String {
  fileprivate func range(ofLast text: String) -> Range<Index>? {
    indices.reversed().lazy.compactMap { start in
      self[start...].hasPrefix(text) ? start..<self.index(start, offsetBy: text.count) : nil
    }.first
  }
}
