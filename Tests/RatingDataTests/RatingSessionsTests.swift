import RatingData
import Testing

@Suite struct `RatingSessions of a user` {
  private static func ratings(_ times: [(user: Int, time: UInt32)]) -> Ratings {
    Ratings(
      users: times.map { UserIndex($0.user) }, movies: times.map { _ in MovieIndex(0) },
      values: times.map { _ in 3 }, times: times.map(\.time), userCount: 3, movieCount: 1)
  }

  /// User 0 has three, one of them with the last second that there is; user 1 has none, user 2 one.
  private let ratings = Self.ratings([
    (0, 9_000), (2, 50), (0, 4_000), (0, 400), (0, UInt32.max), (0, 12_601), (1, 7),
  ])
  private let trained: [Int32] = [0, 1, 2, 3, 4, 5]

  @Test func `end where a user pauses for more than an hour`() throws {
    let sessions = try #require(RatingSessions(of: trained, in: ratings))
    #expect(sessions.users == [0, 0, 0, 0, 2])
    #expect(sessions.firsts == [400, 9_000, 12_601, 4_294_967_295, 50])
    #expect(sessions.lasts == [4_000, 9_000, 12_601, 4_294_967_295, 50])
    #expect(sessions.range(UserIndex(1)).isEmpty)
  }

  @Test(arguments: [
    (0, 0, 0), (0, 3_999, 0), (0, 6_400, 0), (0, 6_501, 1), (0, 10_800, 1), (0, 10_801, 2),
    (0, 16_202, nil), (0, UInt32.max - 3_600, 3), (1, 7, nil), (2, 0, 4),
  ])
  func `are found by a time within an hour`(user: Int, time: UInt32, expected: Int?) throws {
    let sessions = try #require(RatingSessions(of: trained, in: ratings))
    #expect(sessions.index(of: UserIndex(user), at: time) == expected)
  }

  @Test func `are none where no time is told, or always the same`() {
    #expect(RatingSessions(of: [], in: ratings) == nil)
    #expect(RatingSessions(of: [3], in: ratings) == nil)
    #expect(RatingSessions(of: [0, 1], in: Self.ratings([(0, 0), (1, 0)])) == nil)
  }

  @Test func `come back from their columns`() throws {
    let sessions = try #require(RatingSessions(of: trained, in: ratings))
    let again = try RatingSessions(
      users: sessions.users, firsts: sessions.firsts, lasts: sessions.lasts, userCount: 3)
    #expect(again == sessions)
  }

  @Test(
    arguments: [
      (users: [0, 3], firsts: [1, 1], lasts: [1, 1]),
      (users: [0, -1], firsts: [1, 1], lasts: [1, 1]),
      (users: [1, 0], firsts: [1, 1], lasts: [1, 1]),
      (users: [0, 0], firsts: [1, 2], lasts: [2, 3]),
      (users: [0, 0], firsts: [1, 5], lasts: [2, 4]),
      (users: [0, 0], firsts: [1, 5], lasts: [2, 4_294_967_296]),
      (users: [0, 0], firsts: [1, -5], lasts: [2, 4]),
    ] as [(users: [Int64], firsts: [Int64], lasts: [Int64])])
  func `refuse columns that are none`(users: [Int64], firsts: [Int64], lasts: [Int64]) {
    let error = #expect(throws: RatingSessions.ColumnError.self) {
      try RatingSessions(users: users, firsts: firsts, lasts: lasts, userCount: 3)
    }
    #expect(error?.position == 1)
  }
}
