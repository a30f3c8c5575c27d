import Models

extension FactorExport {
  /// What the format has no place for, a sentence each.
  public func losses(of model: any Model) -> [String] {
    let written: Set<String>
    switch self {
    case .npy, .safetensors: return []
    case .csv: written = ModelColumns(model).names.union(["movie_factors", "user_factors"])
    case .projector: written = ["movie_factors"]
    }
    let names = model.arrays.map(\.name) + model.wholeArrays.map(\.name)
    let left = names.filter { !written.contains($0) }.joined(separator: ", ")
    let others = "npy and safetensors"
    return
      (model.drawCount > 1
      ? ["\(rawValue) has the last of \(model.drawCount) draws alone; \(others) have all"] : [])
      + (left.isEmpty ? [] : ["\(rawValue) leaves out \(left); \(others) do not"])
  }
}
