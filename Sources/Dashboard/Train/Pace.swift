/// The least time that an epoch takes on the screen, so that an eye can follow it. Training waits; it
/// never computes slower, and the times shown stay the real ones.
public enum Pace: Double, CaseIterable, Sendable {
  case none = 0
  case tenth = 0.1
  case third = 0.3
  /// That of a story: some seventeen epochs are ten seconds.
  case sixTenths = 0.6
  case one = 1
  case three = 3

  /// Seconds an epoch.
  public var seconds: Double { rawValue }

  var slower: Pace { neighbour(1) }
  var faster: Pace { neighbour(-1) }

  private func neighbour(_ step: Int) -> Pace {
    let all = Self.allCases
    let here = all.firstIndex(of: self) ?? 0
    return all[min(max(0, here + step), all.count - 1)]
  }
}
