import Files
import RatingData

/// Where a set is to be written.
package enum Output {
  case path(String, onExisting: ExistingOutput)
  /// For formats of one file.
  case sink(any ByteSink)
}

/// What to do about something that stands where a set is to be.
package enum ExistingOutput: Sendable {
  case refuse
  case replace
}

/// A set about to be written in a format.
package struct SetWriter<Rows: RatingRows> {
  private let set: Rows
  private let output: Output
  private let layout: any SetLayout
  private let companions: [TextFile]
  private let place: OutputPlace

  /// Makes sure that the format can say it all, before anything is opened.
  package init(_ set: Rows, as format: RatingFormat, to output: Output) throws(WritingError) {
    self.set = set
    self.output = output
    switch output {
    case .path(let path, _):
      place = format.place(of: path)
      layout = format.layout(in: place, named: Files.Folder.name(of: path))
    case .sink:
      place = .file
      layout = format.layout(in: .file, named: format.rawValue)
    }
    try layout.check(set)
    companions = place == .folder ? try layout.companions(of: set.catalogue) : []
  }

  /// What the format has no place for, a sentence each.
  package var losses: [String] { layout.omissions(of: set) }

  /// Writes everything. Under the name of the output, all of it is seen or nothing.
  package func write(watch: WritingWatch = .none) throws(WritingError) {
    switch output {
    case .sink(let sink):
      try writeRows(to: sink, watch)
    case .path(let path, let onExisting) where place == .folder:
      let folder = try OutputFolder(path, onExisting: onExisting, layout: layout)
      try folder.write(set, layout, companions: companions, watch: watch)
    case .path(let path, let onExisting):
      guard onExisting == .replace || FileKind(at: path) == nil else { throw .exists(path: path) }
      let sink = try FileSink(path)
      try writeRows(to: sink, watch)
      try sink.commit()
    }
  }

  private func writeRows(to sink: any ByteSink, _ watch: WritingWatch) throws(WritingError) {
    try RowWriter(layout.rows(of: set), set.catalogue, to: sink).write(set, watch: watch)
  }
}

/// Who watches data being written, and may call it off.
package struct WritingWatch {
  /// Told every so often.
  package let report: (WritingProgress) -> Void
  /// Asked every so often; writing ends with `WritingError.cancelled` soon after it is true, and
  /// leaves nothing behind.
  package let isCancelled: () -> Bool

  package init(
    report: @escaping (WritingProgress) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.report = report
    self.isCancelled = isCancelled
  }

  /// Nobody.
  package static var none: WritingWatch { WritingWatch() }
}

/// How far writing has come.
package struct WritingProgress: Sendable, Equatable {
  package let ratings: Int
  package let total: Int
}
