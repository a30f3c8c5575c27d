import Learning
import Runs

/// Runs that screens and sheets start.
extension Shared {
  mutating func start(_ settings: Settings) -> [Effect] {
    guard let engine = engine(for: settings) else {
      note = engines.first?.refusal
      return []
    }
    if train.phase != .waiting { storyPace = .usual }
    let previous = train.phase == .waiting ? [] : [Effect.steer(train.run, .abandon)]
    train.begin(train.run.next, settings, on: library)
    takeKnownBaseline(for: settings)
    train.capabilities = engine.capabilities
    train.engineArguments = engine.arguments
    epochModels = EpochModels()
    return previous + [.start(train.run, .new(settings), pace: train.pace)]
  }

  mutating func start(_ branch: Branch) -> [Effect] {
    let parent = train.run
    train.begin(parent.next, branch)
    epochModels = EpochModels()
    return [.start(train.run, .branch(branch, of: parent), pace: train.pace)]
  }

  mutating func start(resuming resumed: ResumedRun) -> [Effect] {
    let previous = train.run
    train.begin(previous.next, resumed.manifest.settings, on: library)
    takeKnownBaseline(for: resumed.manifest.settings)
    epochModels = EpochModels()
    navigation = .run
    return [
      .steer(previous, .abandon), .start(train.run, .resumed(resumed), pace: train.pace),
    ]
  }
}
