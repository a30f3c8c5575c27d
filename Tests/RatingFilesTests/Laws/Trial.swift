@testable import RatingFiles

/// Bytes to try out, taken apart.
struct Trial {
  let surface: Surface
  /// By place in `ColumnOrders.all`, from 1; 0 where nobody says.
  var columns: UInt8 = 0
  /// Its last bit is the policy for faults.
  var grain: UInt8 = 0
  let contents: [UInt8]

  init(_ surface: Surface, columns: UInt8 = 0, grain: UInt8 = 0, _ contents: [UInt8]) {
    self.surface = surface
    self.columns = columns
    self.grain = grain
    self.contents = contents
  }

  /// Nil of fewer than three bytes.
  init?(_ bytes: some Collection<UInt8>) {
    let head = Array(bytes.prefix(3))
    guard head.count == 3 else { return nil }
    let surfaces = Surface.allCases
    self.init(
      surfaces[Int(head[0]) % surfaces.count], columns: head[1], grain: head[2],
      Array(bytes.dropFirst(3)))
  }

  /// A set of files: one by itself is anyone's own, others are recognized by the names that a surface
  /// has; nil of names that none has.
  init?(_ files: MemoryFiles, columns: [RatingColumn?]? = nil) {
    let contents = files.contents
    let known = Surface.allCases.first { $0.names.first.map(contents.keys.contains) ?? false }
    guard let surface = known ?? (contents.count == 1 ? .alone : nil) else { return nil }
    let named = surface.names.prefix { contents.keys.contains($0) }.map { contents[$0] ?? [] }
    let parts = known == nil ? Array(contents.values) : named
    let order = columns.flatMap { ColumnOrders.all.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
    self.init(
      surface, columns: UInt8(order), Array(parts.joined(separator: [Surface.fileEnd])))
  }

  var bytes: [UInt8] { [surface.rawValue, columns, grain] + contents }

  /// Tries it out.
  func check() throws(BrokenLaw) {
    switch surface {
    case .lines: try LineLaw.check(contents, order ?? RatingColumn.allCases)
    case .records: try RecordsLaw.check(contents)
    default: try ReadingLaw.check(specimen, grain: Int(grain))
    }
  }

  private var order: [RatingColumn?]? {
    columns == 0 ? nil : ColumnOrders.all[(Int(columns) - 1) % ColumnOrders.all.count]
  }

  private var specimen: Specimen {
    let options = ReadingOptions(columns: order, faults: grain & 1 == 0 ? .stop : .skip)
    switch surface {
    case .zip: return Specimen(archive: contents, options: options)
    case .gzip: return Specimen(files([contents]), file: surface.names.first, options: options)
    case .alone: return Specimen(files(parts), file: surface.names.first, options: options)
    default: return Specimen(files(parts), options: options)
    }
  }

  private var parts: [[UInt8]] {
    contents.split(
      separator: Surface.fileEnd, maxSplits: surface.names.count - 1,
      omittingEmptySubsequences: false
    ).map { Array($0) }
  }

  private func files(_ parts: [[UInt8]]) -> MemoryFiles {
    MemoryFiles(bytes: Dictionary(uniqueKeysWithValues: zip(surface.names, parts)))
  }
}
