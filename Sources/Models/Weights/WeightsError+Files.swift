import Files

extension WeightsError {
  package init(_ failure: FileFailure) {
    switch failure {
    case .system(let path, let code): self = .file(path: path, code: code)
    case .obstructed(let path, let obstacle): self = .obstructed(path: path, by: obstacle)
    case .noFile(let path), .tooLong(let path, _): self = .noFile(path: path)
    }
  }

  /// What reading or writing the weights of a path came to.
  init(_ error: any Error, at path: String) {
    switch error {
    case let failure as FileFailure: self.init(failure)
    case let fault as Fault: self = .broken(path: path, fault: fault)
    default: self = .broken(path: path, fault: .header("\(error)"))
    }
  }
}
