/// Which of several jobs may work now, within a budget: the others wait in the order in which they
/// came. A value; whoever owns the threads does as it says.
package struct RunSchedule<ID: Hashable & Sendable>: Sendable {
  /// Jobs that may work at the same time.
  package let limit: Int
  package private(set) var working: Set<ID> = []
  package private(set) var waiting: [ID] = []

  package init(limit: Int) { self.limit = max(1, limit) }

  /// A job that wants to work; nothing changes where it works or waits already.
  ///
  /// - Returns: the jobs that are to start now.
  package mutating func add(_ id: ID) -> [ID] {
    guard !working.contains(id), !waiting.contains(id) else { return [] }
    waiting.append(id)
    return startable()
  }

  /// A job has ended.
  ///
  /// - Returns: the jobs that are to start now.
  package mutating func finish(_ id: ID) -> [ID] {
    working.remove(id)
    return startable()
  }

  /// A job that has not started is not wanted any more.
  package mutating func cancel(_ id: ID) { waiting.removeAll { $0 == id } }

  private mutating func startable() -> [ID] {
    let started = Array(waiting.prefix(limit - working.count))
    waiting.removeFirst(started.count)
    working.formUnion(started)
    return started
  }
}
