/// Factors of all users or of all movies: `rows` × `columns`, row-major, without padding.
public struct FactorMatrix: Sendable, Equatable {
  public let rows: Int
  /// The number of factors, k.
  public let columns: Int
  /// `rows * columns` values.
  public let values: [Float]

  public init(rows: Int, columns: Int, values: [Float]) {
    precondition(
      values.count == rows * columns,
      "\(rows) × \(columns) factors need \(rows * columns) values, not \(values.count)")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// One row's factors.
  public subscript(row: Int) -> ArraySlice<Float> {
    values[row * columns..<(row + 1) * columns]
  }
}
