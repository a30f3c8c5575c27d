import Dashboard
import Dispatch
import Files
import Profiles
import RatingData
import TestFolders
import Testing

@testable import Session

/// The screen You is open, and somebody else changes the file of its profile.
@Suite struct `Ratings that the dashboard keeps` {
  private let folder = TemporaryFolder()
  private var file: ProfileFile { ProfileFile(folder.path + "/me.csv") }

  private func entry(_ id: Int, _ stars: Float = 4, _ title: String = "") -> Profile.Entry {
    .init(id: MovieID(Int64(id)), stars: stars, title: title)
  }

  private func change(_ entry: Profile.Entry) -> ProfileChange { ProfileChange(rated: [entry]) }

  @Test func `stand beside what was brought in meanwhile, which shows then`() throws {
    let box = Mailbox {}
    let queue = ProfileQueue(file: file, mailbox: box)
    queue.load()
    queue.end()
    #expect(profiles(box) == [Profile()])
    let brought = [entry(1, 4, "Toy Story (1995)"), entry(608, 5, "Fargo (1996)")]
    _ = try file.apply([ProfileChange(rated: brought)])
    queue.apply(change(entry(6, 3, "Heat (1995)")))
    queue.end()
    let all = Profile(brought + [entry(6, 3, "Heat (1995)")])
    #expect(profiles(box) == [all])
    #expect(try file.read() == all)
    // What another program took away stays away.
    _ = try file.apply([ProfileChange(removed: [entry(1).key])])
    queue.apply(ProfileChange(removed: [entry(6).key]))
    queue.end()
    #expect(try file.read().entries == [brought[1]])
  }

  @Test func `wait while the file cannot be read, and go in once it is mended`() throws {
    let box = Mailbox {}
    let queue = ProfileQueue(file: file, mailbox: box)
    let broken = Array("movieId,rating\n1,lots\n".utf8)
    try DurableFile.replace(file.path, with: broken)
    queue.apply(change(entry(2)))
    queue.end()
    #expect(notices(box).contains { $0.hasPrefix("your ratings are not kept: mend \(file.path)") })
    #expect(try InputFile.contents(of: file.path) == broken)
    try DurableFile.replace(file.path, with: Array("movieId,rating\n1,5\n".utf8))
    queue.apply(change(entry(3)))
    queue.end()
    let messages = box.drain()
    let counts = messages.compactMap {
      if case .profile(_, let count) = $0 { count } else { nil }
    }
    #expect(counts == [2])
    #expect(try file.read().entries.map(\.stars) == [5, 4, 4])
  }

  private func profiles(_ box: Mailbox) -> [Profile] {
    box.drain().compactMap { if case .profile(let profile, _) = $0 { profile } else { nil } }
  }

  private func notices(_ box: Mailbox) -> [String] {
    box.drain().compactMap { if case .notice(let notice) = $0 { notice } else { nil } }
  }
}
