import TextModel

/// The header of a gettext catalogue: fields as `Name: value` lines.
enum POHeader {
  static func fields(_ text: String) -> [UnitProperty] {
    text.split(separator: "\n").map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return UnitProperty(
        String(parts[0]).trimmedSpaces, parts.count > 1 ? String(parts[1]).trimmedSpaces : "")
    }
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
    var fields = fields
    let fixed = [
      ("Language", spelled(options.written(languages.target))),
      ("X-Source-Language", spelled(options.written(languages.source))), ("MIME-Version", "1.0"),
      ("Content-Type", "text/plain; charset=UTF-8"), ("Content-Transfer-Encoding", "8bit"),
    ]
    for (name, value) in fixed {
      guard let value else { continue }
      if let index = fields.firstIndex(where: { $0.name == name }) {
        if !name.hasSuffix("Language") || fields[index].value.isEmpty { fields[index].value = value }
      } else {
        fields.append(UnitProperty(name, value))
      }
    }
    return fields.map { "\($0.name): \($0.value)\n" }.joined()
  }

  /// A tag as gettext writes it: `es_MX`.
  private static func spelled(_ tag: LanguageTag?) -> String? {
    tag.map { String($0.description.map { $0 == "-" ? "_" : $0 }) }
  }
}
