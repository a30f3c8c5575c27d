/// Named settings: the table of where a run may start from.
public enum Preset: String, CaseIterable, Sendable {
  /// The Keras notebook of 2016, exactly.
  case seed
  /// Biases and regularization: what small data needs.
  case biased

  /// The settings that this name stands for.
  public func settings(seed: UInt64 = 1) -> Settings {
    fatalError("to come")
  }

  /// What a data set is trained with unless told otherwise.
  public static func suggested(forDataSet name: String) -> Preset {
    name == "ml-1m" ? .seed : .biased
  }
}
