import Archives

/// One reading of a set: how it is to be read, and who watches.
struct ReadingContext {
  let options: ReadingOptions
  let watch: LoadingWatch

  init(_ options: ReadingOptions = ReadingOptions(), watch: LoadingWatch = .none) {
    self.options = options
    self.watch = watch
  }

  /// Reads a file of ratings.
  ///
  /// - Parameter look: finds out how it is laid out.
  func ratings(
    of file: String, from stream: any ByteStream,
    look: (HeadOfFile) throws(LoadError) -> DetectedLayout
  ) throws(LoadError) -> (table: RatingTable, detected: DetectedLayout) {
    let head = try HeadOfFile(of: stream, file: file)
    let detected = try look(head)
    let reader = RatingReader(
      file: file, dialect: detected.dialect, options: options, watch: watch)
    let table = try reader.read(
      stream, start: Array(head.bytes.dropFirst(detected.headerSize)), after: detected.headerLines)
    return (table, detected)
  }

  /// Reads a file of movies or of users, a record at a time.
  ///
  /// - Parameter parse: nil where a record is broken.
  func listing<Item: Sendable>(
    of kind: String, in file: String, _ records: consuming some Records, layout: String,
    parse: (_ fields: [String]) -> Listing<Item>.Record?
  ) throws(LoadError) -> Listing<Item> {
    var listing = Listing<Item>(kind: kind, file: file)
    while true {
      do throws(LoadError) {
        guard let fields = try records.next() else { break }
        guard let record = parse(fields) else {
          throw .broken(at: records.place, expected: layout, found: records.lastRecord)
        }
        listing.append(record, line: records.place.line)
      } catch {
        try listing.refuse(error, options.faults)
      }
    }
    guard !listing.isEmpty else { throw .empty(file: file, expected: layout) }
    return try listing.sorted(options.faults)
  }
}

/// Records of a small file, one after another.
protocol Records {
  /// The next record's fields; nil at the end of the file. After an error, those of the line behind
  /// the one in which the broken record starts.
  mutating func next() throws(LoadError) -> [String]?
  /// Where the record stands that `next` returned last.
  var place: LoadError.Place { get }
  /// That record as the file spells it.
  var lastRecord: String { get }
}
