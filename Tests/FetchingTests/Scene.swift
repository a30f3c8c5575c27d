import Files
import RatingFiles
import Subprocess
import Synchronization
import TestArchives
import TestFolders
import TestServer

@testable import Fetching

/// A server with the archive of a small set, and a data folder for it.
final class Scene {
  let server: TestServer
  let folder = TemporaryFolder()
  /// What was reported, in order.
  let events = Events()

  init(_ script: [String: [Reply]] = [:]) throws { server = try TestServer(script) }

  static let path = "/sets/ml-1m.zip"
  static let ratings = String(repeating: "1::1::5::978300760\n", count: 3000)

  static let archive = ZipBuilder(entries: [
    .stored("ml-1m/", ""), .stored("ml-1m/README", "The terms."),
    .deflated("ml-1m/ratings.dat", ratings), .stored("ml-1m/movies.dat", "1::One (1999)::Drama\n"),
    .stored("elsewhere/else", "Something else."),
  ]).bytes

  /// MovieLens 1M in small.
  static let closed = set(md5: md5)

  /// MovieLens 1M in small, as if its sum were published in a file beside it.
  static let growing = set(md5: nil)

  /// MovieLens 1M in small, as if it had more in it than any disk holds.
  static let huge = set(md5: md5, unpackedBytes: 1 << 60)

  /// - Parameter bytes: what is known of the archive's size, which may be wrong.
  static func set(
    md5: String?, bytes: Int = archive.count, unpackedBytes: Int? = nil
  ) -> PublishedSet {
    PublishedSet(
      known: .ml1m, ratings: 3000, users: 1, movies: 1, scale: 1...5, bytes: bytes,
      unpackedBytes: unpackedBytes, md5: md5, folder: "ml-1m", licence: "none")
  }

  /// The archive's.
  static let md5 = "6b699337cb5eaf58f8045bab819cf789"

  /// The archive with other ratings in it.
  static let wrong = ZipBuilder(entries: [
    .stored("ml-1m/ratings.dat", String(ratings.reversed()))
  ]).bytes

  var data: DataFolder { DataFolder(path: folder.path + "/data") }
  var set: String { data.path + "/ml-1m" }
  var partial: String { data.path + "/ml-1m.zip.partial" }

  /// What is in the data folder.
  var names: [String] { (try? Folder.names(in: data.path)) ?? [] }

  /// Puts what an earlier fetch left into the data folder.
  func leave(_ bytes: some Sequence<UInt8>) throws {
    try Folder.create(data.path)
    try DurableFile.replace(partial, with: Array(bytes))
  }

  func source(_ path: String = path) throws -> FetchSource {
    try FetchSource(server.address + path)
  }

  /// Without the proxies of whoever runs the tests.
  static let environment = Environment.inherit.updating([
    "http_proxy": nil, "https_proxy": nil, "HTTPS_PROXY": nil, "all_proxy": nil, "ALL_PROXY": nil,
    "no_proxy": nil, "NO_PROXY": nil,
  ])

  func fetch(
    _ set: PublishedSet = closed, from source: FetchSource? = nil,
    onExisting: Fetch.ExistingSet = .keep, retries: Int = 3,
    curl: Curl = Curl(environment: environment)
  ) async throws(FetchError) -> Fetch.Outcome {
    let own = try FetchSource(server.address + Self.path)
    let fetch = try Fetch(
      set, from: source ?? own, into: data, onExisting: onExisting, curl: curl,
      patience: Patience(waits: Array(repeating: .zero, count: retries)))
    return try await fetch.run { [events] event in events.append(event) }
  }

  /// Whether the set is there with all its files, and nothing else is.
  var isWhole: Bool {
    get throws {
      try names == ["ml-1m"] && Folder.names(in: set) == ["README", "movies.dat", "ratings.dat"]
        && String(decoding: InputFile.contents(of: set + "/ratings.dat"), as: UTF8.self)
          == Self.ratings
    }
  }
}

/// What a fetch reports, for a test that looks on.
final class Events: Sendable {
  private let events = Mutex<[FetchEvent]>([])

  func append(_ event: FetchEvent) { events.withLock { $0.append(event) } }

  var all: [FetchEvent] { events.withLock { $0 } }

  /// What happened besides the bytes that came.
  var notable: [FetchEvent] {
    all.filter {
      switch $0 {
      case .started, .received, .unpacking: false
      default: true
      }
    }
  }
}
