/// What a session of TensorBoard's plugin of hyper-parameters began with, and how it ended.
enum HyperParameters {
  /// Takes an `HParamsPluginData`.
  static func take(
    _ plugin: SummaryPlugin, into run: inout LoggedRun
  ) throws(ProtobufFields.Broken) {
    guard let content = plugin.content else { return }
    var data = ProtobufFields(content)
    while let (number, value) = try data.next() {
      guard let fields = value.fields else { continue }
      if number == 3 { try takeStart(fields, into: &run) }
      if number == 4 { run.end(try ending(fields)) }
    }
  }

  /// A `SessionStartInfo`, whose first field is a map of names to values.
  private static func takeStart(
    _ start: ProtobufFields, into run: inout LoggedRun
  ) throws(ProtobufFields.Broken) {
    var start = start
    var found: [(name: String, value: String)] = []
    while let (number, value) = try start.next() {
      guard number == 1, var entry = value.fields else { continue }
      var (name, text) = ("", "")
      while let (number, value) = try entry.next() {
        if number == 1 { name = value.text ?? "" }
        if number == 2, let fields = value.fields { text = try self.text(fields) }
      }
      found.append((name, text))
    }
    // A map has no order.
    for (name, value) in found.sorted(by: { $0.name < $1.name }) { run.set(name, to: value) }
  }

  /// A `google.protobuf.Value` of a number, a text or a truth.
  private static func text(_ value: ProtobufFields) throws(ProtobufFields.Broken) -> String {
    var value = value
    var text = ""
    while let (number, value) = try value.next() {
      switch number {
      case 2: text = value.double.map(\.asSetting) ?? text
      case 3: text = value.text ?? text
      case 4: text = value.integer == 0 ? "false" : "true"
      default: break
      }
    }
    return text
  }

  /// The status of a `SessionEndInfo`; nil of one that is unknown or goes on.
  private static func ending(_ info: ProtobufFields) throws(ProtobufFields.Broken) -> LogEnding? {
    var info = info
    while let (number, value) = try info.next() {
      guard number == 1 else { continue }
      switch value.integer {
      case 1: return .finished
      case 2: return .failed
      default: return nil
      }
    }
    return nil
  }
}

extension Double {
  /// A setting as a person writes it: without a fraction where it has none.
  var asSetting: String { Int(exactly: self).map { "\($0)" } ?? "\(self)" }
}
