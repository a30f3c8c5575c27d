/// A number that differs, but for a chance of one in 2⁶⁴, where what was added does: FNV-1a.
///
/// Source: Fowler, Noll, Vo: FNV hash. http://www.isthe.com/chongo/tech/comp/fnv/
package struct Fingerprint {
  package private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  package init() {}

  package mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01b3 }

  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    // Ends it as no byte of a text does.
    add(0xFF)
  }
}

extension Ratings {
  /// A number that differs, but for a chance of one in 2⁶⁴, where users, movies or values do.
  public var fingerprint: UInt64 {
    var hash = Fingerprint()
    hash.add(UInt64(userCount))
    hash.add(UInt64(movieCount))
    for position in 0..<count {
      hash.add(UInt64(users[position].position))
      hash.add(UInt64(movies[position].position))
      hash.add(UInt64(values[position].bitPattern))
    }
    return hash.value
  }

  /// A number that differs where what is known beside them does: times, and features of users and movies.
  public var sideFingerprint: UInt64 {
    var hash = Fingerprint()
    for time in times { hash.add(UInt64(time)) }
    for feature in SideFeature.allCases {
      for rows in [features.ofUsers(feature), features.ofMovies(feature)] {
        hash.add(UInt64(rows?.count ?? 0))
        for names in rows ?? [] {
          hash.add(UInt64(names.count))
          for name in names { hash.add(name) }
        }
      }
    }
    return hash.value
  }
}
