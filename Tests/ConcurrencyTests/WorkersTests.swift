import Glibc
import Testing

@testable import Concurrency

@Suite("Workers")
struct WorkersTests {
  @Test("Results come in the order of the pieces, whoever made them", arguments: [1, 2, 3, 8])
  func map(count: Int) {
    let results = Workers(count: count).map(20) { piece in String(piece * piece) }
    #expect(results == (0..<20).map { String($0 * $0) })
    #expect(Workers(count: count).map(0) { $0 }.isEmpty)
  }

  @Test("A thread that is bound to one core has no other")
  func affinity() throws {
    // Hidden from Swift, as what is tested is.
    let call = try #require(dlsym(nil, "sched_setaffinity"))
    typealias SetAffinity = @convention(c) (pid_t, Int, UnsafePointer<cpu_set_t>) -> Int32
    let setAffinity = unsafeBitCast(call, to: SetAffinity.self)
    let read = try #require(dlsym(nil, "sched_getaffinity"))
    typealias GetAffinity = @convention(c) (pid_t, Int, UnsafeMutablePointer<cpu_set_t>) -> Int32
    let getAffinity = unsafeBitCast(read, to: GetAffinity.self)

    let size = MemoryLayout<cpu_set_t>.size
    var all = cpu_set_t()
    try #require(getAffinity(0, size, &all) == 0)
    defer { _ = setAffinity(0, size, &all) }
    var bits = withUnsafeBytes(of: all) { Array($0) }
    #expect(Workers.availableCores == bits.reduce(0) { $0 + $1.nonzeroBitCount })

    let first = try #require(bits.firstIndex { $0 != 0 })
    let core = bits[first] & (~bits[first] + 1)
    bits = bits.indices.map { $0 == first ? core : 0 }
    var one = cpu_set_t()
    withUnsafeMutableBytes(of: &one) { $0.copyBytes(from: bits) }
    try #require(setAffinity(0, size, &one) == 0)
    #expect(Workers.availableCores == 1)
  }

  @Test("Every piece is worked on once", arguments: [1, 3])
  func share(count: Int) {
    let counts = Guarded([Int](repeating: 0, count: 7))
    Workers(count: count).share(7) { piece in counts.withLock { $0[piece] += 1 } }
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 7))
  }
}
