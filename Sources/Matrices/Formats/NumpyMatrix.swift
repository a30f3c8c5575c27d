import Files
import Models

/// An array of one or two dimensions in a `.npy` file.
struct NumpyMatrix {
  private let header: NumpyHeader
  private let elements: Elements

  init(_ file: borrowing InputFile) throws {
    header = try NumpyHeader(file)
    if header.type.hasSuffix("O") { throw MatrixError.Fault.pickled }
    guard let elements = header.elements else { throw MatrixError.Fault.type(header.type) }
    guard (1...2).contains(header.shape.count) else {
      throw MatrixError.Fault.shape(header.shape, expected: "rows and columns")
    }
    guard !header.shape.contains(0) else {
      throw MatrixError.Fault.shape(header.shape, expected: "a row and a column at least")
    }
    self.elements = elements
    guard let bytes = elements.bytes(header.shape),
      case (let whole, let overflow) = header.end.addingReportingOverflow(bytes), !overflow
    else { throw MatrixError.Fault.shape(header.shape, expected: "no more than memory can have") }
    guard whole == file.size else {
      throw MatrixError.Fault.length(expected: whole, found: file.size)
    }
  }

  func read(_ file: borrowing InputFile) throws -> NamedMatrix {
    let rows = header.shape[0]
    let columns = header.shape.count == 2 ? header.shape[1] : 1
    var values = try elements.read(rows * columns, at: header.end, of: file)
    if header.isFortranOrder, rows > 1, columns > 1 {
      values = Self.transposed(values, rows: rows, columns: columns)
    }
    let order = header.isFortranOrder ? ", columns first" : ""
    return NamedMatrix(
      FactorMatrix(rows: rows, columns: columns, values: values),
      format: "npy, \(elements.kind.rawValue)\(order)")
  }

  /// - Parameter values: column after column.
  private static func transposed(_ values: [Float], rows: Int, columns: Int) -> [Float] {
    [Float](unsafeUninitializedCapacity: values.count) { buffer, filled in
      for column in 0..<columns {
        for row in 0..<rows { buffer[row * columns + column] = values[column * rows + row] }
      }
      filled = values.count
    }
  }
}
