import TextModel

/// Android string resources (`strings.xml`): strings, plurals and arrays, with Android's own escapes.
///
/// Unquoted space is collapsed as Android does it, quotation marks keep it, and tags such as `<b>` and `<xliff:g>` are
/// codes.
struct AndroidFormat: XMLResourceFormat {
  let name = "android"
  let title = "Android strings.xml"
  let fileExtensions = ["xml"]
  let features: Set<ResourceFeature> = [.rewriting, .plurals, .codes, .notes]
  let roots: Set<String> = ["resources"]

  func units(of tree: XMLTree) throws(InputError) -> [ResourceUnit] {
    var units: [ResourceUnit] = []
    var note = ""
    for node in tree.children(tree.root) {
      if tree.nodes[node].kind == .comment {
        let scanner = ByteScanner(tree.source)
        note = scanner.string(scanner.trimmed(tree.nodes[node].content))
      }
      guard tree.nodes[node].kind == .element else { continue }
      let name = Self.key(tree, node)
      let isTranslatable = tree.attribute(node, "translatable") != "false"
      var found: [ResourceUnit] = []
      switch tree.nodes[node].name {
      case "string": found = [unit(name, tree, node)]
      case "plurals":
        for item in tree.elements(node, "item") {
          let category = tree.attribute(item, "quantity") ?? ""
          var unit = unit("\(name).\(category)", tree, item)
          unit.plural = category
          found.append(unit)
        }
      case "string-array", "array":
        for (index, item) in tree.elements(node, "item").enumerated() {
          found.append(unit("\(name)[\(index)]", tree, item))
        }
      default: break
      }
      for index in found.indices {
        found[index].notes = note.isEmpty ? [] : [note]
        found[index].isTranslatable = isTranslatable
      }
      units += found
      note = ""
    }
    return units
  }

  /// The name, with the device that a text is for where several texts share one: `wifi@tablet`.
  private static func key(_ tree: XMLTree, _ node: Int) -> String {
    let name = tree.attribute(node, "name") ?? ""
    guard let product = tree.attribute(node, "product"), product != "default" else { return name }
    return name + "@" + product
  }

  private func unit(_ key: String, _ tree: XMLTree, _ node: Int) -> ResourceUnit {
    var unit = XMLContent.unit(placing: key, tree, node)
    unit.flags = ["java-format"]
    if unit.style == XMLContent.Style.selfClosed { return unit }
    var reader = AndroidText()
    XMLContent.walk(tree, node, into: &reader)
    reader.finish(&unit)
    return unit
  }

  func escaped(_ part: String, in unit: ResourceUnit, of text: SourceText) -> String {
    XMLContent.escaped(AndroidText.escaped(part), in: unit, of: text)
  }

  func rendered(_ content: String, codes: [InlineCode], in unit: ResourceUnit, of text: SourceText) -> String
  {
    let needsGuard = content.hasPrefix("@") || content.hasPrefix("?")
    let value = spliced(content, codes: codes, in: unit, of: text)
    return XMLContent.rendered(needsGuard ? "\\" + value : value, in: unit)
  }
}

/// Undoes Android's escapes, quotation marks and its collapsing of space (Android guide, "String resources").
private struct AndroidText: XMLTextSink {
  private var builder = TextBuilder()
  private var isQuoted = false
  /// A run of space that becomes one if a text follows.
  private var space: Range<Int>?
  /// Where a backslash stands whose letter comes next.
  private var backslash: Int?
  /// The digits of a `\u` escape that were read.
  private var digits: (start: Int, value: UInt32, count: Int)?

  mutating func copy(_ bytes: [UInt8], _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let isSpecial = { (byte: UInt8) in byte <= 32 || byte == 34 || byte == 92 }
      if backslash == nil, digits == nil, !isSpecial(bytes[index]) {
        let start = index
        while index < range.upperBound, !isSpecial(bytes[index]) { index += 1 }
        flushSpace()
        builder.copy(bytes, start..<index)
      } else {
        let lead = bytes[index]
        let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        let text = String(decoding: bytes[index..<min(index + length, range.upperBound)], as: UTF8.self)
        if let scalar = text.unicodeScalars.first { put(scalar, for: index..<index + length) }
        index += length
      }
    }
  }

  mutating func put(_ scalar: Unicode.Scalar, for range: Range<Int>) {
    if digits != nil { return digit(scalar, range) }
    if let start = backslash {
      backslash = nil
      return escape(scalar, start..<range.upperBound)
    }
    switch scalar {
    case "\\": backslash = range.lowerBound
    case "\"": isQuoted.toggle()
    case " ", "\t", "\n", "\r":
      if isQuoted {
        flushSpace()
        builder.put(scalar, for: range)
      } else {
        space = (space?.lowerBound ?? range.lowerBound)..<range.upperBound
      }
    default:
      flushSpace()
      builder.put(scalar, for: range)
    }
  }

  mutating func code(_ kind: InlineCode.Kind, _ content: String, type: String, id: String) {
    flushSpace()
    builder.code(kind, content, type: type, id: id)
  }

  private mutating func escape(_ letter: Unicode.Scalar, _ range: Range<Int>) {
    flushSpace()
    switch letter {
    case "n": builder.put("\n", for: range)
    case "t": builder.put("\t", for: range)
    case "u": digits = (range.lowerBound, 0, 0)
    case "\n": builder.put(" ", for: range)
    default: builder.put(letter, for: range)
    }
  }

  private mutating func digit(_ scalar: Unicode.Scalar, _ range: Range<Int>) {
    guard var open = digits else { return }
    guard let value = Character(scalar).hexDigitValue else {
      digits = nil
      return put(scalar, for: range)
    }
    open.value = open.value << 4 | UInt32(value)
    open.count += 1
    digits = open.count < 4 ? open : nil
    if open.count == 4 {
      builder.put(Unicode.Scalar(open.value) ?? "\u{FFFD}", for: open.start..<range.upperBound)
    }
  }

  /// Space inside a text is one blank, space at its beginning none.
  private mutating func flushSpace() {
    if let space, !builder.isEmpty { builder.put(" ", for: space) }
    space = nil
  }

  func finish(_ unit: inout ResourceUnit) { builder.fill(&unit) }

  /// A text with Android's escapes.
  static func escaped(_ text: String) -> String {
    var out = ""
    var wasSpace = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": out += "\\\\"
      case "'": out += "\\'"
      case "\"": out += "\\\""
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\u000d"
      case " " where wasSpace: out += "\\u0020"
      default: out.unicodeScalars.append(scalar)
      }
      wasSpace = scalar == " "
    }
    return wasSpace && out.hasSuffix(" ") ? out.dropLast() + "\\u0020" : out
  }
}
