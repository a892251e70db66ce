import TextModel

extension TranslationUnit {
  /// The unit as readers see it, without the signs of keyboard accelerators: `_File`, `E&xit`, `Datei(_F)`.
  var withoutAccelerators: TranslationUnit {
    guard let target else { return self }
    for sign in [UInt8(ascii: "_"), UInt8(ascii: "&")] {
      let (own, other) = (source.acceleratorPlace(sign), target.acceleratorPlace(sign))
      guard let place = own, place.isWordStart || other != nil,
        place.isWordStart || source.words(around: place.offset) != target.words(around: other?.offset)
      else { continue }
      var unit = self
      unit.source = source.without(byteAt: place.offset)
      if let other { unit.targets[0] = target.without(byteAt: other.offset) }
      return unit
    }
    return self
  }
}

extension String {
  /// Where the only sign of its kind stands, when it stands before a letter as accelerators do; `R&D`, `&amp;` and
  /// `snake_case_names` have none.
  fileprivate func acceleratorPlace(_ sign: UInt8) -> (offset: Int, isWordStart: Bool)? {
    let bytes = utf8
    guard let index = bytes.firstIndex(of: sign) else { return nil }
    let next = bytes.index(after: index)
    guard next < bytes.endIndex, bytes[next].isLetter, !bytes[next...].contains(sign) else { return nil }
    let end = bytes[next...].firstIndex { !$0.isLetter } ?? bytes.endIndex
    if end < bytes.endIndex, bytes[end] == UInt8(ascii: ";") { return nil }
    let before: UInt8? = index > bytes.startIndex ? bytes[bytes.index(before: index)] : nil
    if let before, before.isCapital, bytes[next].isCapital { return nil }
    let offset = bytes.distance(from: bytes.startIndex, to: index)
    return (offset, !(before.map { $0.isLetter || (48...57).contains($0) } ?? false))
  }

  /// The letters before and after a place without space between.
  fileprivate func words(around offset: Int?) -> Substring? {
    guard let offset else { return nil }
    let place = utf8.index(utf8.startIndex, offsetBy: offset)
    let start = utf8[..<place].lastIndex { $0 <= 32 }.map { utf8.index(after: $0) } ?? utf8.startIndex
    return self[start..<(utf8[place...].firstIndex { $0 <= 32 } ?? utf8.endIndex)]
  }

  fileprivate func without(byteAt offset: Int) -> String {
    let place = utf8.index(utf8.startIndex, offsetBy: offset)
    return String(self[..<place]) + self[utf8.index(after: place)...]
  }
}

extension UInt8 {
  /// Whether it is an ASCII letter or part of any other character.
  fileprivate var isLetter: Bool { (97...122).contains(self | 0x20) || self >= 0x80 }

  fileprivate var isCapital: Bool { (65...90).contains(self) }
}
