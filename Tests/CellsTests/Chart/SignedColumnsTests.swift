import Cells
import Testing

/// Bars to both sides of a line.
@Suite struct SignedColumnsTests {
  private func lines(_ values: [Float], width: Int = 8) -> [String] {
    painted(width, 2) { SignedColumns(values, .text).draw(on: &$0, in: $1) }.lines
  }

  @Test func whatIsAboveZeroStandsAndWhatIsBelowHangs() {
    #expect(lines([1, -1, 0.5, -0.5, 0, -0.1]) == ["█ ▅", " █ ▀ ▔"])
  }

  @Test func theGreatestMagnitudeIsAWholeRow() {
    #expect(lines([-4, 2]) == [" ▅", "█"])
  }

  @Test func whatHasNoRoomOrIsNoNumberIsLeftOut() {
    #expect(lines([1, .nan, 1], width: 2) == ["█", ""])
    #expect(lines([0, 0]) == ["", ""])
  }
}
