import Learning
import Runs

/// Turns what happens in a training run into lines of text.
protocol TrainingLog {
  /// The lines that an event adds, without line ends; often none.
  mutating func lines(for event: TrainingEvent) -> [String]
}

/// Events, one JSON object a line.
extension EventWriter: TrainingLog {}
