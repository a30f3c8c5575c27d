import RatingData

@testable import RatingFiles

/// Files that are broken, each in one way.
extension Fault {
  private static let line = "UserID::MovieID::Rating::Timestamp"
  private static let csvLine = "userId,movieId,rating,timestamp"
  private static let id = "id, a number of at most 64 bits without leading zeros"
  private static let scale = "bring the scale into that range"
  private static let comma = "write fractions with a point and not with a comma"
  private static let rating = "a rating from -100 to 100"
  private static let time =
    "a time: seconds since 1970, before 2106, or a date like 2005-04-02 23:53:47"
  private static let todo =
    "; correct or remove that line, or leave such lines out by --on-error skip"
  private static let form = """
    user, item and rating, with or without a time between commas, tabs, semicolons, bars,\
     double colons or blanks
    """
  private static let name =
    "; name them from the left, as in --columns user,item,rating,timestamp with _ for others"

  /// The layout that is known by its files' names.
  static let published: [Fault] = [
    .dat("1::1::5::0\n1::1::5\n", "ratings.dat:2:1: expected \(line), found \"1::1::5\"\(todo)"),
    .dat("1::1::5::0::9\n", "ratings.dat:1:1: expected \(line), found \"1::1::5::0::9\"\(todo)"),
    .dat("1:1:5:0\n", "ratings.dat:1:1: expected \(line), found \"1:1:5:0\"\(todo)"),
    .dat("1::one::5::0\n", "ratings.dat:1:4: expected a movie \(id), found \"one\"\(todo)"),
    .dat("\n\n-1::1::5::0\n", "ratings.dat:3:1: expected a user \(id), found \"-1\"\(todo)"),
    .dat("007::1::5::0\n", "ratings.dat:1:1: expected a user \(id), found \"007\"\(todo)"),
    .dat("::1::5::0\n", "ratings.dat:1:1: expected a user \(id), found \"\"\(todo)"),
    .dat("1::1::five::0\n", "ratings.dat:1:7: expected \(rating), found \"five\"\(todo)"),
    .dat("1::1::::0\n", "ratings.dat:1:7: expected \(rating), found \"\"\(todo)"),
    .dat("1::1::nan::0\n", "ratings.dat:1:7: expected \(rating), found \"nan\"\(todo)"),
    .dat("1::1::inf::0\n", "ratings.dat:1:7: expected \(rating), found \"inf\"\(todo)"),
    .dat("1::1::0x1p2::0\n", "ratings.dat:1:7: expected \(rating), found \"0x1p2\"\(todo)"),
    .dat("1::1::3e0::0\n", "ratings.dat:1:7: expected \(rating), found \"3e0\"\(todo)"),
    .dat("1::1::1.2.3::0\n", "ratings.dat:1:7: expected \(rating), found \"1.2.3\"\(todo)"),
    .dat("1::1::.::0\n", "ratings.dat:1:7: expected \(rating), found \".\"\(todo)"),
    .dat("1::1::-101::0\n", "ratings.dat:1:7: expected \(rating), found \"-101\"; \(scale)"),
    .dat(
      "1::1::100.5::0\n",
      "ratings.dat:1:7: expected \(rating), found \"100.5\"; \(scale), or read counts by --signal implicit"
    ),
    .dat("1::1::5::now\n", "ratings.dat:1:10: expected \(time), found \"now\"\(todo)"),
    .dat("1::1::5::1e999\n", "ratings.dat:1:10: expected \(time), found \"1e999\"\(todo)"),
    .dat("1::1::5::-1\n", "ratings.dat:1:10: expected \(time), found \"-1\"\(todo)"),
    .dat(
      "1::1::5::4294967296\n", "ratings.dat:1:10: expected \(time), found \"4294967296\"\(todo)"),
    .dat(
      "1::1::5::2005-13-01\n", "ratings.dat:1:10: expected \(time), found \"2005-13-01\"\(todo)"),
    .dat(
      "9223372036854775808::1::5::0\n",
      "ratings.dat:1:1: expected a user \(id), found \"9223372036854775808\"\(todo)"),
    .dat(
      "1::\u{1B}[2J\t::5::0\n", "ratings.dat:1:4: expected a movie \(id), found \" [2J\"\(todo)"),
    .dat(
      String(repeating: "é", count: 61),
      "ratings.dat:1:1: expected \(line), found \"\(String(repeating: "é", count: 60))…\"\(todo)"),
    .dat("", "ratings.dat: empty; expected lines of \(line)"),
    .dat("\n \n", "ratings.dat: empty; expected lines of \(line)"),
    .movies("", "movies.dat: empty; expected lines of MovieID::Title::Genres"),
    .movies(
      "1::One::War\n2::Two\n",
      "movies.dat:2:1: expected MovieID::Title::Genres, found \"2::Two\"\(todo)"),
    .movies(
      "3::Three::War\n1::One::War\n3::Drei::War\n",
      "movies.dat:3: movie 3 is listed already in line 1; remove one of them"),
    .csv("", "ratings.csv: empty; expected lines of user, item and rating, with or without a time"),
    .csv("\(csvLine)\n", "ratings.csv: empty; expected lines of \(csvLine)"),
    .csv("\(csvLine)\n1,1,5\n", "ratings.csv:2:1: expected \(csvLine), found \"1,1,5\"\(todo)"),
    .csv(
      "\(csvLine)\r\n1,1,5,0\r\n1,\"1,5,0\r\n",
      "ratings.csv:3:1: expected a closing quote in the same line, and nothing but a separator"
        + " behind it, found \"1,\"1,5,0\"\(todo)"),
    .csvMovies(
      "movieId,title,genres\n", "movies.csv: empty; expected lines of movieId,title,genres"),
    .csvMovies(
      "movieId,title,genres\n1,Cry, the Country,Drama\n",
      "movies.csv:2:1: expected movieId,title,genres, found \"1,Cry, the Country,Drama\"\(todo)"),
    .csvMovies(
      "movieId,title,genres\n1,\"One,Drama\n2,Two,War\n",
      "movies.csv:2:3: expected a closing quote, found \"1,\"One,Drama 2,Two,War\"\(todo)"),
    .csvMovies(
      "movieId,title,genres\n1,\"One\"x,Drama\n",
      "movies.csv:2:3: expected a comma after the closing quote, found \"1,\"One\"\"\(todo)"),
    Fault(
      MemoryFiles(["u.data": "1\t1\t3\t5\n", "u.item": "1|One|01-Jan-1995||url|0|1\n"]),
      "u.item:1:1: expected movie id|title|release date|video release date|URL|19 flags of 0 or 1,"
        + " found \"1|One|01-Jan-1995||url|0|1\"\(todo)"),
    Fault(
      MemoryFiles(["u.data": "1\t1\t3\t5\n1,1,3,5\n"]),
      "u.data:2:1: expected user, item, rating, timestamp between tabs, found \"1,1,3,5\"\(todo)"),
    Fault(
      MemoryFiles(["a.inter": "1\t1\t3\n", "a.item": "movie\ttitle\n1\tOne\n"]),
      "a.item:1:1: expected a header with item_id:token, found \"movie title\"\(todo)"),
  ]

