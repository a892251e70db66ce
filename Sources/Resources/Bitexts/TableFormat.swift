import Formats
import TextModel

/// Tables as bitexts: every cell is a unit, whatever its column means, so that each can be rewritten in its place.
///
/// TSV has the escapes `\t`, `\n`, `\r` and `\\`, CSV has quotation marks (RFC 4180).
struct TableFormat: ResourceFormat {
  let name: String
  let title: String
  let fileExtensions: [String]
  let features: Set<ResourceFeature> = [.rewriting, .bilingual]
  /// `nil` finds out which one a CSV file has.
  private let delimiter: UInt8?

  private static let quoted: UInt8 = 1
  private static let escaped: UInt8 = 2

  static let tsv = TableFormat(
    name: "tsv", title: "Tab-separated values", fileExtensions: ["tsv", "tab"], delimiter: 9)
  static let csv = TableFormat(
    name: "csv", title: "Comma-separated values", fileExtensions: ["csv"], delimiter: nil)

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    let pair = LanguagePair(source: nil, target: nil)
    let dialect =
      delimiter.map { _ in DelimitedDialect.tsv }
      ?? .detectingCSV(in: Array(text.bytes.prefix(1 << 16)), pair: pair, limits: Limits())
    var scanner = ByteScanner(text)
    var units: [ResourceUnit] = []
    var (row, column) = (1, 1)
    while !scanner.isAtEnd {
      var unit = try cell(&scanner, dialect)
      unit.key = "\(row).\(column)"
      units.append(unit)
      if scanner.peek == dialect.delimiter {
        scanner.at += 1
        column += 1
      } else {
        scanner.skipLineEnd()
        (row, column) = (row + 1, 1)
      }
    }
    return units
  }

  private func cell(_ scanner: inout ByteScanner, _ dialect: DelimitedDialect) throws(InputError)
    -> ResourceUnit
  {
    let start = scanner.at
    if dialect.hasQuotes, scanner.peek == UInt8(ascii: "\"") { return try quotedCell(&scanner, dialect) }
    scanner.skip { $0 != dialect.delimiter && $0 != 10 && $0 != 13 }
    var unit = ResourceUnit(key: "", range: start..<scanner.at)
    if dialect.hasQuotes {
      unit.text = scanner.string(unit.range)
    } else {
      unit.style = Self.escaped
      Self.fillEscaped(&unit, scanner)
    }
    return unit
  }

  private func quotedCell(_ scanner: inout ByteScanner, _ dialect: DelimitedDialect) throws(InputError)
    -> ResourceUnit
  {
    let start = scanner.at
    scanner.at += 1
    var builder = TextBuilder()
    while true {
      let run = scanner.at
      scanner.skip { $0 != UInt8(ascii: "\"") }
      builder.copy(scanner.bytes, run..<scanner.at)
      if scanner.isAtEnd { throw scanner.error("the cell is never closed", at: start) }
      if scanner.byte(1) != UInt8(ascii: "\"") || scanner.at + 1 >= scanner.end { break }
      builder.put(CollectionOfOne(UInt8(ascii: "\"")), for: scanner.at..<scanner.at + 2)
      scanner.at += 2
    }
    var unit = ResourceUnit(key: "", range: start + 1..<scanner.at)
    unit.style = Self.quoted
    builder.fill(&unit)
    scanner.at += 1
    if let next = scanner.peek, next != dialect.delimiter, next != 10, next != 13 {
      throw scanner.error("text follows the closing quotation mark of a cell")
    }
    return unit
  }

  private static func fillEscaped(_ unit: inout ResourceUnit, _ scanner: ByteScanner) {
    var builder = TextBuilder()
    var index = unit.range.lowerBound
    while index < unit.range.upperBound {
      let start = index
      if scanner.bytes[index] == UInt8(ascii: "\\"), index + 1 < unit.range.upperBound,
        let meant = escapes[scanner.bytes[index + 1]]
      {
        index += 2
        builder.put(CollectionOfOne(meant), for: start..<index)
      } else {
        index += 1
        builder.copy(scanner.bytes, start..<index)
      }
    }
    builder.fill(&unit)
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "\\"): 92,
  ]

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    switch unit.style {
    case Self.quoted: return part.replacing("\"", with: "\"\"")
    case Self.escaped:
      return part.replacing("\\", with: "\\\\").replacing("\t", with: "\\t").replacing("\n", with: "\\n")
        .replacing("\r", with: "\\r")
    default: return part
    }
  }
}
