import TextModel

/// The header of a gettext catalogue: fields as `Name: value` lines.
enum POHeader {
  /// What begins the names of metadata that are comments on the header rather than fields of it.
  private static let commentMark = "#"

  /// The comments on the header, which name title, authors and licence.
  static func comments(of message: POMessage) -> [UnitProperty] {
    let flags = message.flags.isEmpty ? [] : [UnitProperty("#,", message.flags.joined(separator: ", "))]
    return message.properties.filter { $0.name == "translator-comment" }
      .map { UnitProperty(commentMark, $0.value) } + flags
  }

  /// The lines of comments that were kept from the header.
  static func commentLines(in fields: [UnitProperty]) -> [String] {
    fields.filter { $0.name.hasPrefix(commentMark) }
      .map { $0.value.isEmpty ? $0.name : "\($0.name) \($0.value)" }
  }

  /// How many plural forms the header announces; `nil` when it says nothing.
  static func pluralCount(in fields: [UnitProperty]) -> Int? {
    guard let text = fields.first(where: { $0.name == "Plural-Forms" })?.value.filter({ $0 != " " }),
      text.hasPrefix("nplurals=")
    else { return nil }
    return Int(text.dropFirst("nplurals=".count).prefix { $0.isNumber })
  }

  static func fields(_ text: String) -> [UnitProperty] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      return UnitProperty(
        String(parts[0]).trimmedSpaces, parts.count > 1 ? String(parts[1]).trimmedSpaces : "")
    }
  }

  /// What the header says the file is written in; `nil` for UTF-8 and where it says nothing.
  /// - Throws: ``InputError`` when the system does not know it.
  static func charset(in head: [UInt8], of file: String) throws(InputError) -> Charset? {
    let mark = Array("charset=".utf8)
    guard let place = head.prefix(1 << 14).firstRange(of: mark) else { return nil }
    let isPart = { (byte: UInt8) in
      (97...122).contains(byte | 0x20) || (48...57).contains(byte) || "-_.:".utf8.contains(byte)
    }
    let name = String(decoding: head[place.upperBound...].prefix(while: isPart), as: UTF8.self)
    // A template has the word CHARSET until somebody fills it in.
    if ["", "utf-8", "utf8", "charset", "ascii", "us-ascii"].contains(name.lowercased()) { return nil }
    if let charset = Charset(named: name) { return charset }
    throw InputError(
      "the charset \(name.printable) is not known", at: Location(file: file), remedy: "save the file as UTF-8"
    )
  }

  /// The language that a field names, without charset and modifier.
  static func language(_ name: String, in fields: [UnitProperty]) -> LanguageTag? {
    let value = fields.first { $0.name == name }?.value ?? ""
    return LanguageTag(value.prefix { $0 != "." && $0 != "@" })
  }

  /// The header's text: the fields of the file that was read, with the charset that is true now.
  static func text(
    _ fields: [UnitProperty], languages: (source: LanguageTag?, target: LanguageTag?), options: WriteOptions
  ) -> String {
    var fields = fields.filter {
      !$0.name.hasPrefix(commentMark)
        && ($0.name == "X-License" || ![UnitProperty].licenceNames.contains($0.name))
    }
    let fixed: [(String, String?)] = [
      ("Language", spelled(options.written(languages.target))),
      ("X-Source-Language", spelled(options.written(languages.source))), ("MIME-Version", "1.0"),
      ("Content-Type", "text/plain; charset=UTF-8"), ("Content-Transfer-Encoding", "8bit"),
      ("X-License", options.writtenLicence.isEmpty ? nil : options.writtenLicence),
      // A header that was read is kept as it is.
      ("X-Generator", fields.isEmpty && !options.writtenTool.isEmpty ? options.writtenTool : nil),
    ]
    let hasForms = fields.contains { $0.name == "Plural-Forms" }
    if !hasForms, let tag = languages.target, let forms = PluralForms.expression(for: tag) {
      fields.append(UnitProperty("Plural-Forms", forms))
    }
    for (name, value) in fixed {
      guard let value else { continue }
      if let index = fields.firstIndex(where: { $0.name == name }) {
        if !name.hasSuffix("Language") || fields[index].value.isEmpty { fields[index].value = value }
      } else {
        fields.append(UnitProperty(name, value))
      }
    }
    return fields.map { "\($0.name): \(String($0.value.map { $0.isNewline ? " " : $0 }))\n" }.joined()
  }

  /// A tag as gettext writes it: `es_MX`.
  private static func spelled(_ tag: LanguageTag?) -> String? {
    tag.map { String($0.description.map { $0 == "-" ? "_" : $0 }) }
  }
}
