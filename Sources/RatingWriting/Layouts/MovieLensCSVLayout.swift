import RatingData

/// MovieLens since 2014: `ratings.csv` and `movies.csv`, RFC 4180 in UTF-8.
struct MovieLensCSVLayout: SetLayout {
  var ratingsFile: String { "ratings.csv" }

  var files: [String] { ["movies.csv", "ratings.csv"] }

  func rows(of set: some RatingRows) -> RowLayout {
    RowLayout(
      header: "userId,movieId,rating,timestamp", separator: ",", spelling: .withPoint,
      times: .written, quoting: .csv)
  }

  func check(_ set: some RatingRows) throws(WritingError) {
    try Requirements(format: .movieLensCSV).shortIDs(of: set.catalogue)
  }

  func companions(of catalogue: Catalogue) -> [TextFile] {
    let lines = catalogue.listedMovies.map { movie in
      let genres = movie.genres.isEmpty ? "(no genres listed)" : movie.genres.joined(separator: "|")
      return [movie.id.description, movie.writtenTitle, genres].map { CSVField.quoted($0) }
        .joined(separator: ",")
    }
    return [TextFile(name: "movies.csv", lines: ["movieId,title,genres"] + lines)]
  }

  func omissions(of set: some RatingRows) -> [String] {
    var omissions = Omissions(.movieLensCSV)
    omissions.addUsers(set.catalogue)
    omissions.addMissingTimes(of: set)
    return omissions.sentences
  }
}
