import Concurrency
import RatingData
import Testing

@testable import RatingFiles

@Suite struct `Progress of several workers` {
  @Test func `never goes back, and ends with all that was read`() {
    let seen = Guarded<[LoadingProgress]>([])
    let watch = LoadingWatch(report: { news in seen.withLock { $0.append(news) } })
    let progress = ReadingProgress(watch, file: "a.csv", totalBytes: 4000)
    Workers(count: 4).share(400) { _ in progress.add(bytes: 10, ratings: 1) }
    progress.startArranging()
    let reports = seen.withLock { $0 }
    #expect(reports.map(\.bytes) == reports.map(\.bytes).sorted())
    #expect(reports.dropLast().last?.ratings == 400)
    #expect(reports.last?.stage == .arranging)
  }

  @Test(.timeLimit(.minutes(1))) func `may be added to by whoever is told of it`() {
    let progress = Guarded<ReadingProgress?>(nil)
    let last = Guarded(0)
    let watch = LoadingWatch(report: { news in
      last.withLock { $0 = news.ratings }
      if news.ratings == 1 { progress.withLock { $0 }?.add(bytes: 1, ratings: 1) }
    })
    let watched = ReadingProgress(watch, file: "a.csv", totalBytes: nil)
    progress.withLock { $0 = watched }
    watched.add(bytes: 1, ratings: 1)
    #expect(last.withLock { $0 } == 2)
  }
}
