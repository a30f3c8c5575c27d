/// Where the keys go on the screen You.
enum YouFocus: Int, CaseIterable, Sendable {
  /// The movie that is asked about.
  case card
  case rated
  case list

  /// The panel a number of steps after this one, round all.
  func moved(by steps: Int) -> YouFocus {
    let all = Self.allCases
    return all[(rawValue + steps + all.count) % all.count]
  }
}
