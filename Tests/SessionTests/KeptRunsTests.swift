import Dashboard
import Runs
import Testing

@testable import Session

@Suite struct `Kept runs of a session` {
  private let store = RunStore("/nowhere")

  @Test(arguments: [RunKeeping.refused, .watched])
  func `are shown where its own are not kept`(keeping: RunKeeping) {
    let runs = KeptRuns(in: store, keeping)
    #expect(runs.store?.path == store.path && runs.destination == nil)
    #expect(runs.keeping == keeping)
  }

  @Test func `have its own among them otherwise, but for a person without a home`() {
    #expect(KeptRuns(in: store, .kept).destination?.path == store.path)
    let nowhere = KeptRuns(in: nil, .kept)
    #expect(nowhere.destination == nil && nowhere.keeping == .homeless)
  }
}
