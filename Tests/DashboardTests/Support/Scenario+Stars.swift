import Cells
import Profiles

@testable import Dashboard

extension Scenario {
  /// On You: sets stars for one movie after another, and keeps them.
  mutating func rate(_ stars: Float...) {
    for wanted in stars {
      setStars(wanted)
      press(.enter)
    }
  }

  /// On You: sets stars for the movie that is asked about, as near to these as the data allow.
  mutating func setStars(_ wanted: Float) {
    press(.right)
    while let now = state.you.choice?.stars, now != wanted {
      press(now < wanted ? .right : .left)
      guard state.you.choice?.stars != now else { return }
    }
  }
}
