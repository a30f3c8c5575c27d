/// When sentences are said that nobody asked for: one at a time, with some time between, so that nobody is talked over. A
/// pure clock, which is told the time.
struct SpeechPace: Sendable {
  /// How much is said.
  enum Amount: Int, CaseIterable, Sendable {
    /// How runs begin and end.
    case quiet
    case usual
    case more

    /// Seconds between two sentences at the least.
    var interval: Double { self == .more ? 0.5 : 2 }
  }

  var amount = Amount.usual
  /// Each is said, in this order.
  private var news: [String] = []
  /// What is said where there is no news: of what changes the newest alone.
  private var latest: String?
  /// Nothing is said before.
  private var free = -Double.infinity

  /// When a sentence is due; nil while none waits.
  var due: Double? { news.isEmpty && latest == nil ? nil : free }

  /// Takes a sentence that is to be said in any case. What has not been said of what changes is old then.
  mutating func announce(_ sentence: String) {
    news.append(sentence)
    latest = nil
  }

  /// Takes a sentence that the next one may take the place of.
  mutating func offer(_ sentence: String) {
    if amount != .quiet { latest = sentence }
  }

  /// The sentence that is due, if one is.
  mutating func take(at now: Double) -> [String] {
    guard now >= free else { return [] }
    let sentence = news.isEmpty ? latest : news.removeFirst()
    guard let sentence else { return [] }
    if sentence == latest { latest = nil }
    answered(at: now)
    return [sentence]
  }

  /// Takes a sentence back that was said otherwise.
  mutating func withdraw(_ sentence: String) { news.removeAll { $0 == sentence } }

  /// Somebody listens to an answer: sentences wait.
  mutating func answered(at now: Double) { free = max(free, now + amount.interval) }

  /// All news at once, for there is no time left.
  mutating func takeNews() -> [String] {
    defer {
      news = []
      latest = nil
    }
    return news
  }
}
