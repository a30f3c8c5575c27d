import ArgumentParser

/// `marquee user`
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Show a user's ratings with predictions, recommendations and nearest users.",
    discussion: "JSON output holds all of the user's ratings, whatever --count says.")

  @OptionGroup var options: UserOptions

  func run() throws {
    try options.write { user, data, asked in
      UserResult(user, in: data, asked.model, heldOut: asked.heldOut, count: options.count)
    }
  }
}

/// `marquee recommend`
struct RecommendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend", abstract: "Recommend movies that a user has not rated, best first.")

  @OptionGroup var options: UserOptions

  func run() throws {
    try options.write { user, data, asked in
      RecommendResult(for: user, in: data, asked.model, count: options.count)
    }
  }
}
