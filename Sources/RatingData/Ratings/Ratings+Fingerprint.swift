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
