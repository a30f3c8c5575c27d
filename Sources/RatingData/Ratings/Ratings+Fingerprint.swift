extension Ratings {
  /// A number that differs, but for a chance of one in 2⁶⁴, where users, movies or values do.
  public var fingerprint: UInt64 {
    var hash = FowlerNollVo()
    hash.add(UInt64(userCount))
    hash.add(UInt64(movieCount))
    for position in 0..<count {
      hash.add(UInt64(users[position].position))
      hash.add(UInt64(movies[position].position))
      hash.add(UInt64(values[position].bitPattern))
    }
    return hash.value
  }

  /// The same of what is known beside them: times, and features of users and movies.
  public var sideFingerprint: UInt64 {
    var hash = FowlerNollVo()
    for time in times { hash.add(UInt64(time)) }
    for feature in SideFeature.allCases {
      for rows in [features.ofUsers(feature), features.ofMovies(feature)] {
        hash.add(UInt64(rows?.count ?? 0))
        for names in rows ?? [] {
          hash.add(UInt64(names.count))
          for name in names {
            for byte in name.utf8 { hash.add(UInt64(byte)) }
          }
        }
      }
    }
    return hash.value
  }
}

/// FNV-1a over words.
///
/// Source: Fowler, Noll, Vo: FNV hash. http://www.isthe.com/chongo/tech/comp/fnv/
private struct FowlerNollVo {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01b3 }
}
