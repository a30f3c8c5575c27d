import Glibc

/// A signal that asks the program to end.
public enum TerminationSignal: Hashable, Sendable {
  case interrupt
  case terminate
  case hangUp
  case quit
  case user1
  case user2
  case alarm

  init?(number: Int32) {
    switch number {
    case SIGINT: self = .interrupt
    case SIGTERM: self = .terminate
    case SIGHUP: self = .hangUp
    case SIGQUIT: self = .quit
    case SIGUSR1: self = .user1
    case SIGUSR2: self = .user2
    case SIGALRM: self = .alarm
    default: return nil
    }
  }

  /// What a shell reports of a program that a signal ended: 128 and the signal's number.
  public var exitStatus: Int32 {
    switch self {
    case .interrupt: 128 + SIGINT
    case .terminate: 128 + SIGTERM
    case .hangUp: 128 + SIGHUP
    case .quit: 128 + SIGQUIT
    case .user1: 128 + SIGUSR1
    case .user2: 128 + SIGUSR2
    case .alarm: 128 + SIGALRM
    }
  }
}
