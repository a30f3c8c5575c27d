/// What the catalogue says of one user.
public struct User: Sendable, Equatable {
  public let id: UserID
  /// Known for few sets: MovieLens 100K and 1M tell, the later ones don't.
  public let profile: Profile?

  public init(id: UserID, profile: Profile? = nil) {
    self.id = id
    self.profile = profile
  }

  /// A user's demographics, in words ready to be read.
  public struct Profile: Sendable, Equatable {
    /// `F` or `M`, as MovieLens asked in 2000.
    public let gender: String
    /// `under 18`, `18–24`, … `56+`.
    public let ageGroup: String
    /// `academic/educator`, `artist`, …
    public let occupation: String

    public init(gender: String, ageGroup: String, occupation: String) {
      self.gender = gender
      self.ageGroup = ageGroup
      self.occupation = occupation
    }
  }
}
