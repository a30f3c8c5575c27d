extension Catalogue {
  /// The users whose ids begin as a person types, in the order of the catalogue, as many as are wanted.
  ///
  /// - Complexity: O(users); numbers are compared without making texts of them.
  public func users(idsBeginningWith text: some StringProtocol, most: Int) -> [UserIndex] {
    let wanted = Identifier(text).number
    var found: [UserIndex] = []
    for (position, user) in users.enumerated() {
      guard found.count < most else { break }
      let begins =
        switch user.id.rawValue {
        case .number(let number): wanted.map { number.begins(with: $0) } ?? false
        case .text(let id): id.hasPrefix(text)
        }
      if begins { found.append(UserIndex(position)) }
    }
    return found
  }
}

extension Int64 {
  /// Whether its digits begin with those of another; no number but 0 begins with 0.
  fileprivate func begins(with wanted: Int64) -> Bool {
    guard wanted > 0 else { return self == wanted }
    var number = self
    while number > wanted { number /= 10 }
    return number == wanted
  }
}
