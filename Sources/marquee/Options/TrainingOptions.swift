import ArgumentParser
import Factorization
import RatingData

extension Preset: ExpressibleByArgument {}

/// What is trained, and for how long. What is not given comes from the preset.
struct TrainingOptions: ParsableArguments, Sendable {
  @Option(
    help: ArgumentHelp(
      "Where the settings start from. (default: seed for ml-1m, biased for other data)"))
  var preset: Preset?

  @Option(help: ArgumentHelp("Factors of a user and of a movie.", valueName: "k"))
  var factors: Int?

  @Option(help: ArgumentHelp("Epochs at most.", valueName: "n"))
  var epochs: Int?

  @Option(help: ArgumentHelp("Ratings in a batch.", valueName: "n"))
  var batch: Int?

  @Option(help: ArgumentHelp("Learning rate.", valueName: "lr"))
  var learningRate: Float?

  @Option(help: ArgumentHelp("Weight of the squared norms in the loss.", valueName: "lambda"))
  var regularization: Float?

  @Option(help: ArgumentHelp("Part of the ratings held back to validate.", valueName: "0-1"))
  var validation: Double?

  @Option(help: ArgumentHelp("Epochs without a better val_loss before it stops.", valueName: "n"))
  var patience: Int?

  @Option(help: "Where chance starts from: equal seeds give equal runs. (default: 1)")
  var seed: UInt64?

  /// Before any data is read: what a preset allows does not depend on it.
  func validate() throws {
    do throws(SettingsError) {
      _ = try settings(startingFrom: preset ?? .seed).validated()
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The settings that these options come to on a data set.
  func settings(for data: DataSet) -> Settings {
    settings(startingFrom: preset ?? .suggested(for: data.known))
  }

  private func settings(startingFrom preset: Preset) -> Settings {
    var settings = preset.settings(seed: seed ?? 1)
    settings.schedule.epochs = epochs ?? settings.schedule.epochs
    settings.schedule.patience = patience ?? settings.schedule.patience
    settings.validation = validation ?? settings.validation
    settings.learner = changed(settings.learner)
    return settings
  }

  private func changed(_ learner: LearnerSettings) -> LearnerSettings {
    switch learner {
    case .adamax(var adamax):
      adamax.factors = factors ?? adamax.factors
      adamax.batch = batch ?? adamax.batch
      adamax.learningRate = learningRate ?? adamax.learningRate
      adamax.regularization = regularization ?? adamax.regularization
      return .adamax(adamax)
    }
  }

  /// The options that were given, by name.
  var given: [String] {
    [
      ("--preset", preset != nil), ("--factors", factors != nil), ("--epochs", epochs != nil),
      ("--batch", batch != nil), ("--learning-rate", learningRate != nil),
      ("--regularization", regularization != nil), ("--validation", validation != nil),
      ("--patience", patience != nil), ("--seed", seed != nil),
    ].filter(\.1).map(\.0)
  }
}
