import TextModel

/// Something that TBX has no data category for; it goes into a `customerSubset`.
enum TBXMarker: Equatable {
  case id(String)
  case property(UnitProperty)
  /// The term's own status, where its concept's goes before it.
  case status(Term.Status)
  case candidate, deprecated, doNotTranslate, caseSensitive, properNoun

  init?(_ text: String) {
    switch text {
    case "glosa:candidate": self = .candidate
    case "glosa:deprecated": self = .deprecated
    case "glosa:do-not-translate": self = .doNotTranslate
    case "glosa:case-sensitive": self = .caseSensitive
    case "glosa:proper-noun": self = .properNoun
    default:
      if let id = text.rest(behind: "glosa:id:") {
        self = .id(id)
      } else if let text = text.rest(behind: "glosa:property:"),
        let sign = text.unicodeScalars.firstIndex(of: "=")
      {
        let value = text.unicodeScalars[text.unicodeScalars.index(after: sign)...]
        self = .property(UnitProperty(String(text.unicodeScalars[..<sign]), String(value)))
      } else if let status = text.rest(behind: "glosa:status:").flatMap(Term.Status.init) {
        self = .status(status)
      } else {
        return nil
      }
    }
  }

  var text: String {
    switch self {
    case .id(let id): "glosa:id:\(id)"
    case .property(let property): "glosa:property:\(property.name)=\(property.value)"
    case .status(let status): "glosa:status:\(status.rawValue)"
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
  /// What begins the paragraph of the header that names the program that wrote the file.
  static let toolPrefix = "Written by "

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

extension String {
  /// What stands behind a beginning of ASCII characters; `nil` when the text begins otherwise.
  ///
  /// It goes by scalars: a mark that combines with the last character of the beginning belongs to the rest.
  func rest(behind prefix: String) -> String? {
    guard unicodeScalars.starts(with: prefix.unicodeScalars) else { return nil }
    return String(unicodeScalars.dropFirst(prefix.unicodeScalars.count))
  }
}
