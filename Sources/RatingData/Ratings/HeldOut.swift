/// Marks on the ratings that validate, by position in the columns of `Ratings`.
public struct HeldOut: Sendable {
  private let marks: [Bool]

  public init(_ split: Split) {
    var marks = [Bool](repeating: false, count: split.train.count + split.validation.count)
    for position in split.validation { marks[Int(position)] = true }
    self.marks = marks
  }

  /// - Parameter marks: one for each rating.
  public init(marks: [Bool]) { self.marks = marks }

  public func contains(_ position: Int) -> Bool {
    marks.indices.contains(position) && marks[position]
  }
}
