import Concurrency
import Models
import RatingData
import Testing

@testable import Likeness

@Suite struct `Making a likeness` {
  private let workers = Workers(count: 2)

  private func fixture() throws -> (data: Ratings, movies: [Movie]) {
    let fixture = try Fixture.read()
    return (fixture.data, fixture.catalogue)
  }

  private func finished(_ builder: LikenessBuilder, threads: Int = 2) -> Likeness {
    var builder = builder
    while builder.advance(with: Workers(count: threads)) {}
    return builder.likeness
  }

  @Test func `goes in steps, each of which says what is there`() throws {
    let (data, movies) = try fixture()
    var builder = LikenessBuilder(data, movies: movies)
    #expect(builder.likeness.views.isEmpty && builder.next == [.watched, .deviations])
    _ = builder.advance(with: workers)
    #expect(builder.likeness.views == [.watched, .deviations] && builder.next == [.ease])
    _ = builder.advance(with: workers)
    #expect(builder.next == [.samples] && !builder.likeness.isFinished)
    _ = builder.advance(with: workers)
    #expect(builder.likeness.isFinished && builder.next.isEmpty)
    let isMore = builder.advance(with: workers)
    #expect(!isMore)
    #expect(builder.likeness.views == LikenessView.allCases)
    #expect(
      builder.likeness.basis(of: .samples)
        == LikenessBasis(movies: builder.likeness.listedCount, ratings: data.count))
  }

  @Test func `has the first list of one movie as all lists will have it`() throws {
    let (data, movies) = try fixture()
    var builder = LikenessBuilder(data, movies: movies)
    let asked = MovieIndex(20)
    let first = builder.first(asked)
    #expect(first.only == asked && !first.isFinished)
    #expect(first.nearestMovies(to: MovieIndex(21), count: 5).isEmpty)
    _ = builder.advance(with: workers)
    let nearest = first.nearestMovies(to: asked, count: 10)
    #expect(nearest.count == 10)
    #expect(nearest == builder.likeness.nearestMovies(to: asked, count: 10))
  }

  @Test func `gives the same bits on any number of threads`() throws {
    let (data, movies) = try fixture()
    let builder = LikenessBuilder(data, movies: movies)
    #expect(finished(builder, threads: 1) == finished(builder, threads: 3))
  }

  @Test func `ends where it is told to, and goes on from there`() throws {
    let (data, movies) = try fixture()
    let whole = finished(LikenessBuilder(data, movies: movies))
    for step in 0..<3 {
      var builder = LikenessBuilder(data, movies: movies)
      for _ in 0..<step { _ = builder.advance(with: workers) }
      let before = builder.likeness
      var asked = 0
      let isMade = builder.advance(with: workers) { fraction in
        #expect((0...1).contains(fraction))
        asked += 1
        return asked < 2
      }
      // A step that asks once alone is over by then.
      #expect(isMade == (asked < 2))
      if !isMade { #expect(builder.likeness == before) }
      let later = LikenessBuilder(data, movies: movies, continuing: builder.likeness)
      #expect(later.likeness == builder.likeness)
      #expect(finished(later) == whole)
    }
  }

  @Test func `tells how far a step is`() throws {
    let (data, movies) = try fixture()
    var builder = LikenessBuilder(data, movies: movies)
    while !builder.next.isEmpty {
      var fractions: [Double] = []
      _ = builder.advance(with: workers) { fraction in
        fractions.append(fraction)
        return true
      }
      #expect(fractions.first == 0 && fractions == fractions.sorted())
      #expect(fractions.allSatisfy { $0 <= 1 })
    }
  }

  @Test func `takes nothing over that is of other data`() throws {
    let (data, movies) = try fixture()
    let known = finished(LikenessBuilder(data, movies: movies))
    let other = data.adding([(MovieIndex(3), 4)])
    #expect(LikenessBuilder(other, movies: movies, continuing: known).likeness.views.isEmpty)
    let others = movies.map { Movie(id: $0.id, title: $0.title, genres: ["Comedy"]) }
    #expect(LikenessBuilder(data, movies: others, continuing: known).likeness.views.isEmpty)
    let first = LikenessBuilder(data, movies: movies).first(MovieIndex(3))
    #expect(LikenessBuilder(data, movies: movies, continuing: first).likeness.only == nil)
  }

  @Test func `takes the last of a user's ratings of one movie`() throws {
    let (data, movies) = try fixture()
    let twice = Ratings(
      users: [data.users[7]] + data.users, movies: [data.movies[7]] + data.movies,
      values: [0.5] + data.values.map { $0 }, userCount: data.userCount,
      movieCount: data.movieCount)
    var (one, other) = (
      LikenessBuilder(data, movies: movies), LikenessBuilder(twice, movies: movies)
    )
    for _ in 0..<2 {
      _ = one.advance(with: workers)
      _ = other.advance(with: workers)
    }
    for view in [LikenessView.watched, .deviations, .ease] {
      #expect(one.likeness.lists[view] == other.likeness.lists[view])
    }
  }
}

