import Learning

/// Whether a first run is slowed down so that a person sees it learn.
public enum StoryTelling: String, CaseIterable, Sendable {
  /// At the first start, when no run is kept yet and nothing else was asked for.
  case first
  /// At every start.
  case on
  case off
}

/// How the run that is shown is told.
enum StoryPace: Sendable {
  /// As fast as it goes.
  case usual
  /// Slowed down until it ends.
  case slow
  /// It was, and has ended.
  case told
}

extension Shared {
  /// Slows the first run down where it is to be watched, and says so.
  mutating func beginStory() {
    guard storyPace == .slow, train.phase == .waiting, train.pace == .none else { return }
    train.pace = .sixTenths
    note =
      "slowed down to be watched: \(key("full-speed")) full speed, \(key("slower")) slower, \(key("pause")) pauses"
  }

  /// At the end of the run that was slowed down, the next ones are as fast as they go.
  mutating func endStory() -> [Effect] {
    guard storyPace == .slow else { return [] }
    storyPace = .told
    note =
      "\(key("screen-2")) \(library?.data.kind.plural ?? "movies") like one you love   \(key("screen-4")) rate five, get your list"
      + "   \(key("new-run")) train another way"
    guard train.pace == .sixTenths else { return [] }
    train.pace = .none
    return [.steer(train.run, .pace(.none))]
  }
}
