import Models
import RatingData
import Testing

@testable import Likeness

@Suite struct `A kept likeness` {
  private let fixture: Fixture
  private let likeness: Likeness
  private let bytes: [UInt8]

  init() throws {
    fixture = try Fixture.read()
    likeness = try fixture.likeness()
    bytes = likeness.bytes
  }

  private func fault(_ bytes: [UInt8], of data: LikenessFingerprint? = nil) -> LikenessFileError? {
    do {
      _ = try Likeness(bytes: bytes, of: data)
      return nil
    } catch {
      return error
    }
  }

  @Test func `is read as it was written`() throws {
    let data = LikenessFingerprint(fixture.data, movies: fixture.catalogue)
    #expect(try Likeness(bytes: bytes, of: data) == likeness)
    #expect(try Likeness(bytes: bytes).bytes == bytes)
    #expect(data.text.count == 16)
  }

  @Test func `may have some views alone`() throws {
    var some = likeness
    some.lists[.samples] = nil
    some.bases[.samples] = nil
    some.leftOut = [.ease]
    #expect(try Likeness(bytes: some.bytes) == some)
  }

  @Test func `is refused of other data, and of another version`() {
    #expect(fault(bytes, of: LikenessFingerprint(value: 7)) == .otherData)
    var later = bytes
    later[Likeness.mark.count] += 1
    #expect(fault(later) == .version(Likeness.version + 1))
  }

  @Test func `is refused where it is something else, or cut short anywhere`() {
    #expect(fault([]) == .notLikeness)
    #expect(fault(Array("userId,movieId,rating\n".utf8)) == .notLikeness)
    for length in stride(from: 0, to: bytes.count, by: 17) {
      #expect(fault(Array(bytes[..<length])) != nil, "\(length) bytes")
    }
    #expect(fault(bytes + [0]) != nil)
  }

  @Test func `is refused where any byte is another`() {
    for place in stride(from: 0, to: bytes.count, by: 5) {
      var damaged = bytes
      damaged[place] ^= 0x41
      #expect(fault(damaged) != nil, "byte \(place)")
    }
  }

  /// Damage that the sum does not tell, since it was made with one.
  @Test func `is refused where a number is beyond what it may be, whatever the sum says`() {
    let density = Likeness.mark.count + 4 + 8
    let counts = density + 8 + 2
    let ratings = counts + 4 + 4 + 1 + 1 + 4
    let lengths = ratings + 8
    let listed = lengths + 2 * fixture.movies
    let places = [density + 4, counts, counts + 4, counts + 8, ratings + 4, lengths, listed]
    for place in places {
      for value: UInt8 in [0x7F, 0xFF] {
        var damaged = Array(bytes.dropLast(8))
        damaged.replaceSubrange(place..<place + 4, with: [value, value, value, value])
        var writer = ByteWriter()
        writer.bytes = damaged
        writer.append(ByteChecksum.of(damaged[...]))
        #expect(fault(writer.bytes) != nil, "byte \(place) as \(value)")
      }
    }
  }
}
