import Dispatch
import Engines
import Files
import Glibc
import Learning
import TestFolders
import Testing

@Suite struct `The engine that replays events` {
  private let folder = TemporaryFolder()
  private var path: String { folder.path + "/events.jsonl" }

  private static let start = #"{"event":"start","data":"d","epochs":2,"batches":10}"#
  private static let epoch = #"{"event":"epoch","epoch":1,"loss":2.5,"val_loss":3}"#
  private static let end = #"{"event":"end","reason":"finished","best_epoch":1}"#

  private func run(_ engine: ReplayEngine, onEvent: (TrainingEvent) -> Void = { _ in }) -> [String]
  {
    withoutActuallyEscaping(onEvent) { onEvent in
      var said: [String] = []
      engine.run(
        EngineOutput(report: { event in
          switch event {
          case .started(let summary): said.append("started \(summary.epochs ?? 0)")
          case .progress: break
          case .epoch(let record): said.append("epoch \(record.epoch) \(record.trained)")
          case .changed: break
          case .ended(let end): said.append("ended \(end.reason)")
          }
          onEvent(event)
        }))
      return said
    }
  }

  @Test func `tells of a run that is over`() throws {
    let text = [Self.start, Self.epoch, Self.end].joined(separator: "\n") + "\n"
    try DurableFile.replace(path, with: Array(text.utf8))
    #expect(run(ReplayEngine(path: path)) == ["started 2", "epoch 1 2.5", "ended finished"])
  }

  @Test func `waits for what a writer has not written yet`() throws {
    let half = Self.start + "\n" + Self.epoch.prefix(20)
    try DurableFile.replace(path, with: Array(half.utf8))
    let engine = ReplayEngine(path: path)
    let path = path
    let said = run(engine) { event in
      guard case .started = event else { return }
      // The rest comes while the engine is at the file's end.
      DispatchQueue(label: "writer").async {
        let rest = Self.epoch.dropFirst(20) + "\n" + Self.end + "\n"
        append(Array(rest.utf8), to: path)
      }
    }
    #expect(said == ["started 2", "epoch 1 2.5", "ended finished"])
  }

  @Test func `takes a last line without an end, which a writer may still end`() throws {
    let text = [Self.start, Self.epoch, Self.end].joined(separator: "\n")
    try DurableFile.replace(path, with: Array(text.utf8))
    #expect(run(ReplayEngine(path: path)) == ["started 2", "epoch 1 2.5", "ended finished"])

    try DurableFile.replace(path, with: Array((Self.start + "\n" + Self.epoch).utf8))
    let path = path
    let said = run(ReplayEngine(path: path)) { event in
      guard case .epoch = event else { return }
      append(Array("\nnonsense\n".utf8), to: path)
    }
    #expect(said.count == 3)
    #expect(said.last?.contains("line 3 is not a JSON object") == true, "\(said)")
  }

  @Test func `names a whole last line that is no event`() throws {
    try DurableFile.replace(path, with: Array((Self.start + "\n" + #"{"event":"epoch"}"#).utf8))
    let said = run(ReplayEngine(path: path))
    #expect(said.last?.contains("line 2 has no") == true, "\(said)")
  }

  @Test func `says for how long its writer has been silent`() throws {
    try DurableFile.replace(path, with: Array((Self.start + "\n").utf8))
    let engine = ReplayEngine(path: path)
    var said: [Double] = []
    engine.run(
      EngineOutput(
        report: { _ in },
        silent: { seconds in
          said.append(seconds)
          if said.count == 2 { engine.control.give(.stop) }
        }))
    #expect(said.count == 2)
    #expect(said[0] >= 1 && said[1] >= said[0] + 1)
  }

  @Test func `takes no more epochs`() {
    #expect(!ReplayEngine(path: nil).capabilities.can(.extend))
  }

  @Test func `ends when told, though the file may grow`() throws {
    try DurableFile.replace(path, with: Array((Self.start + "\n").utf8))
    let engine = ReplayEngine(path: path)
    let said = run(engine) { event in
      if case .started = event { engine.control.give(.stop) }
    }
    #expect(said == ["started 2", "ended stopped"])
  }

  @Test func `waits for a file that is not there yet`() throws {
    let engine = ReplayEngine(path: path)
    let path = path
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) {
      append(Array((Self.start + "\n" + Self.end + "\n").utf8), to: path)
    }
    #expect(run(engine) == ["started 2", "ended finished"])
    let none = ReplayEngine(path: path + ".never")
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) { none.control.give(.stop) }
    #expect(run(none) == ["ended stopped"])
  }

  @Test(arguments: [true, false])
  func `reads anew what was cut short, or is another file`(isCut: Bool) throws {
    let long = [Self.start, Self.epoch, Self.epoch].joined(separator: "\n") + "\n"
    try DurableFile.replace(path, with: Array(long.utf8))
    let path = path
    var count = 0
    let said = run(ReplayEngine(path: path)) { event in
      guard case .epoch = event else { return }
      count += 1
      guard count == 2 else { return }
      let fresh = Array((Self.start + "\n" + Self.end + "\n").utf8)
      DispatchQueue.global().asyncAfter(deadline: .now() + 0.2) {
        if isCut {
          truncate(path, 0)
          append(fresh, to: path)
        } else {
          try? DurableFile.replace(path, with: fresh)
        }
      }
    }
    #expect(said == ["started 2", "epoch 1 2.5", "epoch 1 2.5", "started 2", "ended finished"])
  }

  @Test func `names file and line of what is no event, and a file that cannot be read`() throws {
    try DurableFile.replace(path, with: Array((Self.start + "\nnonsense\n").utf8))
    let said = run(ReplayEngine(path: path))
    #expect(said.count == 2)
    #expect(said.last?.contains("\(path): line 2 is not a JSON object") == true)
    #expect(
      run(ReplayEngine(path: folder.path)).last?.contains("\(folder.path): Is a directory")
        == true)
  }
}

/// Appends to a file, as a program does that writes its events.
private func append(_ bytes: [UInt8], to path: String) {
  guard let file = fopen(path, "a") else { return }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}
