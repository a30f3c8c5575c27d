import Files
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
    try reader.readLastLine { events.append($0) }
    return events
  }

  /// Recorded by Tests/Python/record.py.
  @Test(arguments: ["keras", "torch"])
  func `takes what Keras' callback and PyTorch's loop say`(name: String) throws {
    let path = #filePath.replacing("EventReaderTests.swift", with: "Fixtures/\(name).jsonl")
    let text = String(decoding: try InputFile.contents(of: path), as: UTF8.self)
    var epochs: [EpochRecord] = []
    var steps = 0
    for event in try read(text) {
      switch event {
      case .started(let summary): #expect(summary.epochs == 3 && summary.stepsPerEpoch == 4)
      case .progress(let progress):
        steps += 1
        #expect(progress.trained > 0 && progress.done == Double(progress.step) / 4)
      case .epoch(let record): epochs.append(record)
      case .changed: Issue.record("nothing was changed")
      case .ended(let end): #expect(end.reason == .finished && end.bestEpoch == 3)
      }
    }
    #expect(steps == 12 && epochs.map(\.epoch) == [1, 2, 3])
    #expect(epochs[2].trained < epochs[0].trained && epochs.allSatisfy { $0.validated != nil })
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
        "started \(run.train ?? 0) \(run.validation ?? 0) \(run.epochs ?? 0) \(run.stepsPerEpoch ?? 0)"
      case .progress(let progress): "progress \(progress.epoch) \(progress.step)"
      case .epoch(let epoch):
        "epoch \(epoch.epoch) \(epoch.trained) \(epoch.validated ?? 0) \(epoch.isBest)"
      case .changed(let change): "changed \(change.epoch) \(change.step) \(change.description)"
      case .ended(let end): "ended \(end.reason) \(end.bestEpoch ?? 0) \(end.seconds ?? 0)"
      }
    }
    #expect(
      said == [
        "started 900 100 15 29", "progress 1 10", "progress 1 29", "epoch 1 11.14712 5.42171 true",
        "progress 2 9", "changed 2 9 learning rate 0.001, regularization 0.05",
        "epoch 2 3.24 6.0 false", "ended earlyStopping 1 614.3",
      ])
  }

  private func epochs(_ lines: [String]) throws -> [EpochRecord] {
    try read(lines.map { $0 + "\n" }.joined()).compactMap { event in
      if case .epoch(let record) = event { record } else { nil }
    }
  }

  /// A writer that was killed and went on from an earlier state tells some epochs again.
  @Test(arguments: ["", #","best":false"#])
  func `finds the best among the epochs that stand`(flag: String) throws {
    let lines = [(1, 1.0), (2, 0.1), (2, 0.5), (3, 0.4), (4, 0.6)].map { epoch, loss in
      #"{"event":"epoch","epoch":\#(epoch),"loss":1,"val_loss":\#(loss)"#
        + (epoch > 1 && loss != 0.1 ? flag : "") + "}"
    }
    let records = try epochs(lines)
    #expect(records.map(\.isBest) == [true, true, true, true, false])
    #expect(records.map(\.epochsSinceBest) == [0, 0, 0, 0, 1])
    let stale = #"{"event":"end","reason":"finished","best_epoch":2,"best_val_loss":0.1}"#
    guard case .ended(let end)? = try read((lines + [stale]).joined(separator: "\n")).last else {
      Issue.record("no end")
      return
    }
    #expect(end.bestEpoch == 3 && end.bestValidated == 0.4)
  }

  @Test func `goes back with the progress of an epoch, too`() throws {
    let records = try epochs([
      #"{"event":"epoch","epoch":1,"loss":1,"val_loss":0.1}"#,
      #"{"event":"progress","epoch":1,"batch":1}"#,
      #"{"event":"epoch","epoch":2,"loss":1,"val_loss":0.5}"#,
    ])
    #expect(records.map(\.isBest) == [true, true])
  }

  @Test func `leaves open what the writer does not say, or what is no time`() throws {
    let records = try epochs([
      #"{"event":"epoch","epoch":1,"loss":1}"#,
      #"{"event":"epoch","epoch":2,"loss":1,"seconds":-1,"ratings_per_second":NaN}"#,
      #"{"event":"epoch","epoch":3,"loss":1,"seconds":0,"ratings_per_second":7}"#,
    ])
    #expect(records.map(\.seconds) == [nil, nil, 0])
    #expect(records.map(\.ratingsPerSecond) == [nil, nil, 7])
    #expect(EpochHistory(records).seconds == nil && EpochHistory(records.suffix(1)).seconds == 0)
    let format = try EventFormat(data: "d", settings: Preset.seed.settings())
    #expect(
      format.line(for: .epoch(records[0])).contains(#""seconds":null,"ratings_per_second":null"#))
    guard case .ended(let end)? = try read(#"{"event":"end","reason":"finished"}"#).last else {
      Issue.record("no end")
      return
    }
    #expect(end.seconds == nil && format.line(for: .ended(end)).contains(#""seconds":null"#))
  }

  @Test func `goes by the measure that the start names`() throws {
    let losses = [0.2, 0.3, 0.25].enumerated().map {
      #"{"event":"epoch","epoch":\#($0 + 1),"loss":1,"val_loss":\#($1)}"#
    }
    func best(_ start: String) throws -> [Bool] {
      try read(([start] + losses).joined(separator: "\n") + "\n").compactMap { event in
        if case .epoch(let record) = event { record.isBest } else { nil }
      }
    }
    #expect(try best(#"{"event":"start","measure":"ndcg"}"#) == [true, true, false])
    #expect(try best(#"{"event":"start","measure":"loss"}"#) == [true, false, false])
    #expect(try best(#"{"event":"start","measure":"never heard of"}"#) == [true, false, false])
    let events = try read(#"{"event":"start","measure":"ndcg"}"# + "\n")
    guard case .started(let summary) = events.first else {
      Issue.record("no start")
      return
    }
    #expect(summary.metric == .ndcg(10))
  }

  private func epochs(_ text: String) throws -> [EpochRecord] {
    try read(text).compactMap { if case .epoch(let record) = $0 { record } else { nil } }
  }

  @Test func `takes every number of an epoch for a metric`() throws {
    let line =
      #"{"event":"epoch","epoch":1,"loss":4,"accuracy":0.5,"val_accuracy":0.25,"lr":1e-3,"#
      + #""val_mae":2,"grad_norm":NaN,"note":"warm","frozen":true,"layers":[1],"huge":1e999,"#
      + #""\u001b[2J":7,"val_":3,"\#(String(repeating: "x", count: 41))":1,"seconds":2,"batch":3}"#
    let record = try #require(try epochs(line).first)
    let told = ["accuracy", "grad_norm", "lr", "mae", #"\u{1B}[2J"#].map { Metric(told: $0) }
    #expect(Set(record.metrics.further) == Set(told), "\(record.metrics.further.map(\.name))")
    #expect(record[told[0]] == EpochMetrics.Values(trained: 0.5, validated: 0.25))
    #expect(record[told[1]]?.trained.isNaN == true)
    #expect(record[told[2]]?.trained == 0.001 && record[told[2]]?.validated == nil)
    #expect(record[.mae]?.validated == 2 && record[.mae]?.trained.isNaN == true)
    #expect(record[.rmse]?.trained == 2)
  }

  @Test func `keeps of a line with thousands of numbers as many as anybody looks at`() throws {
    let many = (0..<5000).map { #""m\#($0)":\#($0)"# }.joined(separator: ",")
    let record = try #require(try epochs(#"{"event":"epoch","epoch":1,"loss":1,\#(many)}"#).first)
    #expect(record.metrics.further.count == 256)
  }

  @Test func `reads what was written, metric by metric`() throws {
    let format = try EventFormat(data: "d", settings: Preset.implicitALS.settings())
    let record = EpochRecord(
      epoch: 1,
      metrics: EpochMetrics(
        .ndcg(10), trained: 0.3, validated: 0.1,
        further: [
          .recall(10): EpochMetrics.Values(validated: 0.7),
          Metric(told: "lr"): EpochMetrics.Values(trained: 0.5),
        ]), seconds: 1, ratingsPerSecond: 5, isBest: true, epochsSinceBest: 0)
    let line = format.line(for: .epoch(record))
    #expect(
      line.hasSuffix(#""best":true,"ndcg":0.3,"val_ndcg":0.1,"lr":0.5,"val_recall":0.7}"#),
      "\(line)")
    #expect(line.contains(#""loss":0.3,"val_loss":0.1,"#))
    let found = try epochs(#"{"event":"start","measure":"ndcg"}"# + "\n" + line).first
    #expect(found == record)
    // Of a run that goes by the loss nothing is left that follows from it.
    let loss = EpochRecord(
      epoch: 1, metrics: EpochMetrics(trained: 1.7, validated: 0.3), seconds: 1,
      ratingsPerSecond: 5, isBest: true, epochsSinceBest: 0)
    #expect(try epochs(format.line(for: .epoch(loss))) == [loss])
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
    #expect(end.bestEpoch == 1 && end.bestValidated == 3)
    let epochs = found.compactMap { if case .epoch(let record) = $0 { record } else { nil } }
    #expect(epochs.map(\.isBest) == [true, false])
    #expect(epochs.map(\.epochsSinceBest) == [0, 1])
  }

  @Test(
    arguments: [
      (#"{"event":"start","epochs":3}\#nnonsense\#n"#, 2, "is not a JSON object"),
      (#"{"loss":3}\#n"#, 1, #"has no "event""#),
      ("[1]\n", 1, "is not a JSON object"),
      (#"{"event":"epoch","epoch":"one"}"#, 1, #"has the wrong type of value for "epoch""#),
      (#"{"event":"epoch","epoch":1,"best":1}"#, 1, #"has the wrong type of value for "best""#),
      (#"{"event":"epoch","epoch":NaN}"#, 1, "is not a JSON object"),
      (#"{"event":"epoch","epoch":99999999999999999999}"#, 1, "is not a JSON object"),
      (
        #"{"event":"epoch","epoch":-9223372036854775808}"#, 1,
        #"has -9223372036854775808 for "epoch", which is not between 1 and 1000000"#
      ),
      (
        #"{"event":"progress","epoch":0,"batch":5}"#, 1,
        #"has 0 for "epoch", which is not between 1 and 1000000"#
      ),
      (
        #"{"event":"progress","epoch":1,"batch":-9223372036854775807}"#, 1,
        #"has -9223372036854775807 for "batch", which is not between 0 and 9007199254740992"#
      ),
      (
        #"{"event":"start","epochs":3,"patience":-1}"#, 1,
        #"has -1 for "patience", which is not between 0 and 9007199254740992"#
      ),
      (
        #"{"event":"end","reason":"finished","best_epoch":-1}"#, 1,
        #"has -1 for "best_epoch", which is not between 1 and 1000000"#
      ),
      (
        #"{"event":"start","version":2,"epochs":3}"#, 1,
        "is of version 2, and this program reads version 1"
      ),
    ])
  func `names a line that is none`(text: String, line: Int, problem: String) {
    let error = #expect(throws: EventLineError.self) { try read(text) }
    #expect(error?.line == line)
    #expect(error?.problem == problem)
    #expect(error?.description.contains("expected an event") == true)
  }

  @Test(
    arguments: [
      (0, 1, 0), (5, 1, 1), (1 << 53, 1, 1), (5, 0, 1), (0, 0, 0), (1, 1 << 53, 0x1p-53),
      (5, 10, 0.5),
    ])
  func `keeps the part of an epoch that is done within the epoch`(
    batch: Int, batches: Int, done: Double
  ) throws {
    let events = try read(
      """
      {"event":"start","batches":\(batches)}
      {"event":"progress","epoch":1,"batch":\(batch)}
      """)
    guard case .progress(let progress)? = events.last else {
      Issue.record("\(events)")
      return
    }
    #expect(progress.done == done)
  }

  @Test(
    arguments: [
      // No value is no best, whatever stands before or behind it.
      ([#""val_loss":null"#, #""val_loss":3"#, #""val_loss":null"#], [false, true, false]),
      ([#""val_loss":NaN"#, #""val_loss":-Infinity"#, #""val_loss":2"#], [false, false, true]),
      ([#""val_loss":2"#, #""val_loss":2"#, #""val_loss":1"#], [true, false, true]),
      ([#""loss":1"#, #""loss":2"#], [false, false]),
      // What the writer says counts.
      ([#""val_loss":2,"best":true"#, #""val_loss":1,"best":false"#], [true, false]),
      ([#""val_loss":null,"best":true"#, #""val_loss":null,"best":false"#], [true, false]),
    ])
  func `tells the best epoch`(lines: [String], best: [Bool]) throws {
    let text = lines.enumerated().map { #"{"event":"epoch","epoch":\#($0 + 1),\#($1)}"# }
    let found = try read(text.joined(separator: "\n")).compactMap { event in
      if case .epoch(let record) = event { record.isBest } else { nil }
    }
    #expect(found == best)
  }

  @Test func `takes the losses of a run that diverged, as Python writes them`() throws {
    let events = try read(
      """
      {"event": "epoch", "epoch": 1, "loss": NaN, "val_loss": Infinity, "seconds": NaN}
      {"event": "epoch", "epoch": 2, "loss": -Infinity, "val_loss": 1e300, "seconds": -1}
      """)
    let records = events.compactMap { if case .epoch(let record) = $0 { record } else { nil } }
    #expect(records.first?.trained.isNaN == true && records.first?.validated == .infinity)
    #expect(records.last?.trained == -.infinity && records.last?.validated == 1e300)
    #expect(records.map(\.seconds) == [nil, nil])
  }

  @Test func `reports a start of its own where there is none, and no plan`() throws {
    let events = try read(#"{"event":"epoch","epoch":1,"loss":1}"#)
    guard case .started(let summary)? = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(events.count == 2)
    #expect(summary.epochs == nil && summary.stepsPerEpoch == nil && summary.patience == nil)
  }

  @Test func `does not gather a line without an end`() {
    var reader = EventReader()
    let error = #expect(throws: EventLineError.self) {
      try reader.read([UInt8](repeating: 65, count: 2 << 20)) { _ in }
    }
    #expect(error?.line == 1)
  }
}
