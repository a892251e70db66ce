import UnicodeText

/// One named rewriting of text on the way to a comparable form.
public enum NormalizationStep: String, Sendable, CaseIterable {
  /// Canonical composition (UAX #15).
  case nfc
  /// Compatibility composition: ligatures, full-width forms and the like become plain letters.
  case nfkc
  /// Soft hyphens, zero-width spaces and joiners, byte order marks go.
  case invisible
  /// Every kind of space becomes U+0020, runs become one.
  case spaces
  /// Every kind of quotation mark and apostrophe becomes `"` or `'`.
  case quotes
  /// Every kind of dash and hyphen becomes `-`.
  case dashes
  /// Decimal digits of every script become `0` to `9`.
  case digits
  /// Full-width and half-width forms become ordinary ones.
  case width
  /// Full case folding.
  case caseFold = "case"
  /// Optional marks come off letters, but off those that are letters of their own in the language.
  case accents
  /// Signs that look alike become one (UTS #39, section 4): the form by which confusable words are found equal.
  case skeleton

  /// Whether the rewriting treats the text from `scalar` on without regard to what is before.
  func canCut(before scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
    switch self {
    case .nfc: UnicodeForm.nfc.hasBoundary(before: scalar)
    case .accents, .skeleton: UnicodeForm.nfc.hasBoundary(before: scalar)
    case .nfkc, .width: UnicodeForm.nfkc.hasBoundary(before: scalar)
    case .spaces: !(Self.isSpace(scalar) && Self.isSpace(previous))
    case .invisible, .quotes, .dashes, .digits, .caseFold: true
    }
  }

  /// Whether a text is in this step's form already, as far as that is quickly told.
  func holds(for text: String) -> Bool {
    switch self {
    case .nfc: UnicodeForm.nfc.holds(for: text)
    case .nfkc: UnicodeForm.nfkc.holds(for: text)
    case .invisible, .quotes, .dashes, .digits, .width, .accents: text.utf8.allSatisfy { $0 < 0x80 }
    case .spaces, .caseFold, .skeleton: false
    }
  }

  /// Whether an ASCII byte is anything but copied, case apart.
  private func rewritesASCII(_ byte: UInt8, _ letters: LetterRules) -> Bool {
    switch self {
    case .spaces: byte == 0x20 || byte == 0x09
    case .skeleton: true
    case .caseFold: letters.isTurkic && byte == UInt8(ascii: "I")
    default: false
    }
  }

  /// A space before a visible ASCII sign; what is before was taken already, spaces included.
  private func isLoneSpace(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    bytes[at] == 0x20 && at + 1 < bytes.count && (0x21..<0x7F).contains(bytes[at + 1])
  }

  /// Where the ASCII from an offset on ends that is copied byte by byte.
  ///
  /// The last letter before other scalars is left out: a mark may follow that it composes with.
  func plainRun(in bytes: Span<UInt8>, from start: Int, _ letters: LetterRules) -> Int {
    var at = start
    while at < bytes.count, bytes[at] < 0x80 {
      if rewritesASCII(bytes[at], letters), self != .spaces || !isLoneSpace(bytes, at) { break }
      at += 1
    }
    return at < bytes.count && bytes[at] >= 0x80 && at > start ? at - 1 : at
  }

  /// Where the piece ends that starts at an offset.
  func pieceEnd(in bytes: Span<UInt8>, from start: Int) -> Int {
    var (scalar, end) = bytes.decode(at: start)
    while end < bytes.count {
      let next = bytes.decode(at: end)
      if canCut(before: next.scalar, after: scalar) { break }
      (scalar, end) = next
    }
    return end
  }

  /// The rewritten form of a piece that was cut by ``canCut(before:after:)``.
  func rewrite(_ piece: String, _ letters: LetterRules) -> String {
    switch self {
    case .nfc: return UnicodeForm.nfc(piece)
    case .nfkc: return UnicodeForm.nfkc(piece)
    case .caseFold: return CaseMapping.fold(piece, locale: letters.locale)
    case .accents: return letters.marks(piece)
    case .skeleton: return SpoofChecker.skeleton(piece)
    case .width:
      return piece.unicodeScalars.contains { (0xFF00...0xFFEF).contains($0.value) }
        ? UnicodeForm.nfkc(piece) : piece
    case .spaces: return piece.unicodeScalars.first.map(Self.isSpace) == true ? " " : piece
    case .invisible, .quotes, .dashes, .digits:
      return piece.unicodeScalars.reduce(into: "") { $0 += replacement(of: $1) }
    }
  }

  private func replacement(of scalar: Unicode.Scalar) -> String {
    switch (self, scalar.value) {
    case (.invisible, 0xAD), (.invisible, 0x200B...0x200D), (.invisible, 0x2060), (.invisible, 0xFEFF): ""
    case (.quotes, 0xAB), (.quotes, 0xBB), (.quotes, 0x201C...0x201F), (.quotes, 0x300C...0x300F): "\""
    case (.quotes, 0x2018...0x201B), (.quotes, 0x2039), (.quotes, 0x203A), (.quotes, 0x2BC), (.quotes, 0xB4):
      "'"
    case (.dashes, 0x2010...0x2015), (.dashes, 0x2212), (.dashes, 0xFE58), (.dashes, 0xFF0D): "-"
    case (.digits, 0x80...): scalar.digitValue.map(String.init) ?? String(scalar)
    default: String(scalar)
    }
  }

  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || (scalar.value >= 0xA0 && scalar.scalarClass == .space)
  }
}

extension Span<UInt8> {
  /// The scalar at an offset of valid UTF-8, and where the next one starts.
  fileprivate func decode(at offset: Int) -> (scalar: Unicode.Scalar, end: Int) {
    let lead = UInt32(self[offset])
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = length == 1 ? lead : lead & (0xFF >> UInt32(length + 1))
    for i in 1..<length { value = value << 6 | UInt32(self[offset + i] & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", offset + length)
  }
}
