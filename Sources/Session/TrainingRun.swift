import Dashboard
import Learning
import Models
import RatingData

/// One run of training, from the split to the order that ends it. Runs on the training queue.
struct TrainingRun: Sendable {
  let id: RunID
  let settings: Settings
  let ratings: Ratings
  let control: TrainingControl
  let mailbox: Mailbox

  /// Trains, and then waits for more epochs to be asked for, until the run is abandoned.
  func run() {
    guard control.order != .abandon else { return }
    let split = settings.split(ratings)
    guard control.order != .abandon else { return }
    let loop = TrainingLoop(
      learner: settings.makeLearner(for: ratings, split: split), schedule: settings.schedule)
    let models = ModelPublisher(id: id, heldBack: HeldBack(split), mailbox: mailbox)
    repeat {
      var gate = TrainingGate(control)
      let start = ContinuousClock.now
      loop.run(
        TrainingLoop.Surroundings(
          clock: { (ContinuousClock.now - start) / .seconds(1) },
          directive: { gate.directive(epoch: $0, done: $1) },
          report: { mailbox.post(.training(id, $0)) },
          publish: models.publish))
      if let best = loop.best { models.publish(best) }
    } while goesOn(loop)
  }

  private func goesOn(_ loop: TrainingLoop) -> Bool {
    while control.order != .abandon {
      let epochs = control.takeExtraEpochs()
      if epochs > 0 {
        control.settle()
        loop.extend(by: epochs)
        return true
      }
      control.wait()
    }
    return false
  }
}

/// Numbers a run's models and posts them; the same model is posted once.
private final class ModelPublisher {
  private let id: RunID
  private let heldBack: HeldBack
  private let mailbox: Mailbox
  private var version = 0
  private var last: (epoch: Int, validationLoss: Double?)?

  init(id: RunID, heldBack: HeldBack, mailbox: Mailbox) {
    self.id = id
    self.heldBack = heldBack
    self.mailbox = mailbox
  }

  func publish(_ snapshot: Snapshot) {
    let mark = (epoch: snapshot.epoch, validationLoss: snapshot.validationLoss)
    if let last, mark.validationLoss != nil, last == mark { return }
    last = mark
    version += 1
    mailbox.post(
      .model(TrainedModel(run: id, version: version, snapshot: snapshot, heldBack: heldBack)))
  }
}
