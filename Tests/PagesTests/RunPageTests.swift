import Answers
import Concurrency
import FoundationEssentials
import Learning
import Models
import Runs
import TestSamples
import Testing

@testable import Pages
@testable import RatingData
@testable import Story

@Suite struct `The page of a run` {
  private let data: DataSet
  private let model = Samples.model(users: 40, movies: 30)
  private let filter = MovieFilter(minimumRatings: 20)

  private static let evil = "</script><script>x()</script> & <b>\"Ünïcode\"</b> \u{2028} {{title}}"

  init() {
    let ratings = Samples.ratings()
    let movies = (0..<ratings.movieCount).map {
      Movie(id: MovieID(Int64($0 + 1)), title: $0 == 0 ? Self.evil : "Film \($0) (1990)")
    }
    let users = (0..<ratings.userCount).map { User(id: UserID(Int64($0 + 1))) }
    data = DataSet(
      name: "<set>", ratings: ratings, catalogue: Catalogue(movies: movies, users: users))
  }

  private var report: RunReport {
    let epochs = (1...3).map { epoch in
      EpochRecord(
        epoch: epoch,
        metrics: EpochMetrics(trained: 1 / Double(epoch), validated: 2 / Double(epoch)),
        seconds: 0.5, ratingsPerSecond: nil, isBest: true, epochsSinceBest: 0)
    }
    let manifest = RunManifest(
      data: data.name, arguments: ["--data", "<set>"], ratings: data.ratings,
      settings: Preset.biased.settings(), started: "2026-12-01T09:00:00Z")
    return RunReport(
      RunFolder("/runs/one"), manifest, label: "my <label>", epochs: epochs,
      status: .ended(.finished))
  }

  private func page(rated: Bool = false) throws -> RunPage {
    let movies = PageModel.movies(in: data)
    let models = try (1...3).map { epoch in
      try #require(
        PageModel(
          Snapshot(
            Samples.model(users: 40, movies: 30, seed: UInt64(epoch)), epoch: epoch, validated: 1),
          of: movies, in: data, filter: filter, workers: Workers(count: 2)))
    }
    return RunPage(
      report, [Sentence(epoch: 1, kind: .firstEpoch, text: "It <learns>.")],
      RunPage.Answers(models, of: movies, in: data, best: 3, rated: rated ? model : nil))
  }

  /// What the script of a page reads.
  private struct Shown: Decodable {
    struct Model: Decodable {
      struct Plane: Decodable {
        let movies: [Int]
        let x: [Int]
        let y: [Int]
      }
      let epoch: Int
      let lists: [[Int]]
      let near: [[Int?]]
      let map: Plane?
    }
    struct User: Decodable {
      let id: String
      let rows: [[Double]]
    }
    let titles: [String]
    let ratings: [Int]
    let asked: [Int]
    let models: [Model]
    let rated: [User]
  }

  private func shown(_ html: String) throws -> Shown {
    let start = try #require(html.firstRange(of: "id=\"data\">")).upperBound
    let end = try #require(html[start...].firstRange(of: "</script>")).lowerBound
    return try JSONDecoder().decode(Shown.self, from: Data(html[start..<end].utf8))
  }

  @Test func `lists what the program lists, after each epoch`() throws {
    let shown = try shown(page().html)
    #expect(shown.models.map(\.epoch) == [1, 2, 3] && shown.asked.count == 30)
    for model in shown.models {
      let asked = AskedNearness.model(
        Samples.model(users: 40, movies: 30, seed: UInt64(model.epoch)), nil)
      for (place, movie) in PageModel.movies(in: data).enumerated() {
        #expect(shown.titles[shown.asked[place]] == data.catalogue[movie].title)
        let list = asked.nearest(like: [movie], in: data, filter: filter, count: 10).neighbours
        #expect(
          model.lists[place].map { shown.titles[$0] } == list.map { data.catalogue[$0.index].title }
        )
        #expect(
          model.near[place] == list.map { Int(exactly: ($0.similarity * 1000).rounded()) })
        #expect(
          model.lists[place].map { shown.ratings[$0] }
            == list.map { data.byMovie.count($0.index) })
      }
    }
  }

  @Test func `has a map of all movies, within its frame`() throws {
    for model in try shown(page().html).models {
      let map = try #require(model.map)
      #expect(Set(map.movies).count == 30 && map.x.count == 30 && map.y.count == 30)
      #expect((map.x + map.y).allSatisfy { (0...1000).contains($0) })
      #expect((map.x.max() ?? 0) - (map.x.min() ?? 0) > 500)
    }
  }

  @Test func `has a map that an outlier does not push together`() {
    let parts = PageModel.parts((0..<200).map { Float($0) } + [1e6, -.infinity])
    #expect(parts[199] - parts[0] > 0.8 && parts[200] == 1 && parts[201] == 0)
    #expect(PageModel.parts([2, 2]) == [0.5, 0.5] && PageModel.parts([]) == [])
  }

  @Test func `takes no title for markup, nor for the end of its data`() throws {
    let html = try page().html
    #expect(!html.contains("<script>x()") && !html.contains("<b>"))
    #expect(
      html.components(of: "<script").count == 3 && html.components(of: "</script>").count == 3)
    #expect(html.contains("my &lt;label&gt; – &lt;set&gt;") && html.contains("It &lt;learns&gt;."))
    #expect(try shown(html).titles.contains { $0.hasPrefix("</script><script>x()") })
    // What looks like a place to be filled in stays what it is.
    #expect(html.contains("{{title}}"))
  }

  @Test func `asks nothing of any network`() throws {
    let html = try page(rated: true).html
    for word in ["src=", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest", "import("] {
      #expect(!html.contains(word), "\(word)")
    }
    #expect(html.contains("Content-Security-Policy\" content=\"default-src 'none'"))
    #expect(!html.contains("https:") && !html.contains("http://"))
  }

  @Test func `has no rating of any user unless it is told to`() throws {
    #expect(try shown(page().html).rated.isEmpty)
    let users = try shown(page(rated: true).html).rated
    #expect(users.count == 40)
    let first = try #require(users.first)
    let user = try #require(data.catalogue.users.firstIndex { "\($0.id)" == first.id })
    let positions = data.byUser[UserIndex(user)]
    #expect(first.rows.count == min(30, positions.count))
    #expect(first.rows.allSatisfy { [1, 5].contains($0[1]) })
    #expect(first.rows[0][1] == Double(positions.map { data.ratings.values[$0] }.max() ?? 0))
  }

  @Test func `is there without a model, too`() throws {
    let html = RunPage(report, [], nil).html
    #expect(html.contains("<polyline") && html.contains(">my &lt;label&gt;"))
    #expect(html.contains("<section aria-labelledby=\"h-near\" hidden>"))
  }

  @Test func `has epochs evenly apart where there is no room for all`() {
    let all = Array(1...100)
    #expect(PageModel.epochs(all, best: 50, movies: 100) == all)
    let few = PageModel.epochs(all, best: 41, movies: 5000)
    #expect(few.count == 7 && few.first == 1 && few.last == 100 && few.contains(41))
    #expect(few == few.sorted())
    #expect(PageModel.epochs(all, best: 41, movies: 1_000_000) == [41])
  }
}

extension String {
  /// The parts between which another text stands.
  fileprivate func components(of other: String) -> [Substring] {
    split(separator: other, omittingEmptySubsequences: false)
  }
}
