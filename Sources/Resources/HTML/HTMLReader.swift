import TextModel

/// Cuts HTML into texts: a tokenizer in the manner of the HTML Living Standard, section 13.2.5, which never fails.
///
/// Tags of blocks separate texts, other tags are codes in them. Elements with `translate="no"` or the class `notranslate`
/// are one code inside a text, and texts of their own inside such a block are not translatable.
struct HTMLReader {
  private var scanner: ByteScanner
  private var units: [ResourceUnit] = []
  private var builder = TextBuilder()
  /// Where the open text begins and ends so far, codes included.
  private var range: Range<Int>?
  /// A run of space that is one blank if a text follows.
  private var space: Range<Int>?
  /// Codes at the end of the text, which belong to it only if text follows or they close something in it.
  private var hasText = false
  /// Blocks that are open, the innermost last.
  private var open: [(name: String, isTranslatable: Bool)] = []

  /// The texts of a whole text or of a part of it, without keys, in the order of their places.
  static func units(_ scanner: ByteScanner) -> [ResourceUnit] {
    var reader = HTMLReader(scanner: scanner)
    reader.run()
    return reader.units.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private init(scanner: ByteScanner) { self.scanner = scanner }

  private var kind: ResourceUnit.Kind { open.last.map { HTMLElements.kind($0.name) } ?? .paragraph }
  private var isTranslatable: Bool { open.last?.isTranslatable ?? true }

  private mutating func run() {
    while let byte = scanner.peek {
      let start = scanner.at
      if byte == UInt8(ascii: "<"), let tag = HTMLTag(scanner) {
        scanner.at = tag.range.upperBound
        take(tag)
      } else if byte == UInt8(ascii: "&"), let entity = HTMLEntity(scanner) {
        scanner.at += entity.length
        text(start..<scanner.at)
        builder.put(entity.text.utf8, for: start..<scanner.at)
      } else if byte <= 32 {
        scanner.skip { $0 <= 32 }
        if kind == .code {
          verbatimSpace(start..<scanner.at)
        } else {
          space = (space?.lowerBound ?? start)..<scanner.at
        }
      } else {
        scanner.at += 1
        scanner.skip { $0 > 32 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: "&") }
        text(start..<scanner.at)
        builder.copy(scanner.bytes, start..<scanner.at)
      }
    }
    close()
  }

  /// Space inside a text is one blank, at its beginning and behind a line break none.
  private mutating func flushSpace() {
    if let space, let last = builder.text.last, last != 10 { builder.put(" ", for: space) }
    space = nil
  }

  /// Makes room for text at a place.
  private mutating func text(_ place: Range<Int>) {
    flushSpace()
    hasText = true
    range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
  }

  /// Space in preformatted text.
  private mutating func verbatimSpace(_ place: Range<Int>) {
    if range == nil, scanner.trimmed(place).isEmpty, builder.isEmpty { return }
    range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
    var part = ByteScanner(scanner.source, place)
    while !part.isAtEnd {
      let start = part.at
      part.skip { $0 != 13 }
      builder.copy(part.bytes, start..<part.at)
      let end = part.at
      part.skipLineEnd()
      if part.at > end { builder.put("\n", for: end..<part.at) }
    }
  }

  private mutating func take(_ tag: HTMLTag) {
    attributes(tag)
    if tag.name == "br" { return lineBreak(tag.range) }
    if HTMLElements.blocks.contains(tag.name) {
      close()
      if tag.isEnd { leave(tag.name) } else { enter(tag) }
    } else if HTMLElements.hidden.contains(tag.name), !tag.isEnd, !tag.isSelfClosed {
      code(tag.range.lowerBound..<skipElement(tag), .standalone, tag.name)
    } else if !tag.isEnd, !tag.isSelfClosed, isExcluded(tag), !HTMLElements.void.contains(tag.name) {
      code(tag.range.lowerBound..<skipElement(tag), .standalone, tag.name)
      hasText = true
    } else {
      code(tag.range, tag.codeKind, tag.name)
    }
  }

