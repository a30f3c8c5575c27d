import Cells
import Files
import Jobs
import Models
import Profiles
import RatingData
import TestFolders
import Testing

@testable import Dashboard

@Suite struct `Only from a list` {
  private let folder = TemporaryFolder()
  private var file: ProfileFile { ProfileFile(folder.path + "/me.csv") }

  private func listed(_ movies: Int...) -> [ListedMovie] {
    movies.map { ListedMovie(id: MovieID(Int64($0 * 3 + 1)), title: Fixture.titles[$0]) }
  }

  /// You with ratings, and lists beside them that are read.
  private func scenario(_ lists: KeptMovies) throws -> Scenario {
    _ = try file.add(lists)
    var scenario = Scenario(profile: file)
    scenario.trainToTheEnd()
    scenario.type("4")
    scenario.work(on: ListsRequest.slot)
    scenario.rate(5, 4, 1)
    return scenario
  }

  private func recommended(_ scenario: Scenario) -> Set<MovieIndex> {
    Set((scenario.state.you.answer?.recommendations ?? []).map(\.movie))
  }

  @Test func `a key chooses among the watchlist, whatever its number of ratings, and lets go`()
    throws
  {
    var scenario = try scenario(KeptMovies(watchlist: listed(20, 21, 28)))
    scenario.type("W")
    #expect(scenario.screen.contains("nothing: your watchlist (3)"))
    scenario.press(.enter)
    let rated = scenario.state.shared.you.rated
    let wanted = Set([20, 21, 28].map { MovieIndex($0) }).subtracting(rated)
    #expect(recommended(scenario) == wanted && !wanted.isEmpty)
    #expect(scenario.screen.contains("only from watchlist, 3 movies: W takes it away"))
    scenario.type("W")
    #expect(recommended(scenario).count > wanted.count)
  }

  @Test func `a file is chosen among, or it is said why not`() throws {
    var scenario = try scenario(KeptMovies())
    func choose(_ text: String) throws {
      try DurableFile.replace(folder.path + "/fest.csv", with: Array(text.utf8))
      scenario.type("W")
      scenario.type(folder.path + "/fest.csv")
      scenario.press(.enter)
      scenario.work(on: SelectionRequest.slot)
    }
    try choose("title,year\nOppenheimer,2023\n")
    #expect(scenario.screen.contains("none of its 1 movie is in these data"))
    #expect(scenario.state.shared.filter.only == nil)
    try choose("a,b\n1,2\n")
    #expect(scenario.state.shared.note?.contains("expected a column title") == true)
    try choose("title,year\nVertigo,1958\nOppenheimer,2023\n")
    #expect(scenario.screen.contains("only from fest, 1 movie, 1 not in these data"))
    #expect(scenario.state.shared.filter.only?.movies == [MovieIndex(18)])
    // What is typed for a filter leaves the list as it is.
    scenario.type("F")
    scenario.press(.enter)
    #expect(scenario.state.shared.filter.only?.movies == [MovieIndex(18)])
  }

  @Test func `what was watched is not recommended, and stays so when an import brings more`() throws
  {
    var scenario = try scenario(KeptMovies())
    let first = try #require(scenario.state.you.answer?.recommendations.first?.movie)
    var imported = ImportedRatings(profile: Profile())
    imported.lists.watched = listed(first.position)
    let request = ImportRequest(path: "export.zip", faults: .stop)
    let job = request.job(for: Fixture.dataSet(named: "fixture", known: nil).catalogue)
    scenario.send(.done(JobDone(job, .result(imported))))
    scenario.work(on: ListsRequest.slot)
    #expect(!recommended(scenario).contains(first))
    #expect(try file.lists().watched.map(\.title) == [Fixture.titles[first.position]])
    #expect(try file.lists().watched.allSatisfy { $0.ids != nil })
  }

  /// Ratings of which few are of the last four movies.
  private var rare: DataSet {
    let all = Fixture.dataSet(named: "rare", known: nil)
    let kept = (0..<all.ratings.count).filter {
      all.ratings.movies[$0].position < 26 || all.ratings.users[$0].position < 6
    }
    return DataSet(
      name: "rare",
      ratings: Ratings(
        users: kept.map { all.ratings.users[$0] }, movies: kept.map { all.ratings.movies[$0] },
        values: kept.map { all.ratings.values[$0] }, userCount: all.ratings.userCount,
        movieCount: all.ratings.movieCount), catalogue: all.catalogue)
  }

  @Test func `neighbours by likeness are all of the list, though few rated some`() throws {
    var scenario = Scenario(
      size: Size(width: 200, height: 60), data: rare, profile: file, lens: .likeness)
    let text = "title,year\nNotorious,1946\nDuck Soup,1933\nM,1931\n"
    try DurableFile.replace(folder.path + "/fest.csv", with: Array(text.utf8))
    scenario.type("2W" + folder.path + "/fest.csv")
    scenario.press(.enter)
    scenario.work(on: SelectionRequest.slot)
    let answer = try #require(scenario.state.movies.current)
    #expect(Set(answer.movies) == Set([26, 28, 24].map { MovieIndex($0) }))
    #expect(answer.neighbours.contains { $0.index == MovieIndex(26) })
    let count = answer.notCompared.count
    #expect(scenario.screen.contains("not compared") == (count > 0))
    #expect(scenario.state.movies.rowCount == 3)
  }
}
