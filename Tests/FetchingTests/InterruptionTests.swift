import Files
import RatingFiles
import TestServer
import Testing

@testable import Fetching

/// With an hour's patience, which is more than the tests have: what waits for it fails. A fetch goes on in many small steps, and
/// each may wait for a thread behind the whole suite: a limit shorter than the suite tells of load, not of a fetch.
@Suite(.timeLimit(.minutes(5))) struct `Fetches that are called off` {
  private let curl = Curl(environment: Scene.environment, limits: .init(stalling: 3600))
  private let archive = Scene.archive
  private var half: Int { archive.count / 2 }

  /// A fetch that is cancelled as soon as something is reported.
  private func cancelled(
    _ scene: Scene, patience: Patience = Patience(),
    when isTime: @escaping @Sendable (FetchEvent) -> Bool
  ) async throws -> FetchError? {
    let fetch = try Fetch(
      Scene.closed, from: try scene.source(), into: scene.data,
      curl: curl, patience: patience)
    let (times, signal) = AsyncStream.makeStream(of: Void.self)
    let task = Task { () async -> FetchError? in
      do throws(FetchError) {
        _ = try await fetch.run { event in if isTime(event) { signal.finish() } }
        return nil
      } catch {
        return error
      }
    }
    for await _ in times {}
    task.cancel()
    return await task.value
  }

  @Test func `keep what came, and the next one goes on from there`() async throws {
    let scene = try Scene([Scene.path: [.stalled(archive, after: half), .file(archive)]])
    let half = half
    #expect(try await cancelled(scene) { $0 == .received(half) } == .interrupted(kept: half))
    #expect(scene.names == ["ml-1m.zip.partial"])
    #expect(try InputFile.contents(of: scene.partial) == Array(archive[..<half]))
    #expect(try await scene.fetch() == .fetched(path: scene.set))
    #expect(scene.server.requests.map(\.offset) == [nil, half])
    #expect(try scene.isWhole)
  }

  @Test func `do not wait to the end of a wait`() async throws {
    let scene = try Scene([Scene.path: [.cut(archive, after: half)]])
    let error = try await cancelled(scene, patience: Patience(waits: [.seconds(3600)])) {
      if case .retrying = $0 { true } else { false }
    }
    #expect(error == .interrupted(kept: half))
  }

  @Test func `leave no half set`() async throws {
    let scene = try Scene([Scene.path: [.file(archive)]])
    let error = try await cancelled(scene) {
      guard case .unpacking = $0 else { return false }
      // Here, so that it is cancelled before the next piece.
      withUnsafeCurrentTask { $0?.cancel() }
      return true
    }
    #expect(error == .interrupted(kept: archive.count))
    #expect(scene.names == ["ml-1m.zip.partial"])
  }

  @Test func `do not meet: the second says so and leaves the first alone`() async throws {
    let scene = try Scene([Scene.path: [.stalled(archive, after: half)]])
    let half = half
    let (times, signal) = AsyncStream.makeStream(of: Void.self)
    let fetch = try Fetch(
      Scene.closed, from: try scene.source(), into: scene.data, curl: curl)
    let first = Task {
      try await fetch.run { if $0 == .received(half) { signal.finish() } }
    }
    for await _ in times {}
    await #expect(throws: FetchError.busy(set: "ml-1m")) { try await scene.fetch() }
    #expect(try InputFile.contents(of: scene.partial).count == half)
    #expect(scene.server.requests.count == 1)
    first.cancel()
    _ = try? await first.value
    scene.server.script(Scene.path, .file(archive))
    #expect(try await scene.fetch() == .fetched(path: scene.set))
  }
}
