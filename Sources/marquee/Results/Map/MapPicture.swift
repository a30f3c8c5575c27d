import Answers
import Glibc
import RatingData
import Text

/// A map as SVG: a dot for each movie, the larger the more people rated it, with colour and shape by genre; names of
/// regions in capitals, and of as many well-known movies as fit without touching.
struct MapPicture {
  private let sheet: MapSheet
  private let genres: TellingGenres

  private static let width = 1600.0
  private static let height = 1000.0
  /// Around the dots; at the top stands the title, at the bottom the key.
  private static let margin = (side: 50.0, top: 70.0, bottom: 60.0)
  /// Okabe's and Ito's colours, which most eyes tell apart; the shapes tell them apart without colour.
  /// Source: https://jfly.uni-koeln.de/color/
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00"]
  private static let other = "#b0b4ba"
  private static let mostNames = 90

  init(_ sheet: MapSheet) {
    self.sheet = sheet
    genres = TellingGenres(sheet.data, count: Self.colours.count)
  }

  var svg: String {
    let (width, height) = (Int(Self.width), Int(Self.height))
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" \
      font-family="Helvetica, Arial, sans-serif">
      <rect width="\(width)" height="\(height)" fill="#ffffff"/>
      <text x="50" y="42" font-size="26" fill="#202428">\(title)</text>
      \(dots)
      \(names)
      \(key)
      </svg>

      """
  }

  private var title: String {
    let kept = sheet.plane.kept.map { ", keeps \(Int(($0 * 100).rounded())) % of the ten nearest" }
    return
      "\(sheet.data.kind.counted(sheet.plane.movies.count)) of \(sheet.data.name) by \(sheet.name)\(kept ?? "")"
      .escapedForXML
  }

  private func place(_ point: (x: Double, y: Double)) -> (x: Double, y: Double) {
    let margin = Self.margin
    return (
      margin.side + point.x * (Self.width - 2 * margin.side),
      Self.height - margin.bottom - point.y * (Self.height - margin.top - margin.bottom)
    )
  }

  private var dots: String {
    let most = log(Double(sheet.data.byMovie.largestCount + 1))
    return sheet.plane.movies.indices.map { index in
      let movie = sheet.plane.movies[index]
      let part = log(Double(sheet.data.byMovie.count(movie) + 1)) / max(most, 1)
      return Self.mark(
        genres.number(of: sheet.data.catalogue[movie]), at: place(sheet.points[index]),
        radius: 1.5 + 5 * part * part * part)
    }.joined(separator: "\n")
  }

  /// A shape of its own for each genre; a small circle for the others.
  private static func mark(
    _ genre: Int?, at point: (x: Double, y: Double), radius: Double
  ) -> String {
    let (x, y) = (point.x, point.y)
    guard let genre, colours.indices.contains(genre) else {
      return
        #"<circle cx="\#(text(x))" cy="\#(text(y))" r="\#(text(radius * 0.8))" fill="\#(other)"/>"#
    }
    let colour = colours[genre]
    guard genre > 0 else {
      return #"<circle cx="\#(text(x))" cy="\#(text(y))" r="\#(text(radius))" fill="\#(colour)"/>"#
    }
    let corners: [(Double, Double)] =
      switch genre {
      case 1: [(-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)]
      case 2: [(0, -1.2), (1.1, 0.8), (-1.1, 0.8)]
      case 3: [(0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)]
      default: [(0, 1.2), (1.1, -0.8), (-1.1, -0.8)]
      }
    let points = corners.map { "\(text(x + $0.0 * radius)),\(text(y + $0.1 * radius))" }
    return #"<polygon points="\#(points.joined(separator: " "))" fill="\#(colour)"/>"#
  }

  /// Regions, then well-known movies, from the most rated on.
  private var names: String {
    var labels = PictureLabels(width: Self.width, height: Self.height - Self.margin.bottom / 2)
    var texts: [String] = []
    for region in sheet.regions.regions {
      let (x, y) = place((region.x, region.y))
      guard labels.take(region.name, x: x, y: y, size: 17, .middle) else { continue }
      texts.append(
        Self.label(
          region.name, x: x, y: y, size: 17,
          ##"text-anchor="middle" font-weight="bold" letter-spacing="1" fill="#30343a" fill-opacity="0.75""##
        ))
    }
    var named = 0
    for index in sheet.plane.movies.indices.reversed() where named < Self.mostNames {
      let (x, y) = place(sheet.points[index])
      let name = Self.short(sheet.data.catalogue[sheet.plane.movies[index]].name)
      guard labels.take(name, x: x + 8, y: y + 4, size: 11, .start) else { continue }
      named += 1
      texts.append(Self.label(name, x: x + 8, y: y + 4, size: 11, ##"fill="#202428""##))
    }
    return texts.joined(separator: "\n")
  }

  private static let longestName = 40

  /// A name without others of it in parentheses, and not longer than a slide has room for.
  private static func short(_ name: String) -> String {
    let first = name.firstRange(of: " (").map { String(name[..<$0.lowerBound]) } ?? name
    return first.count > longestName ? String(first.prefix(longestName - 1)) + "…" : first
  }

  private static func label(
    _ name: String, x: Double, y: Double, size: Int, _ style: String
  ) -> String {
    ##"<text x="\##(text(x))" y="\##(text(y))" font-size="\##(size)" paint-order="stroke" "##
      + ##"stroke="#ffffff" stroke-width="3" \##(style)>\##(name.escapedForXML)</text>"##
  }

  private var key: String {
    var x = 50.0
    let y = Self.height - 24
    let entries = genres.genres.enumerated().map { (Int?.some($0), $1) } + [(nil, "other")]
    return entries.map { genre, name in
      defer { x += 40 + Double(name.count) * 9 }
      return Self.mark(genre, at: (x, y), radius: 6)
        + ##"<text x="\##(Self.text(x + 12))" y="\##(Self.text(y + 5))" font-size="15" fill="#40444a">"##
        + "\(name.escapedForXML)</text>"
    }.joined(separator: "\n")
  }

  /// A tenth of a point is less than an eye sees.
  private static func text(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
}

/// Which parts of a picture have text already.
private struct PictureLabels {
  enum Anchor {
    case start
    case middle
  }

  private struct Box {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
  }

  private let width: Double
  private let height: Double
  private var boxes: [Box] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Takes the place of a text; false where another is in the way, or it would leave the picture.
  mutating func take(
    _ text: String, x: Double, y: Double, size: Double, _ anchor: Anchor
  ) -> Bool {
    // Letters of a sans serif are somewhat wider than half their height, capitals more so.
    let length = Double(text.count) * size * (anchor == .middle ? 0.78 : 0.56)
    let start = anchor == .middle ? x - length / 2 : x
    let box = Box(x: start - 4...start + length + 4, y: y - size...y + 5)
    guard box.x.lowerBound >= 0, box.x.upperBound <= width, box.y.upperBound <= height,
      !boxes.contains(where: { $0.x.overlaps(box.x) && $0.y.overlaps(box.y) })
    else { return false }
    boxes.append(box)
    return true
  }
}
