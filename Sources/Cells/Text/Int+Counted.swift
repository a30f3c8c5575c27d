extension Int {
  /// `1 rating`, `1,000 ratings`: with a noun whose plural has an s.
  public func counted(_ noun: String) -> String { "\(grouped) \(noun)\(self == 1 ? "" : "s")" }
}
