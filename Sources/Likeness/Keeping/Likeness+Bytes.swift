import RatingData

/// A likeness as bytes, to be kept and read again. Numbers are little endian:
///
///     "mqlikens", version u32, fingerprint u64, density f64, features u8, left out u8,
///     movies u32, listed u32, views u8
///     a view:  number u8, basis' movies u32 and ratings u64,
///              each list's length u16, all movies u32, all scores f16
///     FNV-1a of all before u64
extension Likeness {
  /// What these bytes are, and how the views were made: raised with every change of either, so that what was kept by
  /// another version is made anew.
  public static let version: UInt32 = 1

  static let mark = Array("mqlikens".utf8)

  /// The bytes of every view that is there.
  ///
  /// - Precondition: it is not that of one movie alone.
  public var bytes: [UInt8] {
    precondition(only == nil, "a likeness of one movie alone is not kept")
    var writer = ByteWriter()
    writer.bytes += Self.mark
    writer.append(Self.version)
    writer.append(fingerprint.value)
    writer.append(rule.density.bitPattern)
    writer.append(UInt8(rule.hasFeatures ? 1 : 0))
    writer.append(leftOut.reduce(UInt8(0)) { $0 | 1 << $1.number })
    writer.append(UInt32(movieCount))
    writer.append(UInt32(listedCount))
    writer.append(UInt8(views.count))
    for view in views {
      guard let lists = lists[view], let basis = bases[view] else { continue }
      writer.append(view.number)
      writer.append(UInt32(basis.movies))
      writer.append(UInt64(basis.ratings))
      for movie in 0..<movieCount { writer.append(UInt16(lists.range(movie).count)) }
      for movie in lists.movies { writer.append(UInt32(movie)) }
      for score in lists.scores { writer.append(score.bitPattern) }
    }
    writer.append(ByteChecksum.of(writer.bytes[...]))
    return writer.bytes
  }

  /// Reads what `bytes` gave.
  ///
  /// - Parameter expected: what it is to be of; nil for any data.
  /// - Throws: where they are not those of a likeness, of this version, of these data, and whole.
  public init(
    bytes: [UInt8], of expected: LikenessFingerprint? = nil
  ) throws(LikenessFileError) {
    guard bytes.starts(with: Self.mark) else { throw .notLikeness }
    var reader = ByteReader(bytes, from: Self.mark.count)
    let version: UInt32 = try reader.next()
    guard version == Self.version else { throw .version(version) }
    let fingerprint = LikenessFingerprint(value: try reader.next())
    if let expected, expected != fingerprint { throw .otherData }
    try reader.checkSum()
    self = try Likeness(from: &reader, fingerprint)
    guard reader.isAtEnd else { throw .damaged("after the last view") }
  }

  private init(
    from reader: inout ByteReader, _ fingerprint: LikenessFingerprint
  ) throws(LikenessFileError) {
    let density = Double(bitPattern: try reader.next())
    guard density >= 0, density <= Double(Int32.max) else { throw .damaged("density") }
    let hasFeatures: UInt8 = try reader.next()
    let leftOut: UInt8 = try reader.next()
    let movieCount = try reader.count("movies", most: UInt32(Int32.max))
    let listedCount = try reader.count("listed movies", most: UInt32(movieCount))
    self.init(
      fingerprint: fingerprint,
      rule: LikenessRule(density: density, hasFeatures: hasFeatures != 0),
      movieCount: movieCount, listedCount: listedCount, only: nil,
      leftOut: Set(LikenessView.allCases.filter { leftOut >> $0.number & 1 == 1 }), lists: [:],
      bases: [:])
    let count: UInt8 = try reader.next()
    for _ in 0..<count {
      let number: UInt8 = try reader.next()
      guard let view = LikenessView(number: number), lists[view] == nil else {
        throw .damaged("number of a view")
      }
      let movies = try reader.count("movies of a view", most: UInt32(listedCount))
      let ratings: UInt64 = try reader.next()
      // A rating's position is a whole number of 32 bits.
      guard ratings <= UInt64(Int32.max) else { throw .damaged("ratings of a view") }
      bases[view] = LikenessBasis(movies: movies, ratings: Int(ratings))
      lists[view] = try ViewLists(from: &reader, movieCount: movieCount)
    }
  }
}

extension ViewLists {
  fileprivate init(
    from reader: inout ByteReader, movieCount: Int
  ) throws(LikenessFileError) {
    let lengths: [UInt16] = try reader.next(movieCount)
    let total = lengths.reduce(0) { $0 + Int($1) }
    guard lengths.allSatisfy({ $0 <= ViewList.length }), total <= Int(Int32.max) else {
      throw .damaged("length of a list")
    }
    let movies: [UInt32] = try reader.next(total)
    let scores: [UInt16] = try reader.next(total)
    guard movies.allSatisfy({ $0 < movieCount }) else { throw .damaged("movie in a list") }
    self.init(
      lengths: lengths, movies: movies.map { Int32($0) },
      scores: scores.map { Float16(bitPattern: $0) })
  }
}

extension LikenessView {
  /// In files: never changed.
  var number: UInt8 {
    switch self {
    case .watched: 0
    case .deviations: 1
    case .ease: 2
    case .samples: 3
    }
  }

  init?(number: UInt8) {
    guard let view = Self.allCases.first(where: { $0.number == number }) else { return nil }
    self = view
  }
}
