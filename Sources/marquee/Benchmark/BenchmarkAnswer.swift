import Factorization
import RatingData

/// What a benchmark measured.
struct BenchmarkAnswer: Answer {
  let data: DataSet
  let settings: Settings
  /// Reading the files, indexes included.
  let loadSeconds: Double
  /// Training and validation.
  let epochSeconds: Double
  let ratingsPerSecond: Double
  /// A query for ten movies.
  let neighboursSeconds: Double
  /// A query for ten movies.
  let recommendationsSeconds: Double
  /// Layout and paint of one frame of 200 × 60; nil where it was not measured.
  let frameSeconds: Double?

  var json: JSON {
    let json: JSON = [
      "data": .string(data.name), "preset": .string(settings.preset.rawValue),
      "ratings": .integer(data.ratings.count), "users": .integer(data.ratings.userCount),
      "movies": .integer(data.ratings.movieCount), "load_seconds": .number(loadSeconds),
      "epoch_seconds": .number(epochSeconds),
      "ratings_per_second": .number(ratingsPerSecond.rounded()),
      "neighbours_seconds": .number(neighboursSeconds),
      "recommendations_seconds": .number(recommendationsSeconds),
    ]
    return frameSeconds.map { json.adding(["frame_seconds": .number($0)]) } ?? json
  }

  var lines: [String] {
    let ratings = data.ratings
    var table = TextTable([("what", .left), ("best", .right), ("", .left)])
    table.append(["load", Numbers.duration(loadSeconds), "files to ratings and indexes"])
    table.append([
      "epoch", Numbers.duration(epochSeconds),
      "training and validation, \(Numbers.rate(ratingsPerSecond))",
    ])
    table.append(["neighbours", Numbers.duration(neighboursSeconds), "the ten nearest movies"])
    table.append([
      "recommendations", Numbers.duration(recommendationsSeconds), "the ten best unseen movies",
    ])
    if let frameSeconds {
      table.append(["frame", Numbers.duration(frameSeconds), "200 × 60, laid out and painted"])
    }
    let sizes =
      "\(Numbers.grouped(ratings.count)) ratings, \(Numbers.grouped(ratings.userCount)) users,"
      + " \(Numbers.grouped(ratings.movieCount)) movies"
    return ["\(data.name), \(settings.preset.rawValue): \(sizes)", ""] + table.lines
  }
}
