/// What was drawn for a row, and from what.
extension BayesLearner: RowSolvingLearner {
  var solvedRows: Range<Int>? { sweep.lastOfAll }

  func solved(row: Int) -> SolvedRow {
    row < userCount
      ? users.drawn(row, against: movies, precision: precision)
      : movies.drawn(row - userCount, against: users, precision: precision)
  }
}

extension GibbsSide {
  /// The system that `sample` has for a row, divided by the row's weight as there, and what was drawn.
  ///
  /// - Parameter precision: α.
  fileprivate func drawn(_ row: Int, against others: GibbsSide, precision: Float) -> SolvedRow {
    let unknowns = rows.factors + 1
    let weight = Double(weights?.weights[row] ?? 1)
    var system = RowProblem(
      row, unknowns: unknowns, against: others.rows, ratings: ratings,
      weights: others.weights?.weights)
    let strength = prior.precisions.map { Double($0) / Double(precision) / weight }
    let means = (0..<unknowns).map { Double(prior.means[$0] + (self.means?[row, $0] ?? 0)) }
    system.add(diagonal: strength, right: zip(strength, means).map { $0 * $1 })
    return SolvedRow(
      system, rows.unknowns(of: row, unknowns), noise: 1 / (Double(precision) * weight))
  }
}
