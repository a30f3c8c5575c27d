import Files
import FoundationEssentials
import Learning
import Models
import TestFolders
import TestSamples
import Testing

@testable import Runs

/// Taking runs off the disk, and nothing else with them.
@Suite struct `A run that is removed` {
  private let home = TemporaryFolder()
  private var store: RunStore { RunStore(home.path + "/runs") }

  private static let manifest = RunManifest(
    data: "d", arguments: [], ratings: Samples.ratings(), settings: Preset.biased.settings(),
    started: "")

  /// A run with every file that marquee writes.
  private func made(day: Int = 0, in store: RunStore? = nil) throws -> RunFolder {
    let folder = try (store ?? self.store).makeFolder(
      data: "d", preset: "biased", at: Date(timeIntervalSince1970: Double(day) * 86_400))
    try folder.write(Self.manifest)
    try folder.setLabel("to go")
    for name in [
      "events.jsonl", "state.safetensors", "best-12.safetensors", "log.txt",
      "state.safetensors.7-0.partial", "best-3.safetensors.71-12.partial",
    ] { try write(name, in: folder) }
    return folder
  }

  private func write(_ name: String, in folder: RunFolder) throws {
    try DurableFile.replace(folder.path + "/" + name, with: Array("x".utf8))
  }

  /// Each program that begins or ends takes off the disk what one left that was killed.
  @Test func `comes back where another program begins and ends meanwhile`() throws {
    let mine = store
    let (first, second) = (try made(day: 1), try made(day: 2))
    try mine.hide(first)
    try mine.hide(second)
    store.removeHidden()
    try mine.restore(first)
    #expect(store.runs() == [first])
    #expect(!first.isLocked)
    mine.removeHidden()
    #expect(store.runs() == [first])
    #expect(throws: RunFolderError.self) { try mine.restore(second) }
  }

  @Test func `is gone, and its folder with it`() throws {
    let folder = try made()
    #expect(try folder.remove() == RemovedRun(run: folder, left: []))
    #expect(FileKind(at: folder.path) == nil)
  }

  /// Names that are nearly those of marquee's files.
  @Test(arguments: [
    "notes.txt", "best-recipes.txt", "best-007.safetensors", "best-of.safetensors", "a.partial",
    "state.safetensors.partial", "state.safetensors.1-x.partial", ".hidden", "RUN.JSON",
    "best-1.safetensors.bak", "best--1.safetensors",
  ])
  func `leaves a file of somebody else's, and its folder`(name: String) throws {
    let folder = try made()
    try write(name, in: folder)
    #expect(folder.foreignNames == [name])
    #expect(try folder.remove().left == [name])
    #expect(try Folder.names(in: folder.path) == [name])
    #expect(store.runs().isEmpty)
  }

