/// How the cells of a table are told apart.
package struct DelimitedDialect: Hashable, Sendable {
  /// The byte between cells.
  package var delimiter: UInt8
  /// Whether cells may be quoted (RFC 4180); otherwise `\t`, `\n`, `\r` and `\\` are escapes.
  package var hasQuotes: Bool
  /// Whether a dialect without quotes has escapes.
  package var hasEscapes = true
  /// Whether cells that a spreadsheet would take for a formula begin with an apostrophe.
  package var guardsFormulas = false
  /// What ends a record when it is written.
  package var lineEnd = "\n"

  package init(delimiter: UInt8, hasQuotes: Bool) {
    self.delimiter = delimiter
    self.hasQuotes = hasQuotes
  }

  package static let tsv = DelimitedDialect(delimiter: UInt8(ascii: "\t"), hasQuotes: false)

  /// RFC 4180 with any delimiter.
  package static func csv(_ delimiter: UInt8 = UInt8(ascii: ",")) -> DelimitedDialect {
    DelimitedDialect(delimiter: delimiter, hasQuotes: true)
  }

  /// Whether a cell would be, or could be mistaken for, one with a guard: apostrophes, then a formula's first sign.
  package static func looksLikeFormula(_ text: String) -> Bool {
    guard let sign = text.utf8.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
    return "=+-@\t\r".utf8.contains(sign)
  }
}
