import TextModel

/// Replaces the characters that XML cannot hold (XML 1.0, production 2), NUL among them, by U+FFFD, and counts them.
///
/// Writers refuse such characters; this is for those who prefer a mark in the text to an error.
public struct CharacterReplacer: Sendable {
  /// How many characters were replaced so far.
  public private(set) var count = 0

  public init() {}

  /// The text with U+FFFD for each such character.
  public mutating func callAsFunction(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 || $0 == 0xEF }),
      text.unicodeScalars.contains(where: Self.isUnfit)
    else { return text }
    var clean = ""
    for scalar in text.unicodeScalars {
      let isUnfit = Self.isUnfit(scalar)
      if isUnfit { count += 1 }
      clean.unicodeScalars.append(isUnfit ? "\u{FFFD}" : scalar)
    }
    return clean
  }

  /// Replaces the characters in every text of a unit; inline codes keep their places.
  public mutating func replace(in unit: inout TranslationUnit) {
    replace(&unit.id)
    replace(&unit.document)
    replace(&unit.context)
    replace(&unit.source, &unit.sourceCodes)
    var codes = unit.targetCodes
    for index in unit.targets.indices {
      if index == 0 { replace(&unit.targets[0], &codes) } else { replace(&unit.targets[index]) }
    }
    unit.targetCodes = codes
    for index in unit.flags.indices { replace(&unit.flags[index]) }
    for index in unit.notes.indices { replace(&unit.notes[index]) }
    for index in unit.properties.indices {
      replace(&unit.properties[index].name)
      replace(&unit.properties[index].value)
    }
  }

  private mutating func replace(_ text: inout String) { text = self(text) }

  /// Replaces in a text and its codes; a replacement may be longer than what it replaces.
  private mutating func replace(_ text: inout String, _ codes: inout [InlineCode]) {
    for index in codes.indices {
      let content = codes[index].content
      for part in codes[index].subflows.indices {
        let range = codes[index].subflows[part].range
        let end = range.upperBound + Self.growth(of: content, upTo: range.upperBound)
        let start = range.lowerBound + Self.growth(of: content, upTo: range.lowerBound)
        codes[index].subflows[part].range = start..<end
        replace(&codes[index].subflows[part].type)
      }
      replace(&codes[index].content)
      replace(&codes[index].id)
      replace(&codes[index].type)
      codes[index].offset += Self.growth(of: text, upTo: codes[index].offset)
    }
    replace(&text)
  }

  /// How many bytes longer the text up to a byte offset becomes.
  private static func growth(of text: String, upTo offset: Int) -> Int {
    let end = text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
    guard let end, end.samePosition(in: text.unicodeScalars) != nil else { return 0 }
    return text.unicodeScalars[..<end].reduce(0) { sum, scalar in
      sum + (isUnfit(scalar) ? 3 - Unicode.UTF8.width(scalar) : 0)
    }
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 9, 10, 13: false
    case 0..<32, 0xFFFE, 0xFFFF: true
    default: false
    }
  }
}
