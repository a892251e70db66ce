import TextModel

/// Something that TBX has no data category for; it goes into a `customerSubset`.
enum TBXMarker: Equatable {
  case id(String)
  case candidate, deprecated, doNotTranslate, caseSensitive, properNoun

  private static let prefix = "glosa:"

  init?(_ text: String) {
    switch text {
    case "glosa:candidate": self = .candidate
    case "glosa:deprecated": self = .deprecated
    case "glosa:do-not-translate": self = .doNotTranslate
    case "glosa:case-sensitive": self = .caseSensitive
    case "glosa:proper-noun": self = .properNoun
    default:
      guard text.hasPrefix("glosa:id:") else { return nil }
      self = .id(String(text.dropFirst("glosa:id:".count)))
    }
  }

  var text: String {
    switch self {
    case .id(let id): "glosa:id:\(id)"
    case .candidate: "glosa:candidate"
    case .deprecated: "glosa:deprecated"
    case .doNotTranslate: "glosa:do-not-translate"
    case .caseSensitive: "glosa:case-sensitive"
    case .properNoun: "glosa:proper-noun"
    }
  }
}

/// The values of TBX data categories (TBX-Basic, ISO 30042:2019) and ours.
enum TBXNames {
  /// What begins the paragraph of the header that names the licence.
  static let licencePrefix = "Licence: "

  static func status(_ value: String) -> Term.Status? {
    switch value.lowercased() {
    case "preferredterm-admn-sts", "preferredterm", "preferred": .preferred
    case "admittedterm-admn-sts", "admittedterm", "admitted": .admitted
    case "supersededterm-admn-sts", "supersededterm", "superseded", "obsolete": .deprecated
    case "deprecatedterm-admn-sts", "deprecatedterm", "deprecated", "forbidden", "notrecommended": .forbidden
    default: nil
    }
  }

  static func value(_ status: Term.Status) -> String {
    switch status {
    case .preferred: "preferredTerm-admn-sts"
    case .admitted: "admittedTerm-admn-sts"
    case .deprecated: "supersededTerm-admn-sts"
    case .forbidden: "deprecatedTerm-admn-sts"
    }
  }

  static func kind(_ value: String) -> Term.Kind {
    switch value {
    case "acronym", "abbreviation", "initialism": .acronym
    case "variant", "shortForm": .variant
    default: .fullForm
    }
  }

  /// The value of `termType`; `nil` for the usual form, which needs none.
  static func value(_ kind: Term.Kind) -> String? {
    switch kind {
    case .fullForm: nil
    case .acronym: "acronym"
    case .variant: "variant"
    }
  }

  static func partOfSpeech(_ value: String) -> String {
    switch value {
    case "noun", "verb", "adjective", "adverb", "other": value
    case "properNoun", "proper noun": "proper-noun"
    default: "other"
    }
  }

  static func value(partOfSpeech: String) -> String { partOfSpeech == "proper-noun" ? "noun" : partOfSpeech }
}
