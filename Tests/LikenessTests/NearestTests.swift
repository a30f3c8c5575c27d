import Models
import RatingData
import Testing

@testable import Likeness

@Suite struct `Likeness of several views` {
  /// Four movies of which the views say just this of movie 0.
  private func likeness(_ views: [LikenessView: [Int32]], density: Double = 125) -> Likeness {
    var likeness = Likeness(
      fingerprint: LikenessFingerprint(value: 1),
      rule: LikenessRule(density: density, hasFeatures: true), movieCount: 5, listedCount: 5,
      only: nil, leftOut: [], lists: [:], bases: [:])
    for (view, movies) in views {
      var list = ViewList()
      list.movies = movies
      list.scores = movies.indices.map { 1 - Float16($0) / 10 }
      likeness.lists[view] = .only(list, of: 0, among: 5)
    }
    return likeness
  }

  private let asked = MovieIndex(0)

  @Test func `is 1 of a movie that is first in every view, and 0 of one in none`() {
    let likeness = likeness([.deviations: [3, 1], .ease: [3, 2], .samples: [3, 1]])
    let nearest = likeness.nearestMovies(to: asked, count: 10)
    #expect(nearest.first == Neighbour(index: MovieIndex(3), similarity: 1))
    #expect(likeness.figure(of: MovieIndex(3), from: asked) == 1)
    #expect(likeness.figure(of: MovieIndex(4), from: asked) == 0)
    #expect(nearest.map(\.index.position) == [3, 1, 2])
  }

  @Test func `adds weights times reciprocal ranks`() {
    // At a density of 125 what is counted weighs 1/2, as samples do.
    let likeness = likeness([.deviations: [1, 2], .ease: [2], .samples: [1]])
    let figure = likeness.figure(of: MovieIndex(2), from: asked)
    #expect(abs(figure - (1.0 / 7 + 1.0 / 6) / (3.0 / 6)) < 1e-6)
  }

  @Test func `goes by the views that are there, and names them`() {
    let first = likeness([.watched: [2, 1], .deviations: [1, 2]])
    #expect(first.views == [.watched, .deviations])
    #expect(first.missing == [.ease, .samples] && !first.isFinished)
    // Ties go by index.
    #expect(first.nearestMovies(to: asked, count: 2).map(\.index.position) == [1, 2])
    #expect(first.list(of: asked, in: .ease).isEmpty && first.basis(of: .ease) == nil)
  }

  @Test func `lets who watched stand in for EASE where that has no list`() {
    let both = likeness([.watched: [1], .ease: [2]])
    #expect(both.views(countingFor: asked) == [.ease])
    #expect(both.nearestMovies(to: asked, count: 3).map(\.index.position) == [2])
    let none = likeness([.watched: [1], .ease: []])
    #expect(none.views(countingFor: asked) == [.watched])
    #expect(none.nearestMovies(to: asked, count: 3).map(\.index.position) == [1])
  }

  @Test func `leaves out by a filter without changing a figure`() {
    let likeness = likeness([.deviations: [1, 2, 3], .ease: [2, 1, 3]])
    let all = likeness.nearestMovies(to: asked, count: 3)
    let some = likeness.nearestMovies(to: asked, count: 1) { $0.position == 3 }
    #expect(some == [all[2]])
    #expect(likeness.nearestMovies(to: asked, count: 0).isEmpty)
  }

  @Test func `tells the place in each view`() {
    let likeness = likeness([.deviations: [1, 2, 3]])
    #expect(likeness.rank(of: MovieIndex(2), from: asked, in: .deviations) == 2)
    #expect(likeness.rank(of: MovieIndex(4), from: asked, in: .deviations) == nil)
    #expect(likeness.rank(of: MovieIndex(2), from: asked, in: .samples) == nil)
  }

