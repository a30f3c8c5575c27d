import Cells
import Dashboard
import Jobs
import Learning
import Models
import RatingData

/// How long it takes to lay out and paint screens: the dashboard's own cost, without the terminal's.
public struct FrameTiming {
  private var states: [State]

  /// - Parameter size: by default the size that the budget is given for.
  public init(_ data: DataSet, settings: Settings, size: Size = Size(width: 200, height: 60)) {
    let library = Library(data)
    var state = State(size: size, source: .ratings(data.name), themes: [], theme: "")
    _ = update(&state, .loaded(library, settings))
    states = (0..<State.screenCount).map { screen in
      var onScreen = state
      _ = update(&onScreen, .input(.key(.character(Character(String(screen + 1))))))
      return onScreen
    }
  }

  /// Tells the screens of an event of the run, so that there is something to paint.
  public mutating func receive(_ event: TrainingEvent) {
    for index in states.indices {
      _ = update(&states[index], .training(RunID(1), event))
    }
  }

  /// Gives the screens a model to look into, and the answers that they ask of it.
  public mutating func look(into snapshot: Snapshot, _ split: Split) {
    let model = TrainedModel(
      run: RunID(1), version: 1, snapshot: snapshot, heldOut: HeldOut(split))
    for index in states.indices {
      for effect in update(&states[index], .model(model)) {
        guard case .run(let job) = effect else { continue }
        for done in job.outcomes() { _ = update(&states[index], .done(done)) }
      }
    }
  }

  /// Seconds for the slowest screen, each painted `repetitions` times and its fastest time taken.
  public func seconds(repetitions: Int) -> Double {
    states.map { state in
      (0..<max(1, repetitions)).map { _ in
        ContinuousClock().measure { _ = view(state) } / .seconds(1)
      }.min() ?? 0
    }.max() ?? 0
  }
}
