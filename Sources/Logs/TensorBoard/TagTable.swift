import Glibc

/// Where the points of a tag go, by its bytes. Tags come in the same order again and again, so the one behind the last
/// one is tried first.
struct TagTable {
  private struct Entry {
    let tag: [UInt8]
    /// nil of what is not drawn.
    let place: SeriesPlace?
  }

  private var entries: [Entry] = []
  private var places: [[UInt8]: Int] = [:]
  private var next = 0

  /// Tags that are known; more are looked up by name each time.
  private static let most = 20_000

  /// - Parameter find: finds a place for a tag that is new.
  mutating func entry(
    of tag: UnsafeRawBufferPointer, find: (String) -> SeriesPlace?
  ) -> SeriesPlace? {
    if entries.indices.contains(next), Self.isSame(entries[next].tag, tag) {
      return pass(next)
    }
    let bytes = Array(tag)
    if let index = places[bytes] { return pass(index) }
    let place = find(String(decoding: bytes, as: UTF8.self))
    guard entries.count < Self.most else { return place }
    places[bytes] = entries.count
    entries.append(Entry(tag: bytes, place: place))
    return pass(entries.count - 1)
  }

  private static func isSame(_ known: [UInt8], _ tag: UnsafeRawBufferPointer) -> Bool {
    guard known.count == tag.count, let start = tag.baseAddress else { return false }
    return known.withUnsafeBytes {
      $0.baseAddress.map { memcmp($0, start, tag.count) == 0 } ?? false
    }
  }

  private mutating func pass(_ index: Int) -> SeriesPlace? {
    next = index + 1 < entries.count ? index + 1 : 0
    return entries[index].place
  }
}