  @Test func `lists a movie besides where its own list says that it would stand`() {
    // Movie 4 is in no list; its own lists know movie 0. EASE, which is no cosine, is stood in for by who watched.
    var likeness = likeness([.watched: [1, 2], .deviations: [1, 2, 3], .ease: [2]])
    for (view, score) in [(LikenessView.watched, 0.95), (.deviations, 0.85)] {
      let known = likeness.lists[view]
      let own = likeness.list(of: asked, in: view)
      var lists = ViewLists()
      for movie in 0..<5 {
        var list = ViewList()
        if movie == 0 {
          list.movies = own.map(\.index.rawValue)
          list.scores = own.map { Float16($0.similarity) }
        } else if movie == 4 {
          list.movies = [0]
          list.scores = [Float16(score)]
        }
        lists.append(list)
      }
      #expect(known?.movieCount == lists.movieCount)
      likeness.lists[view] = lists
    }
    let rare = MovieIndex(4)
    #expect(likeness.figure(of: rare, from: asked) == 0)
    let chosen = likeness.listing([rare])
    // Second of those who watched, 1 and 0.9 being there, and third by deviations, 1, 0.9, 0.8.
    #expect(chosen.place(ofRare: rare, near: asked, in: .watched) == 1)
    #expect(chosen.place(ofRare: rare, near: asked, in: .ease) == 1)
    #expect(chosen.place(ofRare: rare, near: asked, in: .deviations) == 2)
    #expect(chosen.place(ofRare: rare, near: MovieIndex(1), in: .watched) == nil)
    #expect(abs(chosen.figure(of: rare, from: asked) - (1.0 / 8 + 1.0 / 7) / (2.0 / 6)) < 1e-6)
    for movie in 1..<4 {
      let movie = MovieIndex(movie)
      #expect(chosen.figure(of: movie, from: asked) == likeness.figure(of: movie, from: asked))
    }
    #expect(chosen.nearestMovies(to: asked, count: 9).contains { $0.index == rare })
  }

  @Test func `has what two movies' lists have in common, from either side`() throws {
    let likeness = try Fixture.read().likeness()
    let (one, other) = (MovieIndex(33), MovieIndex(30))
    var expected = 0.0
    for movie in (0..<likeness.movieCount).map({ MovieIndex($0) }) {
      expected +=
        Double(likeness.figure(of: movie, from: one))
        * Double(likeness.figure(of: movie, from: other))
    }
    #expect(expected > 0)
    #expect(abs(likeness.commonLists(one, other) - expected) < 1e-6)
    #expect(abs(likeness.commonLists(other, one) - expected) < 1e-6)
    #expect(likeness.commonLists(one, MovieIndex(99_999)) == 0)
  }

  @Test func `knows nothing of a movie beyond its lists`() {
    let likeness = likeness([.deviations: [1]])
    #expect(likeness.nearestMovies(to: MovieIndex(99), count: 3).isEmpty)
    #expect(likeness.list(of: MovieIndex(99), in: .deviations).isEmpty)
  }
}

@Suite struct `Likeness to some and not to others` {
  private func likeness() throws -> Likeness { try Fixture.read().likeness() }
  private let a = MovieIndex(33)
  private let b = MovieIndex(30)
  private let c = MovieIndex(27)

  @Test func `of one movie is that movie's list`() throws {
    let likeness = try likeness()
    #expect(
      likeness.nearestMovies(like: [a], unlike: [], count: 8)
        == likeness.nearestMovies(to: a, count: 8))
  }

  @Test func `is the mean to those less the mean to these, above 0`() throws {
    let likeness = try likeness()
    let nearest = likeness.nearestMovies(like: [a, b], unlike: [c], count: 50)
    #expect(!nearest.isEmpty)
    for entry in nearest {
      let liked =
        (likeness.figure(of: entry.index, from: a) + likeness.figure(of: entry.index, from: b)) / 2
      let expected = liked - likeness.figure(of: entry.index, from: c)
      #expect(abs(entry.similarity - expected) < 1e-6 && entry.similarity > 0)
      #expect(![a, b, c].contains(entry.index))
    }
    #expect(zip(nearest, nearest.dropFirst()).allSatisfy { $0.similarity >= $1.similarity })
  }

  @Test func `of nothing is nothing`() throws {
    #expect(try likeness().nearestMovies(like: [], unlike: [a], count: 5).isEmpty)
  }
}
