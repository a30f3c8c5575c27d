import TestArchives

@testable import RatingFiles
@testable import RatingWriting

extension Trial {
  /// Where trying out starts: every small sample that there is, on every surface where it fits.
  static let samples: [Trial] = {
    let broken = (Fault.published + Fault.own).compactMap {
      Trial($0.files, columns: $0.options.columns)
    }
    let sound = Sound.files.compactMap { Trial(.alone($0.text), columns: $0.columns) }
    let sets = [WrittenSets.small, WrittenSets.set(), WrittenSets.set(values: [0.25, 1, 3.5])]
    let written = sets.flatMap { set in
      RatingFormat.allCases.compactMap { try? MemoryFiles(writing: set, as: $0) }
    }
    let small = (broken + sound + written.compactMap { Trial($0) }).filter {
      $0.contents.count <= 4096
    }
    let lines = small.filter { $0.surface == .alone }.map {
      Trial(.lines, columns: $0.columns, $0.contents)
    }
    let records = written.flatMap(\.sorted).map { Trial(.records, $0.bytes) }
    return small + lines + records + packed(written)
  }()

  private static func packed(_ sets: [MemoryFiles]) -> [Trial] {
    let files = sets.flatMap(\.sorted).map(\.bytes)
    let members = files.map { Trial(.gzip, GzipBuilder.packed($0, pieceSize: 40)) }
    let archives = sets.enumerated().map { place, set in
      let entries = set.sorted.map { ZipBuilder.Entry.deflated("set/\($0.name)", $0.bytes) }
      return Trial(
        .zip, ZipBuilder(entries: entries, comment: "set", isLarge: place % 2 == 1).bytes)
    }
    let squeezed = Trial(
      .zip, ZipBuilder(entries: [.squeezed, .stored("movies.dat", "1::One::War\n")]).bytes)
    return members + archives + [squeezed]
  }
}
