import Models
import RatingData
import Text

/// Rows of a matrix by their ids, in the order of ids.
struct IdentifiedRows: Sendable {
  enum Kind: String, Sendable {
    case movie
    case user
  }

  /// Ascending, each once.
  let ids: [Identifier]
  let matrix: FactorMatrix
  /// One a row; nil without any.
  let biases: [Float]?
  /// What the file was taken for, and what is wrong in it that can be lived with.
  let format: String
  let rowsNotFinite: Int

  /// - Parameters:
  ///   - spelled: an id a row; nil where rows are called by their numbers, from 0.
  ///   - paths: what errors name.
  init(
    _ named: NamedMatrix, of kind: Kind, called spelled: [String]?, biases: [Float]?,
    in paths: (rows: String, ids: String?, biases: String?)
  ) throws(MatrixError) {
    let rows = named.matrix.rows
    if let spelled, spelled.count != rows {
      throw MatrixError(
        .shape([spelled.count], expected: "\(rows) ids, one for each row of \(paths.rows)"),
        at: paths.ids ?? paths.rows)
    }
    if let biases, biases.count != rows {
      throw MatrixError(
        .shape([biases.count], expected: "\(rows) biases, one for each row of \(paths.rows)"),
        at: paths.biases ?? paths.rows)
    }
    format = named.format
    rowsNotFinite = named.rowsNotFinite
    guard let spelled else {
      ids = (0..<rows).map { .number(Int64($0)) }
      (matrix, self.biases) = (named.matrix, biases)
      return
    }
    let all = spelled.map { Identifier($0) }
    let order = try Self.order(of: all, in: paths.ids ?? paths.rows)
    guard order != Array(0..<rows) else {
      (ids, matrix, self.biases) = (all, named.matrix, biases)
      return
    }
    ids = order.map { all[$0] }
    self.biases = biases.map { biases in order.map { biases[$0] } }
    matrix = named.matrix.rows(order)
  }

  /// The rows in the order of their ids.
  private static func order(of ids: [Identifier], in path: String) throws(MatrixError) -> [Int] {
    let order = ids.indices.sorted { (ids[$0], $0) < (ids[$1], $1) }
    for (row, next) in zip(order, order.dropFirst()) where ids[row] == ids[next] {
      throw MatrixError(
        .line(
          next + 1, expected: "an id of its own",
          found: "\(ids[next]), which row \(row + 1) is called too"), at: path)
    }
    return order
  }
}
