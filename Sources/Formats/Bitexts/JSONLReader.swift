import TextModel

/// Reads a bitext from JSON Lines: one object a line, as the command line contract says.
struct JSONLReader: UnitReader {
  private var lines: JSONLines
  private let options: ReadOptions
  private(set) var summary = ReadSummary()
  /// Languages that were read last, as written.
  private var lastLanguages: [(text: String, tag: LanguageTag)] = []

  init(_ source: TextSource, options: ReadOptions) {
    lines = JSONLines(source, limits: options.limits)
    self.options = options
  }

  var columns: Set<UnitColumn> { Set(UnitColumn.allCases) }

  mutating func next(into unit: inout TranslationUnit) throws(InputError) -> Bool {
    guard let (members, location) = try lines.next() else { return false }
    unit = TranslationUnit(id: String(lines.line), source: "", sourceLocation: location)
    unit.sourceLanguage = options.from
    unit.targetLanguage = options.to
    for member in members { try set(member, in: &unit) }
    if !options.keepsOddRecords, !members.contains(where: { $0.name == "source" }) {
      throw InputError("the unit has no \"source\"", at: location, remedy: "add a source text")
    }
    if !unit.hasSoundCodes { throw unit.unsoundCodes }
    summary.unitCount += 1
    if let tag = unit.sourceLanguage { summary.count(tag) }
    if let tag = unit.targetLanguage, !unit.targets.isEmpty { summary.count(tag) }
    return true
  }

  /// A field's language tag; the same few come again in every row.
  private mutating func language(_ member: JSONMember) throws(InputError) -> LanguageTag {
    if case .string(let text) = member.node.value, let known = lastLanguages.first(where: { $0.text == text })
    {
      return known.tag
    }
    let tag = try lines.language(member)
    if lastLanguages.count == 4 { lastLanguages.removeFirst() }
    lastLanguages.append((try lines.string(member), tag))
    return tag
  }

  private mutating func set(_ member: JSONMember, in unit: inout TranslationUnit) throws(InputError) {
    switch member.name {
    case "source":
      try setSource(member, &unit)
      unit.sourceLocation = lines.location(member.node.offset)
    case "target":
      unit.targets = try lines.strings(member)
      unit.targetLocation = lines.location(member.node.offset)
    case "id": unit.id = try lines.string(member)
    case "doc": unit.document = try lines.string(member)
    case "context": unit.context = try lines.string(member)
    case "flags":
      unit.flags = try lines.string(member).split(separator: ",").map { String($0).trimmedSpaces }
    case "notes": unit.notes = try lines.strings(member)
    case "source_lang": unit.sourceLanguage = try language(member)
    case "target_lang": unit.targetLanguage = try language(member)
    case "confidence": unit.confidence = Float(try lines.number(member, in: 0...1))
    case "source_codes": unit.sourceCodes = try lines.codes(member)
    case "target_codes": unit.targetCodes = try lines.codes(member)
    case "properties": unit.properties += try lines.properties(member)
    default: summary.skip("fields \"\(member.name.printable)\" without a meaning here")
    }
  }
}

extension JSONLReader {
  /// Sets a source text; of a list of plural forms the first is the text, and the others are properties.
  private func setSource(_ member: JSONMember, _ unit: inout TranslationUnit) throws(InputError) {
    guard case .array = member.node.value else { return unit.source = try lines.string(member) }
    let forms = try lines.strings(member)
    guard let first = forms.first else { throw lines.wrongType(member, "a string or a list of strings") }
    unit.source = first
    unit.properties += forms.dropFirst().map { UnitProperty(TranslationUnit.plural, $0) }
  }
}

extension JSONLines {
  /// A list of objects.
  private func objects(_ member: JSONMember) throws(InputError) -> [[JSONMember]] {
    guard case .array(let nodes) = member.node.value else { throw wrongType(member, "a list of objects") }
    var objects: [[JSONMember]] = []
    for node in nodes {
      guard case .object(let members) = node.value else { throw wrongType(member, "a list of objects") }
      objects.append(members)
    }
    return objects
  }

  fileprivate func codes(_ member: JSONMember) throws(InputError) -> [InlineCode] {
    var codes: [InlineCode] = []
    for fields in try objects(member) {
      var code = InlineCode(.standalone, at: 0)
      for field in fields {
        switch field.name {
        case "at": code.offset = Int(try number(field, in: 0...1e9))
        case "kind":
          guard let kind = InlineCode.Kind(rawValue: try string(field)) else {
            throw wrongType(field, "a kind of code")
          }
          code.kind = kind
        case "id": code.id = try string(field)
        case "pair": code.pair = try string(field)
        case "type": code.type = try string(field)
        case "content": code.content = try string(field)
        case "subflows": code.subflows = try subflows(field)
        default: throw wrongType(field, "a field of a code")
        }
      }
      codes.append(code)
    }
    return codes
  }

  private func subflows(_ member: JSONMember) throws(InputError) -> [Subflow] {
    var subflows: [Subflow] = []
    for fields in try objects(member) {
      var (start, length) = (0, 0)
      var type = ""
      for field in fields {
        switch field.name {
        case "at": start = Int(try number(field, in: 0...1e9))
        case "length": length = Int(try number(field, in: 0...1e9))
        case "type": type = try string(field)
        default: throw wrongType(field, "a field of a text inside a code")
        }
      }
      subflows.append(Subflow(start..<start + length, type: type))
    }
    return subflows
  }

  fileprivate func properties(_ member: JSONMember) throws(InputError) -> [UnitProperty] {
    var properties: [UnitProperty] = []
    for fields in try objects(member) {
      var property = UnitProperty("", "")
      for field in fields {
        switch field.name {
        case "name": property.name = try string(field)
        case "value": property.value = try string(field)
        default: throw wrongType(field, "a field of a property")
        }
      }
      properties.append(property)
    }
    return properties
  }

  /// A field's text; a number stands for its digits, null for the empty text.
  package func string(_ member: JSONMember) throws(InputError) -> String {
    switch member.node.value {
    case .string(let text), .number(let text): return text
    case .null: return ""
    default: throw wrongType(member, "a string")
    }
  }

  /// A field's texts: a list, one string, or null for none.
  package func strings(_ member: JSONMember) throws(InputError) -> [String] {
    switch member.node.value {
    case .null: return []
    case .string(let text): return [text]
    case .array(let nodes):
      var texts: [String] = []
      for node in nodes {
        guard case .string(let text) = node.value else {
          throw wrongType(member, "a string or a list of strings")
        }
        texts.append(text)
      }
      return texts
    default: throw wrongType(member, "a string or a list of strings")
    }
  }

  /// A field's language tag.
  package func language(_ member: JSONMember) throws(InputError) -> LanguageTag {
    guard case .string(let text) = member.node.value, let tag = LanguageTag(text) else {
      throw wrongType(member, "a language tag")
    }
    return tag
  }

  /// A field's number.
  package func number(_ member: JSONMember, in range: ClosedRange<Double>) throws(InputError) -> Double {
    guard case .number(let text) = member.node.value, let value = Double(text), range.contains(value) else {
      throw wrongType(member, "a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// The error for a field of another type.
  package func wrongType(_ member: JSONMember, _ expected: String) -> InputError {
    InputError("\"\(member.name.printable)\" is not \(expected)", at: location(member.node.offset))
  }
}
