import TestFolders
import Testing

/// Values of a setting, told apart by seeds.
@Suite struct `The sweep command`: CommandCalling {
  let home = TemporaryFolder()

  @Test func `sweep tells two values apart`() async throws {
    let outcome = try await marquee(
      "sweep", "--vary", "factors=1,8", "--seeds", "2", "--epochs", "3", "--output", "json")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""settings":{"factors":"8"},"mean":0."#))
    #expect(outcome.output.contains(#""verdict":"best""#))
    #expect(try await marquee("sweep", "--vary", "factors=0,2").status == 64)
    #expect(try await marquee("sweep", "--vary", "wings=2,3").status == 64)
    #expect(try await marquee("sweep", "--vary", "seed=2,3").status == 64)
  }
}
