import Answers
import Learning
import Models
import RatingData
import Testing

@testable import marquee

@Suite struct `Answers` {
  private let data = SmallData.data
  private let model = SmallData.model
  private var asked: AskedModels {
    AskedModels(ReadyModel(model: model, heldOut: nil, settings: nil, epoch: 0).asked)
  }

  private func similar(_ measure: Similarity, count: Int = 10, minimumRatings: Int = 0)
    -> SimilarResult
  {
    SimilarResult(
      NearestMovies(
        to: MovieIndex(0), in: data, model, measure: .vectors(measure),
        filter: MovieFilter(minimumRatings: minimumRatings), count: count),
      in: data, charset: .ascii)
  }

  @Test func `to similar name the movie, the measure and the neighbours`() {
    #expect(
      similar(.dot, count: 2).json.text
        == #"{"movie":{"id":1,"title":"Toy Story (1995)"},"measure":"dot","neighbours":["#
        + #"{"id":9,"title":"Hamlet (2000)","similarity":7,"ratings":1},"#
        + #"{"id":5,"title":"Toy Story 2 (1999)","similarity":4,"ratings":1}]}"#)
    #expect(
      similar(.dot, count: 2).lines == [
        "Nearest to Toy Story (1995):", "",
        "#    dot              movie               ratings  id",
        "1  7.000  ##########  Hamlet (2000)             1   9",
        "2  4.000  ######      Toy Story 2 (1999)        1   5",
      ])
  }

  @Test func `to similar leave out movies with few ratings`() {
    #expect(similar(.cosine, minimumRatings: 2).rows.isEmpty)
    #expect(
      similar(.cosine, minimumRatings: 2).lines
        == ["No movie has enough ratings to be compared with Toy Story (1995)."])
  }

  @Test func `to admirers are those who have not rated the movie, the keenest first`() {
    let hamlet = AdmirersResult(of: MovieIndex(3), in: data, model, count: 5)
    #expect(
      hamlet.json.text
        == #"{"movie":{"id":9,"title":"Hamlet (2000)"},"admirers":["#
        + #"{"id":3,"predicted":5,"score":14,"ratings":2},"#
        + #"{"id":2,"gender":"F","age":"18–24","occupation":"artist","predicted":5,"score":7,"#
        + #""ratings":2}]}"#)
    #expect(
      hamlet.lines == [
        "Would love Hamlet (2000):", "",
        "#  predicted  user  ratings  profile",
        "1       5.00     3        2",
        "2       5.00     2        2  F · 18–24 · artist",
      ])
    let toys = AdmirersResult(of: MovieIndex(0), in: data, model, count: 1)
    #expect(toys.rows.map(\.user.id) == [UserID(42)])
  }

  @Test func `to predict tell a rating where it is known`() {
    let known = PredictResult(UserIndex(0), MovieIndex(1), in: data, model)
    #expect(
      known.json.text
        == #"{"user":2,"movie":{"id":5,"title":"Toy Story 2 (1999)"},"predicted":4,"score":4,"#
        + #""rating":3.5}"#)
    #expect(known.lines == ["Toy Story 2 (1999) for user 2: predicted 4.00, rated 3.5"])
    let biased = FactorModel(
      userFactors: model.userFactors, movieFactors: model.movieFactors,
      biases: Biases(
        mean: 0, users: [Float](repeating: 0, count: model.userCount),
        movies: [Float](repeating: 0, count: model.movieCount)))
    let uncertain = PredictResult(
      UserIndex(0), MovieIndex(1), in: data,
      SampledModel([biased, biased], noise: NoiseVariances(base: 0.25)))
    #expect(uncertain.json.text.contains("\"sd\":0.5"))
    #expect(uncertain.lines[0].contains(" ± 0.50, "))
    let unknown = PredictResult(UserIndex(2), MovieIndex(2), in: data, model)
    #expect(
      unknown.json.text
        == #"{"user":42,"movie":{"id":7,"title":"Hamlet (1990)"},"predicted":1,"score":0.5,"#
        + #""rank":3,"unrated":3}"#)
    #expect(
      unknown.lines == ["Hamlet (1990) for user 42: predicted 1.00, not rated yet, rank 3 of 3"])
  }

  @Test func `to recommend leave out what was rated, best first`() {
    let answer = RecommendResult(for: UserIndex(0), in: data, asked, count: 5)
    #expect(
      answer.json.text
        == #"{"user":2,"recommendations":[{"id":9,"title":"Hamlet (2000)","predicted":5,"#
        + #""score":7,"ratings":1,"because":[{"id":1,"title":"Toy Story (1995)","share":1}]},"#
        + #"{"id":7,"title":"Hamlet (1990)","predicted":4,"score":4,"ratings":1}],"#
        + #""model":"the weights","ranked_by":"predicted","predicted_by":"the weights"}"#)
    #expect(
      answer.csv.split(separator: "\n") == [
        "rank,movieId,title,fit,predicted,score,ratings,mean", "1,9,Hamlet (2000),,5.0,7.0,1,1.0",
        "2,7,Hamlet (1990),,4.0,4.0,1,2.0",
      ])
    #expect(
      answer.lines == [
        "Recommended to user 2:", "",
        "#  predicted by the weights  movie          ratings  mean  id  because",
        "1                      5.00  Hamlet (2000)        1  1.00   9  Toy Story (1995) 100 %",
        "2                      4.00  Hamlet (1990)        1  2.00   7  liked by 0 of the 1 who rated it",
      ])
  }

  @Test func `to recommend by fit tell it first, and the stars of another model behind it`() {
    let ranker = ReadyModel(
      model: PreferenceModel(model, unobservedWeight: 0.1), heldOut: nil,
      settings: Preset.browse.settings(), epoch: 0)
    let rater = ReadyModel(
      model: model, heldOut: nil, settings: Preset.biased.settings(), epoch: 0)
    let both = AskedModels(ranker.asked, judgedBy: rater.asked)
    let answer = RecommendResult(for: UserIndex(0), in: data, both, count: 5)
    #expect(
      answer.lines.prefix(3) == [
        "Recommended to user 2:", "",
        "#  fit by browse  predicted by biased  movie          ratings  mean  id  because",
      ])
    let fits = answer.rows.compactMap(\.fit)
    #expect(fits.count == 2 && fits == fits.sorted(by: >) && fits[0] == 1)
    #expect(answer.lines[3].hasPrefix("1          100 %                 5.00  Hamlet (2000)"))
    #expect(answer.json.text.contains(#""score":7,"ratings":1,"fit":1,"#))
    #expect(
      answer.json.text.hasSuffix(
        #""model":"browse","ranked_by":"fit","predicted_by":"biased"}"#))
    let disliked = RecommendResult(
      forRatings: [MovieRating(movie: MovieIndex(1), rating: 1)], in: data, both,
      filter: MovieFilter(), count: 2)
    #expect(disliked.lines[1].hasPrefix("The ratings tell nothing of a taste yet"))
    #expect(disliked.lines[3].hasPrefix("#  liked by  predicted by biased  movie"))
    #expect(
      disliked.rows.map(\.score) == [2, 0] || disliked.rows[0].score >= disliked.rows[1].score)
  }

  @Test func `to recommend leave out what was watched and not rated, unless the filter says seen`()
  {
    func movies(_ watched: [MovieIndex], _ filter: MovieFilter = MovieFilter()) -> [String] {
      RecommendResult(
        forRatings: [MovieRating(movie: MovieIndex(0), rating: 5)], watched: watched, in: data,
        asked, filter: filter, count: 10
      ).rows.map(\.movie.title)
    }
    let all = movies([])
    #expect(all.contains("Hamlet (2000)"))
    #expect(movies([MovieIndex(3)]) == all.filter { $0 != "Hamlet (2000)" })
    #expect(movies([MovieIndex(3)], MovieFilter(includesSeen: true)).contains("Hamlet (2000)"))
  }

  @Test func `to user hold the profile and all three lists`() {
    let answer = UserResult(UserIndex(0), in: data, asked, count: 1)
    #expect(
      answer.json.text
        == #"{"user":{"id":2,"gender":"F","age":"18–24","occupation":"artist","rated":2,"#
        + #""mean":4.25,"rmse":0.3535533905932738},"ratings":["#
        + #"{"id":1,"title":"Toy Story (1995)","rating":5,"predicted":5},"#
        + #"{"id":5,"title":"Toy Story 2 (1999)","rating":3.5,"predicted":4}],"#
        + #""recommendations":[{"id":9,"title":"Hamlet (2000)","predicted":5,"score":7,"#
        + #""ratings":1}],"#
        + #""neighbours":[{"id":3,"similarity":1}],"model":"the weights","#
        + #""ranked_by":"predicted","predicted_by":"the weights"}"#)
    let lines = answer.lines
    #expect(lines[0] == "User 2, F, 18–24, artist, 2 ratings, mean 4.25, RMSE 0.354")
    #expect(lines.contains("    5       5.00   0.00  Toy Story (1995)   1"))
    #expect(lines.contains("… and 1 more (--count)"))
  }

  @Test func `to user do without a profile`() {
    let answer = UserResult(UserIndex(1), in: data, asked, count: 9)
    #expect(answer.json.text.hasPrefix(#"{"user":{"id":3,"rated":2,"mean":3,"#))
    #expect(answer.lines[0].hasPrefix("User 3, 2 ratings, mean 3.00, RMSE "))
  }

  @Test func `to benchmark name what was measured`() {
    let answer = BenchmarkResult(
      data: data, settings: Preset.seed.settings(),
      load: LoadTiming(
        bytes: 24_000_000, lines: 0.05, oneThread: 0.08, allThreads: 0.045, threads: 2,
        scan: ScanTiming(lineEnds: 0.02, wordCount: nil)), epochSeconds: 0.0637,
      ratingsPerSecond: 14_128_254.2, rowTraffic: 1000, copyBytesPerSecond: 21e9,
      neighboursSeconds: 3.1e-5, recommendationsSeconds: 0.0001,
      log: LogTiming(points: 200_000, bytes: 10_000_000, seconds: 0.02, frameSeconds: 0.004),
      frameSeconds: 0.001, firstFrameSeconds: 0.02)
    #expect(
      answer.json.text
        == #"{"data":"small","preset":"seed","ratings":5,"users":3,"movies":4,"#
        + #""load_seconds":0.045,"load_one_thread_seconds":0.08,"load_lines_seconds":0.05,"#
        + #""load_threads":2,"#
        + #""load_bytes":24000000,"memchr_seconds":0.02,"wc_seconds":null,"epoch_seconds":0.0637,"ratings_per_second":14128254,"#
        + #""row_bytes_per_second":14128254200,"copy_bytes_per_second":21000000000,"#
        + #""neighbours_seconds":3.1e-05,"recommendations_seconds":0.0001,"#
        + #""log_seconds":0.02,"log_points":200000,"#
        + #""log_frame_seconds":0.004,"#
        + #""frame_seconds":0.001,"first_frame_seconds":0.02}"#)
    #expect(answer.lines[0] == "small, seed: 5 ratings, 3 users, 4 movies")
    #expect(answer.lines.contains { $0.hasPrefix("neighbours        31.0 µs") })
    #expect(answer.lines.contains { $0.hasSuffix("300 MB/s, one thread") })
    #expect(answer.lines.contains { $0.hasPrefix("memchr            20.0 ms  1.20 GB/s") })
    #expect(!answer.lines.contains { $0.hasPrefix("wc") })
    #expect(
      answer.lines.contains {
        $0.contains("rows at 14.1 GB/s, 67 % of what memory copies, 21.0 GB/s")
      })
  }
}