  /// One file as somebody wrote it.
  static let own: [Fault] = [
    .alone("", "my.txt: empty; expected lines of user, item and rating, with or without a time"),
    .alone(
      "hello world\n", "my.txt:1: expected \(form), found \"hello world\"; give a file of ratings"),
    .alone(
      "1,2,3,4,5\n",
      "my.txt: cannot tell which columns hold user, item and rating, between commas in"
        + " \"1,2,3,4,5\"\(name)"),
    .alone(
      "userId,movieId,tag,timestamp\n1,2,fun,4\n",
      "my.txt: cannot tell which columns hold user, item and rating, between commas in"
        + " \"userId,movieId,tag,timestamp\"\(name)"),
    .alone(
      "1,2,3\n", columns: [.user, .item, .rating, .timestamp],
      "my.txt:1: expected at least 4 columns between commas, tabs, semicolons, bars,"
        + " double colons or blanks, found \"1,2,3\"; correct --columns"),
    .alone(
      "1,2,3\n2,3,4\nbad,line\nbad,line\nbad,line\n",
      "my.txt:3: expected \(form), found \"bad,line\"; give a file of ratings"),
    .alone(
      "\n" + String(repeating: "a", count: 1 << 17),
      "my.txt:2: expected a line of ratings, found one of more than 64 kB; correct or remove that line"
    ),
    .alone(
      String(repeating: "\n", count: 1 << 17) + "1,2,3\n",
      "my.txt:1: expected \(form), found \"nothing but blank lines\"; give a file of ratings"),
    .alone(
      "a;x;1,5\nb;x;2,5\n", "my.txt:1:5: expected \(rating), found \"1,5\"; \(comma)"),
    .alone("1,10,nan\n1,11,4\n", "my.txt:1:6: expected \(rating), found \"nan\"\(todo)"),
    .alone("u,i,inf\nu,j,4\n", "my.txt:1:5: expected \(rating), found \"inf\"\(todo)"),
    .alone(
      "1:\n7,4,2005-01-02\n8,3,2005-01-02\n",
      "my.txt:1: expected user, item and rating in each line, found \"1:\"; this is Netflix' layout, a"
        + " movie's id above its ratings; write the id into each line:"
        + " awk -F, '/:$/{m=$1+0;next}{print $1\",\"m\",\"$2\",\"$3}'"),
    .alone(
      "review,user,item,stars,text\na,1,2,3,\"Nice,\nreally\"\nb,1,3,3,\"Bad,\nreally\"\n",
      "my.txt:2: expected a closing quote in the same line, found \"a,1,2,3,\"Nice,\"; fields in quotes"
        + " are not read over several lines; give a file of user, item and rating alone"),
    .alone(
      "%%MatrixMarket matrix array real general\n2 2\n1\n2\n",
      "my.txt:1: expected a MatrixMarket matrix in coordinates, with rows, columns and entries in its"
        + " line of sizes, found \"%%MatrixMarket matrix array real general\"; export the matrix in that"
        + " form"),
    .alone("1;2;3,5\n1;3;4\n", "my.txt:1:5: expected \(rating), found \"3,5\"; \(comma)"),
    .alone(
      "1,5,4\n\"1\"23,5,4\n",
      "my.txt:2:1: expected a closing quote in the same line, and nothing but a separator behind it,"
        + " found \"\"1\"23,5,4\"\(todo)"),
    .alone(
      "1,2,3,2005-02-31\n", "my.txt:1:7: expected \(time), found \"2005-02-31\"\(todo)"),
    .alone("u,i,1\n,i,2\n", "my.txt:2:1: expected a user id, found \"\"\(todo)"),
    .alone("u,i,1\nu,  ,2\n", "my.txt:2:3: expected a movie id, found \"\"\(todo)"),
    .alone("u\ti\t1\nü\ti\tx\n", "my.txt:2:5: expected \(rating), found \"x\"\(todo)"),
    .alone("u,i,1\n\u{1},i,2\n", "my.txt:2:1: expected a user id, found \" \"\(todo)"),
    .alone(
      "1 x 10 5\n1  20 3.5\n", columns: [.user, nil, .item, .rating],
      "my.txt:2:1: expected user, _, item, rating between blanks, found \"1  20 3.5\"\(todo)"),
    .alone(
      "1\t10\t5\n1\t20\n",
      "my.txt:2:1: expected user, item, rating between tabs, found \"1 20\"\(todo)"),
    .alone(
      "user,item,rating,\u{202E}\(String(repeating: "x", count: 60))\n1,2,3\n1,2,3,4\n",
      "my.txt:2:1: expected user,item,rating,\\u{202E}\(String(repeating: "x", count: 42))…,"
        + " found \"1,2,3\"\(todo)"),
    .alone(
      "1,1,a\(String(repeating: "\u{301}", count: 100))\n",
      "my.txt:1:5: expected \(rating), found \"a\(String(repeating: "\u{301}", count: 59))…\"\(todo)"
    ),
    .alone(
      "1 2 3\r4 5 6\r",
      "my.txt: expected lines of text, found lines that end in carriage"
        + " returns alone; convert it: tr '\\r' '\\n'"),
    .alone("[[1, 2, 3]]", "my.txt: expected lines of text, found JSON; export it as CSV"),
    .alone("<html>\n", "my.txt: expected lines of text, found HTML or XML; export it as CSV"),
    .bytes(
      Array("1,2,3\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      "my.txt: expected lines of text, found UTF-16; convert it: iconv -f UTF-16 -t UTF-8"),
    .bytes(
      [0xFE, 0xFF, 0x00, 0x31],
      "my.txt: expected lines of text, found UTF-16; convert it: iconv -f UTF-16 -t UTF-8"),
    .bytes(
      [0x28, 0xB5, 0x2F, 0xFD, 1, 2],
      "my.txt: expected lines of text, found what zstd packs; unpack it with zstd first"),
    .bytes(
      Array("PAR1xxxx".utf8),
      "my.txt: expected lines of text, found Parquet, a binary table; export it as CSV"),
    .bytes(
      Array("PK\u{3}\u{4}".utf8),
      "my.txt: expected lines of text, found a zip archive; save it and give its path"),
    .bytes(
      Array("1,2,3\n1,\0,3\n".utf8),
      "my.txt: expected lines of text, found bytes that are no text; give a file of ratings"),
    .bytes(
      [UInt8](repeating: 0x31, count: 1 << 17),
      "my.txt:1: expected a line of ratings, found one of more than 64 kB; correct or remove that line"
    ),
    .bytes(
      Array("1,2,3\n4,5,".utf8) + [UInt8](repeating: 0x31, count: 3 << 20),
      "my.txt:2: expected a line of ratings, found one of more than 1024 kB;"
        + " correct or remove that line"),
    .bytes(
      [0x1F, 0x8B, 8, 0], "my.txt: its packed bytes end early; download it again"),
    Fault(
      MemoryFiles(["a\u{1B}[2J.inter": ""]),
      "a\\u{1B}[2J.inter: empty; expected lines of user, item and rating, with or without a time"),
    Fault(
      MemoryFiles(["notes.md": "", "b": ""]),
      "somewhere: expected ratings.dat with movies.dat, u.data with u.item, ratings.csv with"
        + " movies.csv, a .inter file of RecBole, a single file of ratings, found b, notes.md;"
        + " give the folder or the file that holds the ratings"),
    Fault(
      MemoryFiles([:] as [String: String]),
      "somewhere: expected ratings.dat with movies.dat, u.data with u.item, ratings.csv with"
        + " movies.csv, a .inter file of RecBole, a single file of ratings, found nothing;"
        + " give the folder or the file that holds the ratings"),
  ]
}
