/// A word as it stands on screen, and what it means.
///
/// Titles of panels, heads of columns, entries of legends, marks and names of settings are drawn from terms, so that
/// there is none that cannot be explained. A metric, a setting, a preset and a learner are terms by what they say of
/// themselves.
public struct Term: Sendable, Hashable {
  /// What a word is about: under which heading it is listed.
  public enum Group: String, Sendable, CaseIterable {
    case training
    case metrics
    case settings
    case presets
    case learners
    case lists
    case people
    case map
    case runs
    case program
  }

  public let group: Group
  /// The word, as it usually stands there. No two terms of a group have the same.
  public let name: String
  /// What else stands for it: on screens of counts, say, or on the command line.
  public let aliases: [String]
  /// In one to four plain sentences.
  public let explanation: String
  /// In one line; nil where there is none.
  public let formula: String?
  /// Where its definition stands; nil where it is everybody's.
  public let source: String?

  public init(
    _ group: Group, _ name: String, or aliases: [String] = [], _ explanation: String,
    formula: String? = nil, source: String? = nil
  ) {
    self.group = group
    self.name = name
    self.aliases = aliases
    self.explanation = explanation
    self.formula = formula
    self.source = source
  }

  /// What tells it from every other term: `training/epoch`.
  public var id: String { "\(group.rawValue)/\(name)" }
}

extension Term.Group {
  /// As a heading.
  public var title: String {
    switch self {
    case .training: "Training"
    case .metrics: "Metrics"
    case .settings: "Settings"
    case .presets: "Presets"
    case .learners: "Learners"
    case .lists: "Movies and lists"
    case .people: "Users, and you"
    case .map: "Map"
    case .runs: "Runs"
    case .program: "Program"
    }
  }

  /// Its terms, in the order in which a person reads them.
  var terms: [Term] {
    switch self {
    case .training: Term.ofTraining + Term.ofLearning
    case .metrics: Term.ofMetrics
    case .settings: Term.ofSettings
    case .presets: Term.ofPresets
    case .learners: Term.ofLearners
    case .lists: Term.ofLists + Term.ofMeasures + Term.ofSameness
    case .people: Term.ofUsers + Term.ofYou
    case .map: Term.ofMap
    case .runs: Term.ofRuns + Term.ofGroups + Term.ofLogs + Term.ofTrials
    case .program: Term.ofProgram
    }
  }
}
