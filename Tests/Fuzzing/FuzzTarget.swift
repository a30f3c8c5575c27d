import Glibc

/// What libFuzzer calls with whatever bytes it makes up: the first says which way into the reader they
/// go, as `Trial` tells. A law that they break ends the run, and libFuzzer keeps the bytes.
///
/// Source: https://llvm.org/docs/LibFuzzer.html
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let trial = Trial(UnsafeBufferPointer(start: start, count: count)) else { return 0 }
  do throws(BrokenLaw) {
    try trial.check()
  } catch {
    fatalError("\(trial.surface): \(error)")
  }
  return 0
}

/// Before the first of them: writes where to start from, and nothing else, when asked to.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  guard let folder = getenv("MARQUEE_FUZZ_SEEDS") else { return 0 }
  do {
    try Seeds.write(to: String(cString: folder))
    exit(0)
  } catch {
    fatalError("no seeds: \(error)")
  }
}
