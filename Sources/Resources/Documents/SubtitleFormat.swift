import TextModel

/// Subtitles: SubRip (`.srt`) and WebVTT (W3C WebVTT, Candidate Recommendation of 2019).
///
/// A unit is a cue; tags and, in SubRip, `{\an8}` are codes, lines stay lines.
struct SubtitleFormat: ResourceFormat {
  let name: String
  let title: String
  let fileExtensions: [String]
  let features: Set<ResourceFeature> = [.rewriting, .codes, .document]
  private let isVTT: Bool
  var comments: [CommentSyntax] { isVTT ? [.wholeLine("NOTE")] : [] }

  static let srt = SubtitleFormat(
    name: "srt", title: "SubRip subtitles", fileExtensions: ["srt"], isVTT: false)
  static let vtt = SubtitleFormat(
    name: "vtt", title: "WebVTT subtitles", fileExtensions: ["vtt"], isVTT: true)

  func encodings(_ head: [UInt8]) throws(InputError) -> (declared: TextEncoding?, fallback: TextEncoding?) {
    (nil, isVTT ? nil : .windows1252)
  }

  func units(of text: SourceText) throws(InputError) -> [ResourceUnit] {
    let scanner = ByteScanner(text)
    if isVTT, !scanner.starts(with: "WEBVTT") {
      throw scanner.error("the file does not begin with WEBVTT", remedy: "check that this is the right file")
    }
    var units: [ResourceUnit] = []
    // Blank lines stand between cues.
    var block: [Range<Int>] = []
    for line in scanner.lines(0..<scanner.end) {
      if scanner.trimmed(line).isEmpty {
        if let unit = try cue(block, scanner) { units.append(unit) }
        block = []
      } else {
        block.append(line)
      }
    }
    if let unit = try cue(block, scanner) { units.append(unit) }
    return units
  }

  /// The cue of some lines; `nil` for notes and styles.
  private func cue(_ lines: [Range<Int>], _ scanner: ByteScanner) throws(InputError) -> ResourceUnit? {
    guard let first = lines.first else { return nil }
    let name = scanner.string(scanner.trimmed(first))
    if isVTT, ["WEBVTT", "NOTE", "STYLE", "REGION"].contains(where: name.hasPrefix) { return nil }
    guard let times = lines.prefix(2).firstIndex(where: { scanner.string($0).contains("-->") }) else {
      throw scanner.error(
        "the times of the cue are missing", at: first.lowerBound, remedy: "write a line with -->")
    }
    let text = lines[(times + 1)...]
    let start = text.first?.lowerBound ?? lines[times].upperBound
    var unit = ResourceUnit(
      key: times == 0 ? String(name.prefix { $0 != " " }) : name,
      range: start..<(text.last?.upperBound ?? start))
    unit.kind = .subtitle
    if text.isEmpty { unit.isTranslatable = false }
    read(ByteScanner(scanner.source, unit.range), into: &unit)
    return unit
  }

  private func read(_ cue: ByteScanner, into unit: inout ResourceUnit) {
    var scanner = cue
    var builder = TextBuilder()
    while let byte = scanner.peek {
      let start = scanner.at
      if let length = tagLength(scanner) {
        scanner.at += length
        Self.code(scanner.string(start..<scanner.at), &builder)
      } else if isVTT, byte == UInt8(ascii: "&"), let (scalar, length) = Self.entity(scanner) {
        scanner.at += length
        builder.put(scalar, for: start..<scanner.at)
      } else {
        scanner.at += 1
        scanner.skip { $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "&") }
        builder.copy(scanner.bytes, start..<scanner.at)
      }
    }
    builder.fill(&unit)
  }

  private static func code(_ tag: String, _ builder: inout TextBuilder) {
    let name = String(tag.drop { "</{\\".contains($0) }.prefix { $0.isLetter }.lowercased())
    if tag.hasPrefix("{") || tag.dropFirst().first?.isNumber ?? false {
      builder.code(.standalone, tag, type: name)
    } else {
      builder.code(tag.hasPrefix("</") ? .close : .open, tag, type: name)
    }
  }

  /// The length of the tag that begins here; `nil` when none does.
  private func tagLength(_ scanner: ByteScanner) -> Int? {
    let isOverride = !isVTT && scanner.starts(with: "{\\")
    let next = scanner.byte(1)
    let isName = { (byte: UInt8) in 97...122 ~= byte | 32 || self.isVTT && 48...57 ~= byte }
    let isTag =
      scanner.peek == UInt8(ascii: "<")
      && (isName(next) || next == UInt8(ascii: "/") && isName(scanner.byte(2)))
    if !isOverride, !isTag { return nil }
    let closer = UInt8(ascii: isOverride ? "}" : ">")
    for index in scanner.at + 2..<max(scanner.end, scanner.at + 2) {
      if scanner.bytes[index] == closer { return index + 1 - scanner.at }
      if scanner.bytes[index] == 10 || scanner.bytes[index] == UInt8(ascii: "<") { return nil }
    }
    return nil
  }

  private static let entities: [(StaticString, Unicode.Scalar)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&lrm;", "\u{200E}"), ("&rlm;", "\u{200F}"),
    ("&nbsp;", "\u{A0}"),
  ]

  private static func entity(_ scanner: ByteScanner) -> (Unicode.Scalar, Int)? {
    entities.first { scanner.starts(with: $0.0) }.map { ($0.1, $0.0.utf8CodeUnitCount) }
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    if !isVTT { return part }
    var out = ""
    for scalar in part.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
