/// What a run had at the ends of its epochs, as much as a budget has room for, earliest first.
///
/// Where there is no room for all, those of every second epoch stay, then of every fourth, and so on: those whose
/// epochs are multiples of a stride, and the newest.
package struct ThinnedHistory<Element> {
  fileprivate struct Entry {
    let epoch: Int
    let size: Int
    let element: Element
  }

  private var entries: [Entry] = []
  /// What all entries take.
  private var size = 0
  private var stride = 1
  private let budget: Int

  /// - Parameter budget: what all entries may take, in the unit of their sizes.
  package init(budget: Int) { self.budget = budget }

  package var count: Int { entries.count }
  package var isEmpty: Bool { entries.isEmpty }
  package var elements: [Element] { entries.map(\.element) }
  package subscript(place: Int) -> Element { entries[place].element }

  /// The last one of an epoch or before; nil where there is none.
  package func latest(upTo epoch: Int) -> Element? {
    entries.last { $0.epoch <= epoch }?.element
  }

  /// What became of something that was to be kept.
  package enum Outcome {
    case kept
    /// Something of that epoch or after it is there already.
    case isLate
    /// It takes more than the whole budget.
    case isTooLarge
  }

  /// Keeps what an epoch left; earlier ones may go for it.
  @discardableResult
  package mutating func keep(_ element: Element, epoch: Int, size: Int) -> Outcome {
    guard size <= budget else { return .isTooLarge }
    if let last = entries.last {
      guard last.epoch < epoch else { return .isLate }
      // It stayed as the newest.
      if !isOfStride(last) { keepOnly(entries.dropLast()) }
    }
    entries.append(Entry(epoch: epoch, size: size, element: element))
    self.size += size
    while self.size > budget {
      stride *= 2
      keepOnly(entries.filter { $0.epoch == epoch || isOfStride($0) })
    }
    return .kept
  }

  /// Forgets what was after an epoch.
  package mutating func cut(after epoch: Int) { keepOnly(entries.filter { $0.epoch <= epoch }) }

  private func isOfStride(_ entry: Entry) -> Bool {
    stride == 1 || entry.epoch >= stride && entry.epoch.isMultiple(of: stride)
  }

  private mutating func keepOnly(_ kept: [Entry]) {
    entries = kept
    size = kept.reduce(0) { $0 + $1.size }
  }
}

extension ThinnedHistory.Entry: Sendable where Element: Sendable {}
extension ThinnedHistory: Sendable where Element: Sendable {}
