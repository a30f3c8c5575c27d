import Learning
import Testing

@testable import Runs

@Suite struct `Reading the lines of a run` {
  private func read(_ text: String, pieces size: Int = .max) throws -> [TrainingEvent] {
    var reader = EventReader()
    var events: [TrainingEvent] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: min(size, max(1, bytes.count))) {
      try reader.read(bytes[start..<min(bytes.count, start + min(size, bytes.count))]) {
        events.append($0)
      }
    }
    if let last = try reader.end() { events.append(last) }
    return events
  }

  @Test(arguments: [1, 2, 7, 64, Int.max])
  func `gives back what was written, in pieces of any size`(size: Int) throws {
    var time = 0.0
    var writer = try EventWriter(data: "d", settings: Preset.seed.settings()) {
      time += 1
      return time
    }
    let text = events.flatMap { writer.lines(for: $0) }.joined(separator: "\n") + "\n"
    let found = try read(text, pieces: size)
    let said = found.map { event in
      switch event {
      case .started(let run):
        "started \(run.train ?? 0) \(run.validation ?? 0) \(run.epochs) \(run.stepsPerEpoch ?? 0)"
      case .progress(let progress): "progress \(progress.epoch) \(progress.step)"
      case .epoch(let epoch):
        "epoch \(epoch.epoch) \(epoch.loss) \(epoch.validationLoss ?? 0) \(epoch.isBest)"
      case .ended(let end): "ended \(end.reason) \(end.bestEpoch ?? 0) \(end.seconds)"
      }
    }
    #expect(
      said == [
        "started 900 100 15 29", "progress 1 10", "progress 1 29", "epoch 1 11.14712 5.42171 true",
        "progress 2 9", "epoch 2 3.24 6.0 false", "ended earlyStopping 1 614.3",
      ])
  }

  @Test func `fills in what another program leaves out`() throws {
    let found = try read(
      """
      {"event":"start","epochs":3}
      {"event":"checkpoint","path":"x"}

      {"event":"epoch","epoch":1,"loss":2,"val_loss":3,"lr":0.1}\r
      {"event":"epoch","epoch":2,"loss":1,"val_loss":4}
      {"event":"end","reason":"crashed"}
      """)
    guard case .started(let summary)? = found.first, case .ended(let end)? = found.last else {
      Issue.record("\(found)")
      return
    }
    #expect(summary.train == nil && summary.stepsPerEpoch == nil && summary.epochs == 3)
    #expect(end.reason == .failed("crashed"))
    #expect(end.bestEpoch == 1 && end.bestValidationLoss == 3)
    let epochs = found.compactMap { if case .epoch(let record) = $0 { record } else { nil } }
    #expect(epochs.map(\.isBest) == [true, false])
    #expect(epochs.map(\.epochsSinceBest) == [0, 1])
  }

  @Test(
    arguments: [
      ("{\"event\":\"start\",\"epochs\":3}\nnonsense\n", 2, "is no JSON object"),
      ("{\"loss\":3}\n", 1, "lacks \"event\""), ("[1]\n", 1, "is no JSON object"),
      ("{\"event\":\"epoch\",\"epoch\":\"one\"}", 1, "has another type of value in \"epoch\""),
      ("{\"event\":\"epoch\",\"epoch\":99999999999999999999}\n", 1, "is no JSON object"),
    ])
  func `names a line that is none`(text: String, line: Int, problem: String) {
    let error = #expect(throws: EventLineError.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.problem.hasPrefix(String(problem.prefix(5))) == true, "\(error?.problem ?? "")")
    #expect(error?.description.contains("expected an event") == true)
  }

  @Test func `does not gather a line without an end`() {
    var reader = EventReader()
    let error = #expect(throws: EventLineError.self) {
      try reader.read([UInt8](repeating: 65, count: 2 << 20)) { _ in }
    }
    #expect(error?.line == 1)
  }
}
