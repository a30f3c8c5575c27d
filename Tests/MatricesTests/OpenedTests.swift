import Concurrency
import Files
import Matrices
import Models
import RatingData
import RatingFiles
import TestFolders
import Testing

/// Models that are put together from matrices.
@Suite struct `A model from files` {
  private let folder = TemporaryFolder()
  private let workers = Workers(count: 1)

  private func file(_ name: String, _ text: String) throws -> String {
    let path = "\(folder.path)/\(name)"
    try DurableFile.replace(path, with: Array(text.utf8))
    return path
  }

  private func rated(_ text: String) throws -> DataSet {
    try Source(file("ratings.csv", "userId,movieId,rating\n" + text)).load()
  }

  /// Movies 30, 10 and 20, in this order, with a number of their own each.
  private func files() throws -> OpenedFiles {
    var files = OpenedFiles(movies: MatrixFile(try file("m.csv", "3,0\n1,0\n0,2\n")))
    files.movieIDs = .file(try file("ids.txt", "30\n10\n20\n"))
    return files
  }

  @Test(arguments: ["cosine", "euclidean"])
  func `has the neighbours that scikit-learn finds`(_ measure: String) throws {
    let expected = try Fixture.read()
    var files = OpenedFiles(movies: MatrixFile(Fixture.path("f4.npy")))
    files.measure = try #require(Similarity(rawValue: measure))
    let model = try files.open(workers: workers).model
    #expect(model.similarities.first == files.measure && model.similarities.count == 4)
    let nearest = try #require(expected.nearest[measure])
    for row in 0..<12 {
      let found = model.nearestMovies(to: MovieIndex(row), count: 11)
      #expect(found.map(\.index.position) == nearest.rows[row])
      for (neighbour, distance) in zip(found, nearest.distances[row]) {
        let similarity = measure == "cosine" ? 1 - distance : 1 / (1 + distance)
        #expect(abs(Double(neighbour.similarity) - similarity) < 1e-5)
      }
    }
  }

  @Test func `has its movies in the order of their ids`() throws {
    let opened = try files().open(workers: workers)
    #expect(opened.data.catalogue.movies.map(\.id) == [10, 20, 30].map { MovieID($0) })
    #expect(opened.model.movieVectors?.values == [1, 0, 0, 2, 3, 0])
    #expect(opened.data.ratings.count == 0 && opened.model.userCount == 0)
    #expect(opened.model.userVectors == nil && !opened.model.predictsRatings)
    #expect(opened.data.ratings.scale.range == 0.5...5)
    #expect(opened.data.kind == .item)
    #expect(opened.data.name == "m.csv")
  }

  @Test func `is called by the rows' numbers where nothing says how`() throws {
    let opened = try OpenedFiles(movies: MatrixFile(file("m.csv", "3,0\n1,0\n"))).open()
    #expect(opened.data.catalogue.movies.map(\.id) == [MovieID(0), MovieID(1)])
  }

  @Test func `has titles, which say that these are movies`() throws {
    var files = try files()
    files.titles = TitleFile(
      try file("titles.csv", "movieId,title\n10,\"Matrix, The (1999)\"\n99,None (2000)\n"))
    let data = try files.open(workers: workers).data
    #expect(data.catalogue.movies.map(\.title) == ["The Matrix (1999)", "#20", "#30"])
    #expect(data.kind == .movie)
  }

  @Test func `has ratings of those that have rows, and says how many have none`() throws {
    var files = try files()
    files.users = MatrixFile(try file("u.csv", "1,1\n2,0\n"))
    files.userIDs = .file(try file("users.txt", "7\n5\n"))
    let opened = try files.open(
      with: rated("5,10,2\n5,20,1\n7,30,3\n7,99,4\n8,10,5\n"), workers: workers)
    let ratings = opened.data.ratings
    #expect(ratings.count == 3 && ratings.userCount == 2 && ratings.movieCount == 3)
    #expect(ratings.users.map(\.position) == [0, 0, 1])
    #expect(ratings.movies.map(\.position) == [0, 1, 2])
    #expect(Array(ratings.values) == [2, 1, 3])
    #expect(opened.data.warnings == ["2 ratings left out, of movies or users that have no row"])
    // User 5 is the second row: 2 × 1 for movie 10, 0 × 2 for movie 20; user 7: 1 × 3 for movie 30.
    let (five, seven) = (UserIndex(0), UserIndex(1))
    #expect(opened.model.predict(five, MovieIndex(0)).rating == 2)
    #expect(opened.model.predict(five, MovieIndex(1)).rating == 0)
    #expect(opened.model.predict(seven, MovieIndex(2)).rating == 3)
  }

