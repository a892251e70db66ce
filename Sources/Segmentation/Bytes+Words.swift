import UnicodeText

/// Words and marks in valid UTF-8, as the sentence rules look at them.
extension Span<UInt8> {
  /// The letters, digits, marks and inner full stops that end at an offset.
  func word(before end: Int, from start: Int) -> Range<Int> {
    var at = end
    while at > start {
      let byte = self[at - 1]
      if byte <= 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\"")
        || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ",")
      {
        break
      }
      if byte >= 0x80 {
        guard let (scalar, before) = scalar(before: at), before >= start else { break }
        let kind = scalar.scalarClass
        if !kind.isLetter && kind != .mark && scalar != "º" && scalar != "ª" { break }
        at = before
      } else {
        at -= 1
      }
    }
    return at..<end
  }

  /// The letters from an offset on.
  func letterRun(from start: Int) -> Range<Int> {
    var at = start
    while at < count {
      if self[at] < 0x80 {
        if !self[at].isASCIILetter { break }
        at += 1
      } else {
        if !scalar(at: at).scalarClass.isLetter { break }
        at += Self.scalarLength(lead: self[at])
      }
    }
    return start..<Swift.min(at, count)
  }

  /// How many bytes of letters end at an offset.
  func letterCount(before end: Int) -> Int {
    var at = end
    while at > 0 {
      if self[at - 1] < 0x80 {
        if !self[at - 1].isASCIILetter { break }
        at -= 1
      } else {
        guard let (scalar, before) = scalar(before: at), scalar.scalarClass.isLetter else { break }
        at = before
      }
    }
    return end - at
  }

  /// How many ASCII digits end at an offset.
  func digitCount(before end: Int) -> Int {
    var at = end
    while at > 0, self[at - 1].isASCIIDigit { at -= 1 }
    return end - at
  }

  /// Whether the scalar at an offset is a lower-case letter.
  func startsLower(_ offset: Int) -> Bool { offset < count && scalar(at: offset).scalarClass == .lower }

  /// Whether a range is one letter of any script.
  func isSingleLetter(_ word: Range<Int>) -> Bool {
    !word.isEmpty && word.count == Self.scalarLength(lead: self[word.lowerBound])
      && scalar(at: word.lowerBound).scalarClass.isLetter
  }

  /// Single letters with full stops between them, without the last stop: `U.S`, `e.g`, `J.-P`.
  func isAcronym(_ word: Range<Int>) -> Bool {
    guard word.count >= 3 else { return false }
    var at = word.lowerBound
    while at < word.upperBound {
      let length = Self.scalarLength(lead: self[at])
      guard scalar(at: at).scalarClass.isLetter else { return false }
      at += length
      if at < word.upperBound {
        guard self[at] == UInt8(ascii: ".") else { return false }
        at += 1
        if at < word.upperBound, self[at] == UInt8(ascii: "-") { at += 1 }
      }
    }
    return self[word.upperBound - 1] != UInt8(ascii: ".") && self[word.upperBound - 1] != UInt8(ascii: "-")
  }

  /// A Roman numeral of up to four capitals.
  func isRomanNumeral(_ word: Range<Int>) -> Bool {
    guard (1...5).contains(word.count) else { return false }
    for i in word where !"IVXLC".utf8.contains(self[i]) { return false }
    return true
  }

  /// A Roman numeral below 40 in small letters, as lists have it: `ii`, `xiv`.
  func isSmallRomanNumeral(_ word: Range<Int>) -> Bool {
    guard (1...5).contains(word.count) else { return false }
    for i in word where !"ivx".utf8.contains(self[i]) { return false }
    return true
  }

  /// The run of full stops, blanks allowed between them, that ends at an offset.
  func dots(before end: Int, from start: Int) -> (count: Int, start: Int, hasBlanks: Bool) {
    var dots = 0
    var first = end
    var at = end
    var hasBlanks = false
    while at > start {
      let blank = blankLength(before: at, start: start)
      if blank > 0 {
        guard at - blank > start, self[at - blank - 1] == UInt8(ascii: ".") else { break }
        hasBlanks = true
        at -= blank
      } else if self[at - 1] == UInt8(ascii: ".") {
        dots += 1
        at -= 1
        first = at
      } else {
        break
      }
    }
    return (dots, first, hasBlanks)
  }

  /// Where a note's number in square brackets, `[12]` or `[1 - 3]`, begins that ends at an offset behind an end mark.
  func reference(endingAt end: Int) -> Int? {
    guard end > 0, self[end - 1] == UInt8(ascii: "]") else { return nil }
    var at = end - 1
    while at > 0, end - at < 12,
      self[at - 1].isASCIIDigit || self[at - 1] == 0x20 || self[at - 1] == UInt8(ascii: "-")
        || self[at - 1] == UInt8(ascii: ",")
    {
      at -= 1
    }
    guard at < end - 1, at > 1, self[at - 1] == UInt8(ascii: "["), self[at].isASCIIDigit else { return nil }
    let before = trimmed(0..<at - 1).upperBound
    guard let mark = scalar(before: before)?.scalar else { return nil }
    return Marks.isEndMark(mark) || Marks.isCloser(mark) ? at - 1 : nil
  }

  /// Whether a note's number starts at an offset.
  func startsReference(at offset: Int) -> Bool {
    guard offset < count, self[offset] == UInt8(ascii: "[") else { return false }
    var at = offset + 1
    while at < count, at - offset < 12, self[at] != UInt8(ascii: "]") { at += 1 }
    return at < count && reference(endingAt: at + 1) == offset
  }

  /// Whether a run without blanks looks like an address, a path or code.
  func isCodeLike(_ run: Range<Int>) -> Bool {
    for i in run {
      switch self[i] {
      case UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "@"), UInt8(ascii: "="), UInt8(ascii: "_"),
        UInt8(ascii: "<"), UInt8(ascii: "{"), UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: "$"):
        return true
      case UInt8(ascii: "(") where i + 1 < run.upperBound && self[i + 1] == UInt8(ascii: ")"): return true
      case UInt8(ascii: ":") where i + 1 < run.upperBound && self[i + 1] == UInt8(ascii: ":"): return true
      default: continue
      }
    }
    return false
  }

  /// Whether a word with `_`, a bracket or an inner full stop starts at an offset: `os.path`, `f(x)`.
  func startsCodeName(at offset: Int) -> Bool {
    var at = offset
    while at + 1 < count, self[at] > 0x20 {
      let isInner = at > offset && self[at + 1] > 0x20
      let next = self[at + 1]
      if self[at] == UInt8(ascii: "_") || (isInner && self[at] == UInt8(ascii: "(")) { return true }
      if isInner, self[at] == UInt8(ascii: "."), next.isASCIILetter || next.isASCIIDigit { return true }
      at += 1
    }
    return false
  }

  /// Whether a capital stands behind the first letter.
  func hasInnerCapital(_ word: Range<Int>) -> Bool {
    for i in word.dropFirst() where self[i].isASCIIUpper { return true }
    return false
  }

  /// Whether `(b)` stands at an offset: a letter in brackets, which labels an item.
  func startsBracketedLetter(at offset: Int) -> Bool {
    offset + 3 < count && self[offset] == UInt8(ascii: "(") && self[offset + 1].isASCIILetter
      && self[offset + 2] == UInt8(ascii: ")") && self[offset + 3] <= 0x20
  }

  /// Whether a bullet, a dash with a blank, or an item's number stands at an offset, behind blanks.
  func startsListItem(at offset: Int) -> Bool {
    let start = trimmed(offset..<count).lowerBound
    guard start < count else { return false }
    if ListMarker.isBullet(scalar(at: start)) { return true }
    let byte = self[start]
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "+") {
      return start + 1 < count && self[start + 1] == 0x20
    }
    var at = start
    while at < count, at - start < 3, self[at].isASCIIDigit { at += 1 }
    guard at > start, at < count, self[at] == UInt8(ascii: ".") || self[at] == UInt8(ascii: ")") else {
      return false
    }
    return at + 1 < count && self[at + 1] <= 0x20
  }
}

extension Marks {
  /// Opening quotes and brackets of scripts that are written without blanks.
  static func isWideOpener(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "「", "『", "《", "〈", "【", "（", "“", "‘": true
    default: false
    }
  }

  /// End marks of other scripts.
  static func isWideEndMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "．", "！", "？", "؟", "۔", "।", "॥", "։", "።", "။", "｡": true
    default: false
    }
  }
}
