import Dashboard
import Runs

extension Branch {
  /// Where it begins, with a state of the run that it leaves.
  func resumption(from kept: RunCheckpoint) -> Resumption {
    var checkpoint = kept
    checkpoint.state.lastEpoch = settings[.epochs]
    let epoch = checkpoint.state.completed
    // It was taken before what was set at the first step of the next epoch.
    return Resumption(
      checkpoint, planned: changes.filter { $0.epoch > epoch },
      history: history.filter { event in
        switch event {
        case .epoch(let record): record.epoch <= epoch
        case .changed(let change): change.epoch <= epoch
        case .started, .progress, .ended: true
        }
      })
  }
}