@Suite struct `A likeness within limits` {
  private let workers = Workers(count: 2)

  @Test func `has the most rated movies in EASE, and says so`() throws {
    let fixture = try Fixture.read()
    let totals = MovieTotals(fixture.data)
    var builder = LikenessBuilder(
      fixture.data, movies: fixture.catalogue, limits: LikenessLimits(easeMovies: 6))
    while builder.next != [.samples] { _ = builder.advance(with: workers) }
    let likeness = builder.likeness
    #expect(likeness.basis(of: .ease)?.movies == 6)
    let inside = (0..<fixture.movies).filter {
      !likeness.list(of: MovieIndex($0), in: .ease).isEmpty
    }
    let fewest = inside.map { totals.count(MovieIndex($0)) }.min() ?? 0
    #expect(inside.count == 6)
    #expect((0..<fixture.movies).count { totals.count(MovieIndex($0)) > fewest } < 6)
    let outside = MovieIndex(try #require((0..<fixture.movies).first { !inside.contains($0) }))
    #expect(likeness.views(countingFor: outside) == [.watched, .deviations])
    #expect(!likeness.nearestMovies(to: outside, count: 3).isEmpty)
  }

  @Test func `goes without EASE where it has no room at all`() throws {
    let fixture = try Fixture.read()
    var builder = LikenessBuilder(
      fixture.data, movies: fixture.catalogue, limits: LikenessLimits(easeMovies: 0))
    while builder.next != [.samples] { _ = builder.advance(with: workers) }
    #expect(builder.likeness.basis(of: .ease)?.movies == 0)
    #expect(!builder.likeness.nearestMovies(to: MovieIndex(30), count: 3).isEmpty)
  }

  @Test func `learns samples from a part of the users, each with all ratings`() throws {
    let data = try Fixture.read().data
    let part = data.ofSomeUsers(most: 400)
    #expect((300...400).contains(part.count) && part.movieCount == data.movieCount)
    #expect(part.userCount < data.userCount)
    let (all, some) = (UserRows(data), UserRows(part))
    func rows(_ ratings: Ratings, _ rows: UserRows, _ user: Int) -> [[Float]] {
      rows[UserIndex(user)].map { [Float(ratings.movies[$0].position), ratings.values[$0]] }
    }
    let known = (0..<data.userCount).map { rows(data, all, $0) }
    for user in 0..<part.userCount { #expect(known.contains(rows(part, some, user))) }
    #expect(data.ofSomeUsers(most: data.count).userCount == data.userCount)
  }

  @Test func `plans more sweeps over fewer ratings, and as many draws as there is room for`() {
    let small = LikenessChain.Plan(ratings: 100_004, most: 40)
    #expect(small == LikenessChain.Plan(ratings: 100_000, most: 40))
    #expect((small.draws, small.stride, small.burnIn) == (40, 3, 20))
    let large = LikenessChain.Plan(ratings: 1_000_209, most: 40)
    #expect((large.draws, large.stride, large.burnIn, large.sweeps) == (20, 1, 10, 30))
    let narrow = LikenessChain.Plan(ratings: 1_000_209, most: 0)
    #expect(narrow.draws == 1 && LikenessChain.Plan(ratings: 0, most: 3).draws == 3)
  }

  @Test func `averages fewer draws where many movies are to be compared`() {
    let limits = LikenessLimits.usual
    #expect(limits.draws(movies: 3706, listed: 3043, factors: 64) == 40)
    #expect(limits.draws(movies: 59_000, listed: 17_617, factors: 64) == 4)
    // Where few are listed, by their memory alone.
    #expect(limits.draws(movies: 59_000, listed: 20, factors: 64) == 10)
    #expect(limits.draws(movies: 59_000, listed: .max / 1000, factors: 64) == 1)
  }
}
