import Learning
import Models
import RatingData
import TestFolders
import TestSamples
import Testing

@Suite("The metadata of weights")
struct WeightsMetadataTests {
  @Test("The metadata tell where the model is from")
  func metadata() throws {
    let snapshot = Samples.snapshot(of: Samples.model(users: 2, movies: 1))
    let ratings = Ratings(
      users: [UserIndex(0), UserIndex(1)], movies: [MovieIndex(0), MovieIndex(0)], values: [1, 2],
      userCount: 2, movieCount: 1)
    let data = DataSet(
      name: "tiny", ratings: ratings,
      catalogue: Catalogue(
        movies: [Movie(id: MovieID(8), title: "")],
        users: [User(id: UserID(3)), User(id: UserID(5))]))
    let settings = Preset.biased.settings(seed: 12)
    let weights = try Weights(snapshot, of: data, settings: settings)
    #expect(
      weights.metadata == [
        "format": "marquee", "version": "1", "data": "tiny", "preset": "biased",
        "learner": "adamax", "settings": try settings.json,
        "seed": "12", "epoch": "4", "val_loss": "0.75",
      ])
    let folder = TemporaryFolder()
    let path = folder.path + "/w.safetensors"
    try weights.write(to: path)
    let read = try Weights(contentsOf: path)
    #expect(read.metadata["model"] == "factors")
    #expect(try read.snapshot(matching: data.catalogue) == snapshot)
    #expect(try read.learner() == AdamaxLearner.self)
  }

  @Test("Weights of a learner that this program does not have are refused by its name")
  func unknownLearner() throws {
    let weights = Weights(
      snapshot: Samples.snapshot(of: Samples.model(users: 2, movies: 1)),
      userIDs: [UserID(3), UserID(5)], movieIDs: [MovieID(8)], metadata: ["learner": "oracle"])
    let fault = #expect(throws: WeightsError.Fault.self) { try weights.learner() }
    #expect(
      fault?.description
        == "was trained by the learner oracle, expected \(Learners.all.map { $0.name }.joined(separator: " or ")); a newer marquee may know it"
    )
    let other = Weights(
      snapshot: weights.snapshot, userIDs: weights.userIDs, movieIDs: weights.movieIDs,
      metadata: ["learner": "baseline"])
    #expect(
      throws: WeightsError.Fault.unexpectedKind(
        "factors", learner: "baseline", expected: "biases")
    ) { try other.learner() }
    let silent = Weights(
      snapshot: weights.snapshot, userIDs: weights.userIDs, movieIDs: weights.movieIDs,
      metadata: [:])
    #expect(try silent.learner() == nil)
  }
}
