import Learning

/// What may be asked of a run and of those who have its ratings. Engines differ in it.
public enum EngineAbility: Hashable, Sendable, CaseIterable {
  /// To pause, and to go on.
  case pause
  /// To train for more epochs than planned, also after its end.
  case extend
  /// To give its state after an epoch to another run.
  case branch
  /// To do a single step and tell what it did.
  case inspect
  /// To take changed settings over while it trains.
  case changeSettings
  /// To keep the last model instead of the best when it is stopped.
  case keepLast
  /// To be repeated by a command.
  case repeatByCommand
  /// To have all ratings on this machine: those that screens show are all that there are.
  case ratingsHere
  /// To train other models on the same ratings beside the run: sweeps, folds, lists.
  case trainBeside
}

/// What an engine can do, and why it cannot do the rest, in its own words.
public struct EngineCapabilities: Sendable, Equatable {
  private let obstacles: [EngineAbility: String]

  /// - Parameter obstacles: by ability that is missing, a sentence without a full stop.
  public init(missing obstacles: [EngineAbility: String]) { self.obstacles = obstacles }

  /// Everything.
  public static let all = EngineCapabilities(missing: [:])

  /// Those of another program's run, which is looked at and no more.
  public static let ofAnotherProgram = EngineCapabilities(
    missing: Dictionary(
      uniqueKeysWithValues: EngineAbility.allCases.filter { $0 != .pause }.map {
        ($0, "another program trains this run: it can only be watched")
      }))

  /// Those of a model that was read from files.
  ///
  /// - Parameter hasRatings: whether its ratings came with it.
  public static func ofFiles(hasRatings: Bool) -> EngineCapabilities {
    EngineCapabilities(
      missing: Dictionary(
        uniqueKeysWithValues: EngineAbility.allCases.filter { $0 != .ratingsHere || !hasRatings }
          .map { ($0, "this model was read from files: nothing trains here") }))
  }

  /// Why the engine cannot do something; nil where it can.
  public func obstacle(to ability: EngineAbility) -> String? { obstacles[ability] }

  public func can(_ ability: EngineAbility) -> Bool { obstacles[ability] == nil }
}

/// An engine on which runs can be started.
public struct EngineOffer: Sendable {
  public let capabilities: EngineCapabilities
  /// How it was asked for on the command line.
  public let arguments: [String]
  /// What to say to whoever asks for something else than it trains.
  public let refusal: String
  private let accepts: @Sendable (Settings) -> Bool

  /// - Parameter accepts: whether it can train with settings.
  public init(
    _ capabilities: EngineCapabilities, arguments: [String], refusal: String,
    accepts: @escaping @Sendable (Settings) -> Bool
  ) {
    self.capabilities = capabilities
    self.arguments = arguments
    self.refusal = refusal
    self.accepts = accepts
  }

  /// A learner on this machine, which trains everything.
  public static let local = EngineOffer(.all, arguments: [], refusal: "") { _ in true }

  public func trains(_ settings: Settings) -> Bool { accepts(settings) }
}
