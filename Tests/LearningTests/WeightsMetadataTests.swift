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
  }
}