  /// A line break is a line end in the text; space next to it is none.
  private mutating func lineBreak(_ place: Range<Int>) {
    space = nil
    range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
    builder.put("\n", for: place)
  }

  private mutating func code(_ place: Range<Int>, _ kind: InlineCode.Kind, _ type: String) {
    // A blank before a code stays before it.
    flushSpace()
    range = (range?.lowerBound ?? place.lowerBound)..<place.upperBound
    builder.code(kind, scanner.string(place), type: type)
  }

  private func isExcluded(_ tag: HTMLTag) -> Bool {
    if let value = tag.value("translate", scanner) { return value == "no" }
    return tag.value("class", scanner)?.split(separator: " ").contains("notranslate") ?? false
  }

  private mutating func enter(_ tag: HTMLTag) {
    if tag.isSelfClosed || HTMLElements.void.contains(tag.name) { return }
    // Paragraphs, items and cells end where another begins.
    if tag.name == open.last?.name, ["p", "li", "dt", "dd", "td", "th", "tr", "option"].contains(tag.name) {
      open.removeLast()
    }
    if open.count < ByteScanner.maximumDepth {
      let value = tag.value("translate", scanner)
      open.append((tag.name, value == "yes" || isTranslatable && !isExcluded(tag)))
    }
    if tag.name == "pre" { scanner.skipLineEnd() }
  }

  private mutating func leave(_ name: String) {
    if let place = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(place...) }
  }

  /// Where the element ends whose tag was just passed; the scanner is there afterwards.
  private mutating func skipElement(_ tag: HTMLTag) -> Int {
    var depth = 1
    let isRaw = tag.name == "script" || tag.name == "style" || tag.name == "textarea"
    while depth > 0, let next = scanner.find("<") {
      scanner.at = next
      guard let other = HTMLTag(scanner) else {
        scanner.at += 1
        continue
      }
      scanner.at = isRaw && !(other.isEnd && other.name == tag.name) ? next + 1 : other.range.upperBound
      if other.name == tag.name { depth += other.isEnd ? -1 : isRaw || other.isSelfClosed ? 0 : 1 }
    }
    if depth > 0 { scanner.at = scanner.end }
    return scanner.at
  }

  /// Ends the open text.
  private mutating func close() {
    if hasText, let range {
      if kind == .code { builder.trimEnd() }
      var unit = ResourceUnit(key: "", range: kind == .code ? scanner.trimmed(range) : range)
      unit.kind = kind
      unit.isTranslatable = isTranslatable && kind != .code
      unit.style = kind == .code ? HTMLFormat.Style.preformatted : HTMLFormat.Style.text
      builder.fill(&unit)
      units.append(unit)
    }
    builder = TextBuilder()
    (range, space, hasText) = (nil, nil, false)
  }

  /// Texts in the attributes of a tag.
  private mutating func attributes(_ tag: HTMLTag) {
    for attribute in tag.attributes where !attribute.value.isEmpty && isShown(attribute.name, tag) {
      var unit = ResourceUnit(key: "", range: attribute.value)
      unit.kind = .attribute
      unit.isTranslatable = isTranslatable && !isExcluded(tag)
      let quote = scanner.bytes[attribute.value.lowerBound - 1]
      unit.style = quote == 34 || quote == 39 ? HTMLFormat.Style.attribute : HTMLFormat.Style.bareAttribute
      HTMLFormat.fill(&unit, ByteScanner(scanner.source, attribute.value))
      if unit.text.utf8.contains(where: { $0 > 32 }) { units.append(unit) }
    }
  }

  private func isShown(_ name: String, _ tag: HTMLTag) -> Bool {
    switch (tag.name, name) {
    case ("meta", "content"):
      let names = [tag.value("name", scanner), tag.value("property", scanner)].compactMap { $0?.lowercased() }
      return names.contains {
        ["description", "og:title", "og:description", "twitter:title", "twitter:description"].contains($0)
      }
    case ("input", "value"): return ["button", "submit", "reset"].contains(tag.value("type", scanner) ?? "")
    case ("link", "title"): return false
    default: return HTMLElements.shownAttributes.contains(name)
    }
  }
}
