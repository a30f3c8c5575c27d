extension Ratings {
  /// A number that differs, but for a chance of one in 2⁶⁴, where users, movies or values do: FNV-1a over the columns.
  ///
  /// Source: Fowler, Noll, Vo: FNV hash. http://www.isthe.com/chongo/tech/comp/fnv/
  public var fingerprint: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ word: UInt64) { hash = (hash ^ word) &* 0x0000_0100_0000_01b3 }
    add(UInt64(userCount))
    add(UInt64(movieCount))
    for position in 0..<count {
      add(UInt64(users[position].position))
      add(UInt64(movies[position].position))
      add(UInt64(values[position].bitPattern))
    }
    return hash
  }
}
