import TextModel

/// Text for XML documents.
enum XMLText {
  /// Text as it may stand in elements and in quoted attributes; what XML cannot hold, or nobody can see, is written out.
  static func escaped(_ text: String) -> String { HTMLText.escaped(text.visible) }
}
