import Formats
import TextModel

/// HTML pages: the texts of their blocks, and the attributes that people read.
struct HTMLFormat: ResourceFormat {
  let name = "html"
  let title = "HTML"
  let fileExtensions = ["html", "htm", "xhtml"]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .document]
  let comments: [CommentSyntax] = [.xml]

  enum Style {
    static let text: UInt8 = 0
    static let preformatted: UInt8 = 1
    static let attribute: UInt8 = 2
    /// An attribute without quotation marks.
    static let bareAttribute: UInt8 = 3
  }

  func encodings(_ head: [UInt8]) throws(InputError) -> (declared: TextEncoding?, fallback: TextEncoding?) {
    (nil, Self.isWestern(head) ? .windows1252 : nil)
  }

  /// Whether a page says no encoding or one that the HTML Standard reads as windows-1252; other pages must be UTF-8.
  private static func isWestern(_ head: [UInt8]) -> Bool {
    let text = String(decoding: head.prefix(2048), as: UTF8.self).lowercased()
    guard let label = text.firstRange(of: "charset=")?.upperBound else { return true }
    let name = text[label...].drop { "\"' ".contains($0) }.prefix { !"\"' />;".contains($0) }
    return ["iso-8859-1", "iso8859-1", "latin1", "l1", "windows-1252", "cp1252", "us-ascii", "ascii"]
      .contains(String(name))
  }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    var units = HTMLReader.units(ByteScanner(text))
    for index in units.indices { units[index].key = String(index + 1) }
    return units
  }

  /// Reads the value of an attribute.
  static func fill(_ unit: inout ResourceUnit, _ text: ByteScanner) {
    var scanner = text
    var builder = TextBuilder()
    while let byte = scanner.peek {
      let start = scanner.at
      if byte == UInt8(ascii: "&"), let entity = HTMLEntity(scanner) {
        scanner.at += entity.length
        builder.put(entity.text.utf8, for: start..<scanner.at)
      } else {
        scanner.at += 1
        scanner.skip { $0 != UInt8(ascii: "&") }
        builder.copy(scanner.bytes, start..<scanner.at)
      }
    }
    builder.fill(&unit)
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    var out = ""
    var wasSpace = true
    let scalars = Array(part.unicodeScalars)
    let isXHTML = text.bytes.starts(with: "<?xml".utf8)
    for (index, scalar) in scalars.enumerated() {
      let isLast = index == scalars.count - 1
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"" where unit.style >= Style.attribute: out += "&quot;"
      case "'" where unit.style >= Style.attribute: out += "&#39;"
      case "\n" where unit.style == Style.text: out += isXHTML ? "<br/>" : "<br>"
      case " " where unit.style == Style.text && (wasSpace || isLast || scalars[index + 1] == "\n"),
        " " where unit.style == Style.bareAttribute:
        out += "&#32;"
      case "\n" where unit.style == Style.preformatted && index > 0 && !isLast: out += "\n"
      case _ where scalar.value < 32: out += "&#\(scalar.value);"
      case _ where !text.encoding.holds(scalar): out += "&#\(scalar.value);"
      case "=" where unit.style == Style.bareAttribute, "`" where unit.style == Style.bareAttribute:
        out += "&#\(scalar.value);"
      default: out.unicodeScalars.append(scalar)
      }
      wasSpace = scalar == " " || scalar == "\n"
    }
    return out
  }
}
