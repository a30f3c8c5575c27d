import Learning
import Testing
import Tuning

@testable import marquee

@Suite struct `The best trial` {
  private func text(epochs: Int) -> String {
    var settings = Preset.biased.settings(seed: 4)
    settings.schedule = Schedule(epochs: 9, patience: 3)
    let trial = Trial(number: 2, settings: settings, validated: 0.75, epoch: 3, epochs: epochs)
    return BestTrial(trial, loss: 0.75).text(by: .loss, dataArguments: ["--data", "ml-1m"])
  }

  @Test func `comes with the command that repeats it`() {
    let text = text(epochs: 9)
    #expect(text.hasPrefix("The best of val_loss, 0.7500 in epoch 3, comes from\n  marquee train"))
    #expect(text.contains("--data ml-1m") && text.contains("--epochs 9"))
  }

  @Test func `asks for more time only where it had fewer epochs than planned`() {
    let words = "\nIt was given 4 epochs of 9; more --minutes give it more."
    #expect(text(epochs: 4).hasSuffix(words) && text(epochs: 4).contains("--epochs 4"))
    #expect(!text(epochs: 9).contains("--minutes"))
  }
}
