import Formats
import TextModel

/// Character references of HTML: numbers, the names of Latin-1 (HTML 4.01, section 24.2), and a few others.
enum HTMLEntities {
  /// The text of the reference at the beginning of the bytes, and its length with `&` and `;`; `nil` when it is none.
  static func decode(_ bytes: ArraySlice<UInt8>) -> (text: String, length: Int)? {
    guard let end = bytes.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
    let length = end + 1 - bytes.startIndex
    if name.hasPrefix("#") {
      let isHex = name.dropFirst().first == "x" || name.dropFirst().first == "X"
      let code = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
      guard let code, code >= 32 || code == 9 || code == 10, let scalar = Unicode.Scalar(code) else {
        return nil
      }
      return (String(scalar), length)
    }
    return names[name].map { (String($0), length) }
  }

  private static let names: [String: Unicode.Scalar] = {
    var names: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—", "lsquo": "‘",
      "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„", "hellip": "…", "bull": "•",
      "euro": "€",
      "trade": "™", "larr": "←", "rarr": "→", "lsaquo": "‹", "rsaquo": "›", "OElig": "Œ", "oelig": "œ",
      "Scaron": "Š", "scaron": "š", "minus": "−", "infin": "∞", "le": "≤", "ge": "≥", "ne": "≠",
      "dagger": "†",
      "zwnj": "\u{200C}", "zwj": "\u{200D}", "ensp": "\u{2002}", "emsp": "\u{2003}", "thinsp": "\u{2009}",
    ]
    for (offset, name) in latin1.split(separator: " ").enumerated() {
      names[String(name)] = Unicode.Scalar(UInt8(160 + offset))
    }
    return names
  }()

  /// In the order of their numbers, from 160.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig \
    Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash \
    Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute \
    ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc \
    uuml yacute thorn yuml
    """
}

/// The text of an HTML file.
enum HTMLText {
  /// UTF-8 or UTF-16 as in every file, or Latin-1 where the page says so.
  /// - Throws: as ``InputFile/text()``.
  static func text(of file: InputFile) throws(InputError) -> String {
    let file = try file.rereadable()
    do { return try file.text() } catch {
      let bytes = try file.bytes()
      let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
      guard head.contains("charset=iso-8859-1") || head.contains("charset=\"iso-8859-1"), !bytes.contains(0)
      else {
        throw error
      }
      return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
  }
}
