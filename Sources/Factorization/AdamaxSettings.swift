/// Minibatch gradient descent with Adamax on a factor model.
public struct AdamaxSettings: Sendable, Equatable, Codable {
  public enum Model: String, Sendable, Codable {
    /// p_u · q_i
    case dotProduct
    /// μ + b_u + b_i + p_u · q_i
    case biased
  }

  public var model: Model
  /// k, the length of a row.
  public var factors: Int
  /// Ratings in a batch; the last of an epoch may be short.
  public var batch: Int
  /// lr in the formula of the update.
  public var learningRate: Float
  /// λ of the squared norms of a rating's rows and biases, added to its squared error.
  public var regularization: Float
  /// Starting factors are uniform in −spread ..< spread.
  public var spread: Float

  public init(
    model: Model, factors: Int, batch: Int, learningRate: Float, regularization: Float,
    spread: Float
  ) {
    self.model = model
    self.factors = factors
    self.batch = batch
    self.learningRate = learningRate
    self.regularization = regularization
    self.spread = spread
  }
}
