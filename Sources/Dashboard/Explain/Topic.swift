import Cells
import Terms

/// A panel as it was drawn, or a word alone, and what is to be said of it.
struct Topic: Sendable, Equatable {
  /// A word in the panel, with what stands beside or below it where the person is.
  struct Word: Sendable, Equatable {
    let caption: Caption
    var value: String?
  }

  let caption: Caption
  /// Where the panel stands; empty of a word alone.
  let rect: Rect
  /// Where its title stands, which can be clicked.
  let title: Rect
  private(set) var words: [Word] = []

  /// A word alone.
  init(_ term: Term) {
    self.init(
      Caption(term), in: Rect(Size(width: 0, height: 0)), title: Rect(Size(width: 0, height: 0)))
  }

  private init(_ caption: Caption, in rect: Rect, title: Rect) {
    self.caption = caption
    self.rect = rect
    self.title = title
  }

  /// Takes a word in, once; a value that comes later belongs to it.
  fileprivate mutating func add(_ caption: Caption, _ value: String?) {
    guard caption.subject != self.caption.subject || value != nil else { return }
    if let index = words.firstIndex(where: { $0.caption.subject == caption.subject }) {
      words[index].value = value ?? words[index].value
    } else {
      words.append(Word(caption: caption, value: value))
    }
  }

  /// The panels of a canvas in the order in which they were drawn, each with the words inside it.
  static func all(on canvas: Canvas) -> [Topic] {
    canvas.landmarks.reduce(into: []) { topics, landmark in
      switch landmark.kind {
      case .panel(let title, _):
        topics.append(Topic(landmark.caption, in: landmark.rect, title: title))
      case .word, .column: topics.add(landmark, nil)
      case .value(let text): topics.add(landmark, text)
      }
    }
  }

  /// The panel that the keys go to, as a position among the panels; 0 where there is none such.
  static func focused(on canvas: Canvas) -> Int {
    let panels = canvas.landmarks.compactMap { landmark -> Border.Focus? in
      if case .panel(_, let focus) = landmark.kind { focus } else { nil }
    }
    return panels.firstIndex(of: .focused) ?? 0
  }
}

extension [Topic] {
  /// To the panel that it stands in; what stands in none is left out.
  fileprivate mutating func add(_ landmark: Landmark, _ value: String?) {
    let corner = Point(x: landmark.rect.x, y: landmark.rect.y)
    guard let index = lastIndex(where: { $0.rect.contains(corner) }) else { return }
    self[index].add(landmark.caption, value)
  }
}
