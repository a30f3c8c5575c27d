import Files

/// A file that marquee writes into a run's folder, known by its name. Whatever else is there is somebody else's.
enum RunFile: Equatable {
  case manifest
  case events
  case state
  /// The best model of the state, with its epoch.
  case best(epoch: Int)
  case log
  case label
  /// `RunSequel`
  case sequel

  var name: String {
    switch self {
    case .manifest: "run.json"
    case .events: "events.jsonl"
    case .state: "state.safetensors"
    case .best(let epoch): "best-\(epoch).safetensors"
    case .log: "log.txt"
    case .label: "label.txt"
    case .sequel: "sequel.json"
    }
  }

  /// All but the best models.
  private static let single: [RunFile] = [.manifest, .events, .state, .log, .label, .sequel]

  /// - Returns: nil for a name that marquee gives to no file of a run.
  init?(_ name: String) {
    if let file = Self.single.first(where: { $0.name == name }) {
      self = file
      return
    }
    let digits = name.drop { !$0.isNumber }.prefix { $0.isNumber }
    guard let epoch = Int(digits), Self.best(epoch: epoch).name == name else { return nil }
    self = .best(epoch: epoch)
  }

  /// The file that was being written under a name when marquee was killed; nil of other names.
  init?(unfinished name: String) {
    guard let target = DurableFile.Writer.target(ofTemporary: name) else { return nil }
    self.init(target)
  }

  /// Whether marquee may have given a file this name.
  static func owns(_ name: String) -> Bool {
    RunFile(name) != nil || RunFile(unfinished: name) != nil
  }
}
