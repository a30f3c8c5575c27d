import FactorKernels

/// Which rows a batch reads, each once, and how far behind each of them is: in the room of `BatchPlans`.
///
/// A row that occurs several times in a batch has one slot there, in which its gradients are summed
/// before Adamax sees them, as a dense gradient would be.
struct BatchPlan {
  enum Side: Int32 {
    case user
    case movie
  }

  let slots: UnsafeMutablePointer<FactorSlot>
  let slotCount: Int
  /// Sample by sample: the slots of its rows.
  let pairs: UnsafeMutablePointer<FactorPair>
  let pairCount: Int
}
