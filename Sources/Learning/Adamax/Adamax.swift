/// The constants of Adamax, which the arithmetic of a step and of missed steps share.
///
/// Source: Kingma, Ba: Adam, ICLR 2015, section 7.1, with the defaults of algorithm 2; ε is Keras'.
/// https://arxiv.org/abs/1412.6980
enum Adamax {
  /// β₁: what is left of m after a step.
  static let beta1 = 0.9
  /// β₂: what is left of u after a step.
  static let beta2 = 0.999
  /// ε: added to u, lest it be divided by zero.
  static let epsilon = 1e-8
}
