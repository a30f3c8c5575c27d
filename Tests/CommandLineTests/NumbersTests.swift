import Testing

@testable import marquee

@Suite struct `Numbers for people` {
  @Test(
    arguments: [
      (11.1471, 4, "11.1471"), (0.84969999, 4, "0.8497"), (0, 2, "0.00"), (0.005, 2, "0.01"),
      (-0.004, 2, "0.00"), (-1.25, 1, "-1.2"), (9.995, 0, "10"), (1_234_567.891, 2, "1234567.89"),
      (.nan, 2, "nan"), (.infinity, 4, "inf"), (1e300, 2, "1e+300"),
    ] as [(Double, Int, String)]) func `have so many decimals`(
      value: Double, decimals: Int, expected: String
    )
  {
    #expect(Numbers.fixed(value, decimals) == expected)
  }

  @Test func `have no sign where they are none`() {
    #expect(Numbers.fixed(-Double.nan, 4) == "nan")
    #expect(Numbers.fixed(-.infinity, 4) == "-inf")
  }

  @Test(arguments: [
    (0.0812, "0.08s"), (0.004, "0.0040s"), (1.25, "1.2s"), (59.96, "60.0s"), (565.2, "565s"),
  ]) func `tell an epoch's seconds as Keras did, and finer below one`(
    value: Double, expected: String
  ) {
    #expect(Numbers.seconds(value) == expected)
  }

  @Test(arguments: [(3.1e-5, "31.0 µs"), (0.0664, "66.4 ms"), (1.234, "1.23 s")])
  func `carry the unit that fits`(seconds: Double, expected: String) {
    #expect(Numbers.duration(seconds) == expected)
  }

  @Test func `spell a rating as its file does`() {
    #expect(Numbers.rating(4) == "4")
    #expect(Numbers.rating(3.5) == "3.5")
  }
}
