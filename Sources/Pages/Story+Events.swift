import Learning
import Runs
import Story

extension Story {
  /// What happened in a run that is on the disk.
  public init(_ facts: StoryFacts, _ events: [TrainingEvent]) {
    self.init(facts)
    var history = EpochHistory()
    for event in events {
      switch event {
      case .progress(let progress): history.goBack(before: progress.epoch)
      case .epoch(let record): history.add(record)
      case .started, .changed, .ended: break
      }
      hear(event, history)
    }
    guard let baseline = facts.baseline else { return }
    self = knowing(baseline: baseline, history)
  }
}
