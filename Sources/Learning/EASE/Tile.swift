import FactorKernels

/// A square part of a matrix, and how it lies in memory: see `tile_product_subtract`.
enum Tile {
  typealias Numbers = UnsafeMutablePointer<Float>

  static let size = Int(tile_size)
  static let count = size * size
  private static let height = Int(tile_rows)
  private static let width = Int(tile_columns)

  /// Packs Aᵀ by rows and A by columns, of a tile A that lies row by row.
  static func pack(_ tile: Numbers, transposedRows rows: Numbers, columns: Numbers) {
    for k in 0..<size {
      let row = tile + k * size
      for panel in stride(from: 0, to: size, by: height) {
        let target = rows + panel * size + k * height
        for lane in 0..<height { target[lane] = row[panel + lane] }
      }
    }
    pack(tile, columns: columns)
  }

  /// Packs A by columns.
  static func pack(_ tile: Numbers, columns: Numbers) {
    for k in 0..<size {
      let row = tile + k * size
      for panel in stride(from: 0, to: size, by: width) {
        let target = columns + panel * size + k * width
        for lane in 0..<width { target[lane] = row[panel + lane] }
      }
    }
  }

  /// Packs A by rows.
  static func pack(_ tile: Numbers, rows: Numbers) {
    for i in 0..<size {
      let target = rows + i / height * height * size + i % height
      for k in 0..<size { target[k * height] = tile[i * size + k] }
    }
  }

  /// Writes Aᵀ, part by part, so that neither side is read or written across all of memory.
  static func transpose(_ tile: Numbers, into target: Numbers) {
    let part = 16
    for top in stride(from: 0, to: size, by: part) {
      for left in stride(from: 0, to: size, by: part) {
        for row in top..<top + part {
          for column in left..<left + part {
            target[column * size + row] = tile[row * size + column]
          }
        }
      }
    }
  }

  /// tile −= rows · columns.
  static func subtract(_ rows: Numbers, _ columns: Numbers, from tile: Numbers) {
    tile_product_subtract(tile, rows, columns)
  }
}
