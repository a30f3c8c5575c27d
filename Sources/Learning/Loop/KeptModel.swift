/// Which model of a run that is stopped is looked into from then on.
public enum KeptModel: UInt8, Sendable {
  case best
  case last
}
