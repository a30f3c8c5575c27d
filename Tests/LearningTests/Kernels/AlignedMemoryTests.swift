import Testing

@testable import Learning

@Suite struct `Aligned memory` {
  @Test(arguments: [0, 1, 7, 1000])
  func `begins on a cache line's boundary, all zeros, and holds what is set`(count: Int) {
    let vectors = AlignedMemory<SIMD8<Float>>(count: count)
    let numbers = AlignedMemory<Int32>(count: count)
    #expect(UInt(bitPattern: vectors.start).isMultiple(of: 64))
    #expect(UInt(bitPattern: numbers.start).isMultiple(of: 64))
    let zeros = (0..<count).allSatisfy { vectors[$0] == .zero && numbers[$0] == 0 }
    #expect(zeros)
    for index in 0..<count { vectors[index][index % 8] = Float(index) }
    let held = (0..<count).allSatisfy { vectors[$0].sum() == Float($0) }
    #expect(held)
    numbers.fill(3)
    let filled = (0..<count).allSatisfy { numbers[$0] == 3 }
    #expect(filled)
  }
}
