/// A text without what spreadsheets and people change in passing: its letters and digits, in lower case.
///
/// Of a text without any, all but the blanks. `"Hola", dijo.` is `holadijo`.
struct Skeleton {
  let bytes: [UInt8]

  init(_ text: String) {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars where Self.counts(scalar) {
      bytes += scalar.properties.lowercaseMapping.utf8
    }
    if bytes.isEmpty {
      for scalar in text.unicodeScalars where !scalar.properties.isWhitespace { bytes += String(scalar).utf8 }
    }
    self.bytes = bytes
  }

  static func counts(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Cuts a text where the skeleton has `offset` bytes before; blanks and opening marks before the cut go with what
  /// follows them.
  static func cut(_ text: String, at offset: Int) -> (String, String) {
    var count = 0
    var lastEnd = text.startIndex
    let scalars = text.unicodeScalars
    for index in scalars.indices where counts(scalars[index]) {
      if count >= offset {
        let between = scalars[lastEnd..<index]
        let blank = between.firstIndex { $0.properties.isWhitespace }
        let place = blank ?? index
        return (String(scalars[..<place]), String(String(scalars[place...]).drop(while: \.isWhitespace)))
      }
      count += scalars[index].properties.lowercaseMapping.utf8.count
      lastEnd = scalars.index(after: index)
    }
    return (text, "")
  }
}