  @Test func `leaves links, what they lead to, and folders`() throws {
    let folder = try made()
    let other = home.path + "/other"
    try Folder.create(other)
    try DurableFile.replace(other + "/mine", with: [1])
    try Folder.create(folder.path + "/plots")
    try FileManager.default.removeItem(atPath: folder.path + "/log.txt")
    for (name, target) in [("log.txt", other + "/mine"), ("data", other)] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path + "/" + name, withDestinationPath: target)
    }
    #expect(folder.foreignNames == ["data", "log.txt", "plots"])
    #expect(try folder.remove().left == ["data", "log.txt", "plots"])
    #expect(try Folder.names(in: other) == ["mine"])
  }

  @Test func `is not a folder that has a run.json of another program's`() throws {
    let folder = RunFolder(home.path + "/project")
    try Folder.create(folder.path)
    for name in ["run.json", "log.txt", "thesis.tex"] { try write(name, in: folder) }
    #expect(
      throws: RunFolderError.notRemoved(
        path: folder.manifestPath, why: "is not the run.json of a run")
    ) { try folder.remove() }
    #expect(try Folder.names(in: folder.path) == ["log.txt", "run.json", "thesis.tex"])
    #expect(throws: RunFolderError.self) { try RunFolder(home.path + "/none").remove() }
    #expect(FileKind(at: home.path + "/none") == nil)
  }

  @Test func `is not what a link in the store leads to`() throws {
    let elsewhere = try made(in: RunStore(home.path + "/elsewhere"))
    try Folder.create(store.path)
    let link = RunFolder(store.path + "/linked")
    try FileManager.default.createSymbolicLink(
      atPath: link.path, withDestinationPath: elsewhere.path)
    let before = try Folder.names(in: elsewhere.path)
    #expect(throws: RunFolderError.self) { try store.run("linked").remove() }
    #expect(throws: RunFolderError.self) { try store.hide(link) }
    #expect(try Folder.names(in: elsewhere.path) == before)
    #expect(FileKind.isLink(link.path))
  }

  @Test func `may be elsewhere, and has its own name whatever it is called by`() throws {
    let folder = try made(in: RunStore(home.path + "/elsewhere"))
    let found = try store.run(folder.path + "/../" + folder.name + "/.")
    #expect(found.name == folder.name)
    #expect(try found.remove().left.isEmpty)
    #expect(FileKind(at: folder.path) == nil)
    #expect(FileKind(at: home.path + "/elsewhere") == .folder)
  }

  @Test func `makes room for others, and leaves what is not marquee's`() throws {
    var limits = RunLimits()
    limits.count = 1
    let store = RunStore(home.path + "/runs", limits: limits)
    let folders = try (0..<3).map { day in
      let folder = try made(day: day, in: store)
      try folder.setLabel("")
      return folder
    }
    try write("notes.txt", in: folders[0])
    #expect(store.prune() == [RemovedRun(run: folders[0], left: ["notes.txt"])])
    #expect(store.runs() == [folders[2]])
    #expect(try Folder.names(in: folders[0].path) == ["notes.txt"])
    #expect(FileKind(at: folders[1].path) == nil)
  }

  @Test func `is brought back whole, or its folder has its name again for what stays`() throws {
    let folder = try made()
    try write("notes.txt", in: folder)
    let names = try Folder.names(in: folder.path)
    #expect(try store.hide(folder) == ["notes.txt"])
    #expect(store.runs().isEmpty)
    try store.restore(folder)
    #expect(try Folder.names(in: folder.path) == names)
    try store.hide(folder)
    store.removeHidden()
    #expect(try Folder.names(in: store.path).filter { !$0.hasPrefix(".") } == [folder.name])
    #expect(try Folder.names(in: folder.path) == ["notes.txt"])
  }

  @Test func `does not lose a run that has its name, when it comes back`() throws {
    let folder = try made()
    try store.hide(folder)
    let second = try made()
    #expect(second.name == folder.name + "-2")
    try FileManager.default.moveItem(atPath: second.path, toPath: folder.path)
    #expect(throws: RunFolderError.self) { try store.restore(folder) }
    #expect(throws: RunFolderError.self) { try store.hide(folder) }
    #expect(try folder.manifest() == Self.manifest)
  }

  @Test func `has no label that is a folder of somebody else's`() throws {
    let folder = try made()
    try folder.setLabel("")
    try Folder.create(folder.path + "/label.txt/deep")
    #expect(throws: RunFolderError.self) { try folder.setLabel("") }
    #expect(FileKind(at: folder.path + "/label.txt/deep") == .folder)
  }
}

@Suite struct `A state that is written` {
  private let home = TemporaryFolder()

  @Test func `takes away the best models before it, and no file of somebody else's`() throws {
    let folder = RunFolder(home.path)
    let others = ["best-of-all.txt", "best-recipes.safetensors", "film.mkv.partial"]
    let own = ["best-1.safetensors", "best-12.safetensors", "state.safetensors.7-0.partial"]
    for name in others + own {
      try DurableFile.replace(folder.path + "/" + name, with: [1])
    }
    folder.removeFiles(
      besides: TrainingState(
        learner: LearnerState(learner: "adamax"), completed: 12, lastEpoch: 12,
        epochsSinceBest: 0, best: Samples.snapshot(epoch: 12), epoch: nil))
    #expect(try Folder.names(in: folder.path) == (others + ["best-12.safetensors"]).sorted())
    #expect(folder.weightsPath == folder.path + "/best-12.safetensors")
  }
}

extension Samples {
  fileprivate static func snapshot(epoch: Int) -> Snapshot {
    Snapshot(model(), epoch: epoch, validated: 0.5)
  }
}
