import TextModel

extension String {
  /// The text as it may stand in a one-line message: all signs visible, and not too long.
  public var printable: String {
    guard utf8.count > 120 else { return visible }
    var start = ""
    for scalar in unicodeScalars where start.utf8.count <= 120 { start.unicodeScalars.append(scalar) }
    return start.visible + "…"
  }
}
