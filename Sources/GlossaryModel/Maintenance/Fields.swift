import TextModel

// Concepts and terms as named texts, so that comparing and merging know nothing of single fields.

extension Concept {
  /// What a person decides on, by name: `status`, `subject`, `translate`, `note`, `definition en`; empty ones left out.
  var fields: [String: String] {
    var fields = ["status": status.rawValue, "subject": subject, "note": note]
    if !isTranslatable { fields["translate"] = "false" }
    for (tag, text) in definitions { fields["definition \(tag)"] = text }
    return fields.filter { !$0.value.isEmpty }
  }

  /// Sets a field of ``fields``; an empty text takes it away.
  mutating func set(_ name: String, _ text: String) {
    switch name {
    case "status": status = Status(rawValue: text) ?? status
    case "subject": subject = text
    case "note": note = text
    case "translate": isTranslatable = text != "false"
    default:
      guard let tag = name.split(separator: " ").last.flatMap({ LanguageTag($0) }) else { return }
      definitions[tag] = text.isEmpty ? nil : text
    }
  }

  /// Adds a term behind those of its language.
  mutating func add(_ term: Term) {
    let last = terms.lastIndex { $0.language == term.language }
    terms.insert(term, at: last.map { $0 + 1 } ?? terms.count)
  }

  /// The concept without the evidence of builds.
  var withoutEvidence: Concept {
    var concept = self
    concept.terms = terms.map(\.withoutEvidence)
    return concept
  }
}

extension Term {
  /// What tells a term from the others of its concept.
  struct Key: Hashable {
    var language: LanguageTag
    var text: String
  }

  var key: Key { Key(language: language, text: text) }

  /// What a person decides on, by name: `status`, `pos`, `gender`, `type`, `case-sensitive`, `note`.
  var fields: [String: String] {
    var fields = ["status": status.rawValue, "pos": partOfSpeech, "gender": gender, "note": note]
    if kind != .fullForm { fields["type"] = kind.rawValue }
    if isCaseSensitive { fields["case-sensitive"] = "true" }
    return fields.filter { !$0.value.isEmpty }
  }

  /// Sets a field of ``fields``; an empty text takes it away.
  mutating func set(_ name: String, _ text: String) {
    switch name {
    case "status": status = Status(rawValue: text) ?? status
    case "pos": partOfSpeech = text
    case "gender": gender = text
    case "note": note = text
    case "type": kind = Kind(rawValue: text) ?? .fullForm
    case "case-sensitive": isCaseSensitive = text == "true"
    default: break
    }
  }
}
