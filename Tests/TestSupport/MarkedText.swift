/// A text with places marked in it, so that a case reads without counting: `Dr. Kim left. ¦She ran.`
public struct MarkedText: Sendable {
  /// The text without the marks.
  public let text: String
  /// Byte offsets of the marks in ``text``.
  public let marks: [Int]

  /// - Parameter mark: The sign that marks a place.
  public init(_ marked: String, mark: Character = "¦") {
    var text = ""
    var marks: [Int] = []
    for character in marked {
      if character == mark { marks.append(text.utf8.count) } else { text.append(character) }
    }
    self.text = text
    self.marks = marks
  }
}
