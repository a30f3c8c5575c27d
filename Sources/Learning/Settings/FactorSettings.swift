// What is set of every learner of factors.

extension Setting where Value == Int {
  /// k, the length of a row.
  public static let factors = Setting(
    "factors", "Number of factors per user and per movie.",
    .amount(
      more: "can tell finer tastes apart, takes longer, and learns small sets by heart",
      less: "is faster, and keeps to broad tastes"),
    valueName: "k", .whole(1...4096),
    search: .range(.logarithmic(8...128)), fallback: 20,
    defaults: [.biased: 48, .svdpp: 80, .implicitALS: 64, .browse: 128])
}

extension Setting where Value == Float {
  /// λ of the squared norms of a rating's rows and biases, added to its squared error.
  public static let regularization = Setting(
    "regularization", "Weight of the L2 penalty in the loss: what large factors cost.",
    .amount(
      more: "keeps predictions closer to the averages, which few ratings need",
      less: "follows the ratings more closely, until it learns them by heart"),
    valueName: "lambda",
    .number("0 or more") { $0 >= 0 }, change: .live, search: .around(factor: 5), fallback: 0.06,
    defaults: [
      .seed: 0, .biased: 0.043, .als: 1, .svdpp: 0.047, .implicitALS: 0.01, .browse: 0.015,
      .ease: 500, .mllib: 0.05,
    ])
}
