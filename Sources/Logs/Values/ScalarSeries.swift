/// The values of a number that a log names, in the order in which they came.
///
/// Up to `room` points are kept as they are. Where there are more, two become one, then four, and so on: memory is
/// bounded, and no spike is lost, as a bucket keeps the least and the greatest of its values.
public struct ScalarSeries: Sendable {
  public let name: String
  /// How many points came.
  public private(set) var count = 0
  /// The one that came last, as it was.
  public private(set) var last: ScalarPoint?

  /// Full chunks, each shared with whoever has a copy of this value, and the one that grows.
  private var chunks: [ScalarChunk] = []
  private var tail: [ScalarBucket] = []
  /// Points that a full bucket has: a power of two.
  private var pointsPerBucket: Int32 = 1
  /// Buckets that there may be.
  private var room: Int

  /// Buckets of a chunk.
  private static let chunkSize = 1024
  /// Buckets that a series may have at the most, and at the least however many series there are.
  public static let mostBuckets = 1 << 16
  static let leastBuckets = 1 << 11

  init(_ name: String, room: Int) {
    self.name = name
    self.room = max(Self.leastBuckets, room)
  }

  public var bucketCount: Int { chunks.count * Self.chunkSize + tail.count }

  /// Whether buckets may stand for more than one point.
  public var isThinned: Bool { pointsPerBucket > 1 }

  /// The buckets, earliest first.
  public subscript(place: Int) -> ScalarBucket {
    let chunk = place / Self.chunkSize
    return chunk < chunks.count
      ? chunks[chunk].buckets[place % Self.chunkSize] : tail[place - chunks.count * Self.chunkSize]
  }

  /// Calls `body` for all buckets, earliest first.
  public func forEach(_ body: (ScalarBucket) -> Void) {
    for chunk in chunks { chunk.buckets.forEach(body) }
    tail.forEach(body)
  }

  /// Calls `body` for buckets that stand for several of those that are kept, earliest first.
  public func forEach(_ level: ScalarLevel, _ body: (ScalarBucket) -> Void) {
    for chunk in chunks { chunk[level].forEach(body) }
    ScalarChunk.merged(tail, by: level.rawValue).forEach(body)
  }

  /// The level that has the fewest buckets, though no fewer than are asked for; all that are kept where there are not so
  /// many.
  public func level(ofAtLeast count: Int) -> ScalarLevel {
    ScalarLevel.allCases.last { bucketCount / $0.rawValue >= count } ?? .all
  }

  /// The least value; nil where none is finite.
  public var least: Double? {
    var least = Double.infinity
    forEach(.of512) { if $0.low < least { least = $0.low } }
    return least.isFinite ? least : nil
  }

  mutating func append(_ point: ScalarPoint) {
    count += 1
    last = point
    let bucket = ScalarBucket(point)
    if pointsPerBucket > 1, let end = tail.indices.last, tail[end].count < pointsPerBucket {
      tail[end].merge(bucket)
      return
    }
    push(bucket)
    if bucketCount > room { thin() }
  }

  private mutating func push(_ bucket: ScalarBucket) {
    if tail.count == Self.chunkSize {
      chunks.append(ScalarChunk(tail))
      tail = []
    }
    tail.append(bucket)
  }

  /// Makes one bucket of two.
  private mutating func thin() {
    let buckets = chunks.flatMap(\.buckets) + tail
    pointsPerBucket *= 2
    (chunks, tail) = ([], [])
    for bucket in buckets {
      if let end = tail.indices.last, tail[end].count + bucket.count <= pointsPerBucket {
        tail[end].merge(bucket)
      } else {
        push(bucket)
      }
    }
  }

  /// Keeps fewer buckets from now on.
  mutating func narrow(to room: Int) {
    self.room = max(Self.leastBuckets, room)
    while bucketCount > self.room { thin() }
  }

  /// Takes back what stands at a step or after it, or at an epoch where the log counts no steps. Of thinned points whole
  /// buckets go, by their first point.
  ///
  /// - Returns: the points that are gone.
  @discardableResult
  mutating func goBack(before place: Double) -> Int {
    let before = count
    while let bucket = tail.last, bucket.place >= place {
      tail.removeLast()
      count -= Int(bucket.count)
      if tail.isEmpty, let chunk = chunks.popLast() { tail = chunk.buckets }
    }
    guard count < before else { return 0 }
    last = tail.last.map {
      ScalarPoint(step: $0.step, epoch: $0.epoch, time: $0.time, value: $0.mean)
    }
    return before - count
  }

  /// Puts what another file tells of the same number behind what is here; what it tells anew goes.
  ///
  /// - Returns: the place that it begins at, where that is before the end of what was here, and the points that are gone.
  mutating func append(_ other: ScalarSeries) -> (place: Double, count: Int)? {
    guard other.bucketCount > 0 else { return nil }
    guard bucketCount > 0 else {
      let room = room
      self = other
      narrow(to: room)
      return nil
    }
    let start = other[0].place
    let isBack = last.map { $0.place >= start } ?? false
    let lost = isBack ? goBack(before: start) : 0
    pointsPerBucket = max(pointsPerBucket, other.pointsPerBucket)
    other.forEach { push($0) }
    count += other.count
    last = other.last
    while bucketCount > room { thin() }
    return isBack ? (start, lost) : nil
  }
}

extension ScalarPoint {
  /// What tells whether a log goes back: the step, or the epoch where there is none.
  var place: Double { step.isNaN ? epoch : step }
}

extension ScalarBucket {
  fileprivate var place: Double { step.isNaN ? epoch : step }
}
