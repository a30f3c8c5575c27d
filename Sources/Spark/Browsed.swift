import Models
import RatingData

/// What the models of a run are looked into with, and what of it the run never saw.
enum Browsed {
  /// Ratings of this machine, whose indexes are the cluster's ids.
  case ratings(Ratings, HeldOut)
  case catalogue(Catalogue, HeldOut)

  var heldOut: HeldOut {
    switch self {
    case .ratings(_, let heldOut), .catalogue(_, let heldOut): heldOut
    }
  }

  func placed(_ weights: Weights) -> Snapshot {
    switch self {
    case .ratings(let ratings, _): weights.placed(in: ratings)
    case .catalogue(let catalogue, _): weights.placed(in: catalogue)
    }
  }
}