  @Test func `predicts ratings where it is nearer to them than their mean, or is told to`() throws {
    var files = try files()
    files.users = MatrixFile(try file("u.csv", "1,1\n2,0\n"))
    files.userIDs = .file(try file("users.txt", "7\n5\n"))
    let near = try rated("5,10,2\n5,20,0\n7,30,3\n")
    let far = try rated("5,10,1\n5,20,4\n7,30,1\n")
    #expect(try files.open(with: near, workers: workers).model.predictsRatings)
    #expect(try !files.open(with: far, workers: workers).model.predictsRatings)
    #expect(
      try files.open(with: near, workers: workers).notes.last?.hasSuffix(
        "they are taken for ratings")
        == true)
    files.meaning = .rating
    #expect(try files.open(with: far, workers: workers).model.predictsRatings)
    files.meaning = nil
    files.mean = 3
    let biased = try files.open(with: far, workers: workers).model
    #expect(biased.predictsRatings)
    #expect(biased.predict(UserIndex(0), MovieIndex(0)).rating == 5)
  }

  @Test func `folds users in where only their ratings came`() throws {
    let data = try rated("5,10,4\n5,20,1\n7,30,3\n")
    var files = try files()
    files.movieBiases = MatrixFile(try file("b.csv", "0.5\n0.25\n0\n"))
    files.mean = 2
    let opened = try files.open(with: data, workers: workers)
    #expect(opened.model.userCount == 2 && opened.notes.contains { $0.contains("folded in") })
    // One by one, as a person is.
    for user in 0..<2 {
      let person = UserIndex(user)
      let rated = opened.data.byUser[person].map {
        MovieRating(
          movie: opened.data.ratings.movies[$0], rating: opened.data.ratings.values[$0])
      }
      let folded = opened.model.foldIn(rated, regularization: 0.05)
      for movie in 0..<3 {
        let predicted = opened.model.predict(person, MovieIndex(movie)).rating
        #expect(abs(predicted - folded.scores[movie]) < 1e-4)
      }
    }
  }

  @Test func `is refused where its files do not go together`() throws {
    var files = try files()
    files.movieIDs = .file(try file("two.txt", "30\n10\n"))
    #expect(
      try message(files).hasSuffix(
        "has the shape (2), expected 3 ids, one for each row of \(folder.path)/m.csv"))
    files.movieIDs = .file(try file("twice.txt", "30\n10\n30\n"))
    #expect(
      try message(files).hasSuffix(
        "line 3: expected an id of its own, found \"30, which row 1 is called too\""))
    files = try self.files()
    files.users = MatrixFile(try file("u.csv", "1,1,1\n"))
    #expect(
      try message(files)
        == "movies have vectors of 2 numbers and users of 3: expected the same model's")
    files.users = nil
    files.movieBiases = MatrixFile(try file("b.csv", "1\n2\n"))
    #expect(try message(files).contains("expected 3 biases, one for each row"))
    files = try self.files()
    let error = #expect(throws: OpeningError.self) {
      _ = try files.open(with: rated("1,4,5\n"), workers: workers)
    }
    #expect(error == .otherMovies(rated: MovieID(4), row: MovieID(10)))
    #expect(error.map { "\($0)" }?.contains("--movie-ids") == true)
    files.users = MatrixFile(try file("u.csv", "1,1\n2,0\n"))
    let others = #expect(throws: OpeningError.self) {
      _ = try files.open(with: rated("8,10,5\n"), workers: workers)
    }
    #expect(others == .otherUsers(rated: UserID(8), row: UserID(0)))
  }

  private func message(_ files: OpenedFiles) throws -> String {
    let error = #expect(throws: OpeningError.self) { _ = try files.open(workers: workers) }
    return error.map { "\($0)" } ?? ""
  }

  @Test func `warns of numbers that are not finite`() throws {
    let files = OpenedFiles(movies: MatrixFile(try file("m.csv", "3,0\nnan,0\n1,1\n")))
    let opened = try files.open(workers: workers)
    #expect(
      opened.data.warnings == ["1 movie has numbers that are not finite, and is near nothing"])
    #expect(opened.model.nearestMovies(to: MovieIndex(0), count: 5).map(\.index.position) == [2])
  }

  @Test func `is saved and read as it is`() throws {
    var files = try files()
    files.measure = .euclidean
    let model = try files.open(workers: workers).model
    var tensors = Safetensors(metadata: [:])
    model.save(to: &tensors)
    #expect(try OpenedModel(from: tensors) == model)
  }
}
