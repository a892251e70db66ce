import Formats
import TextModel
import UnicodeText

/// A pair of terms as tables and translation memories hold it: one line of a flat glossary.
struct GlossaryRow: Sendable {
  var id = ""
  /// Terms by language, in the order of the columns; texts are not empty.
  var terms: [(language: LanguageTag, text: String)] = []
  var status = GlossaryEntry.Status.approved
  var partOfSpeech = ""
  var note = ""
  var subject = ""
  /// Columns of other names that are not empty.
  var properties: [UnitProperty] = []

  /// Whether nobody has decided on the pair: `build` gives what it found a score above 0, names that stay as they are
  /// too.
  fileprivate var isFound: Bool {
    status == .candidate
      || status == .doNotTranslate
        && properties.contains {
          $0.name == EntryField.score.rawValue && $0.value.contains { ("1"..."9").contains($0) }
        }
  }
}

extension GlossaryEntry.Status {
  /// Reads a status as glossaries of any origin spell it; `nil` when the word is unknown.
  init?(word: String) {
    switch word.lowercased() {
    case "", "approved", "preferred", "admitted", "preferredterm-admn-sts", "admittedterm-admn-sts":
      self = .approved
    case "candidate", "proposed", "new", "draft": self = .candidate
    case "deprecated", "superseded", "obsolete", "deprecatedterm-admn-sts", "supersededterm-admn-sts":
      self = .deprecated
    case "forbidden", "rejected": self = .forbidden
    case "do-not-translate", "dnt", "untranslatable": self = .doNotTranslate
    default: return nil
    }
  }
}

extension Glossary {
  /// Gathers rows into concepts.
  ///
  /// Rows with the same id, or without one and with the same first term, are one concept; its first approved row
  /// gives the preferred terms. Where two rows judge one pair, the stricter verdict holds, and the other is counted.
  init(rows: [GlossaryRow], languages: [LanguageTag], summary: inout ReadSummary) {
    self.init(languages: languages)
    var index: [String: Int] = [:]
    var ids = ConceptIDs()
    for row in rows where !row.id.isEmpty { ids.insert(row.id) }
    for row in rows {
      guard let first = row.terms.first else { continue }
      let key = row.id.isEmpty ? "\(first.language) \(first.text)" : "id \(row.id)"
      if index[key] == nil {
        index[key] = concepts.count
        let id = row.id.isEmpty ? ids.make(for: first.text) : row.id
        concepts.append(Concept(id: id, status: .approved, subject: row.subject))
      }
      let isMilder = concepts[index[key]!].add(row)  // set above
      if isMilder { summary.skip("rows with a milder verdict on the same pair") }
    }
  }
}

extension Concept {
  /// Adds a row's terms: those not known yet.
  ///
  /// - Returns: Whether another row has a stricter verdict on a term of this one, or has a milder one.
  fileprivate mutating func add(_ row: GlossaryRow) -> Bool {
    var isContradicted = false
    if row.isFound, terms.isEmpty { status = .candidate }
    if row.status == .doNotTranslate { isTranslatable = false }
    // What a row says of the pair goes with its translation.
    let translation = row.terms.count > 1 ? 1 : 0
    for (position, term) in row.terms.enumerated() {
      let properties = position == translation ? row.properties : []
      // A verdict on the pair is one on its translation; the source term is as good as before.
      let verdict = position > 0 || row.terms.count == 1 ? row.status : .approved
      if let known = terms.firstIndex(where: { $0.language == term.language && $0.text == term.text }) {
        if terms[known].note.isEmpty, position > 0 { terms[known].note = row.note }
        if terms[known].properties.isEmpty { terms[known].properties = properties }
        let isAllowed = verdict != .deprecated && verdict != .forbidden
        if position > 0, isAllowed != terms[known].status.isAllowed {
          isContradicted = true
          if !isAllowed { terms[known].status = verdict == .forbidden ? .forbidden : .deprecated }
        }
        continue
      }
      let hasPreferred = terms.contains { $0.language == term.language && $0.status == .preferred }
      let status: Term.Status =
        switch verdict {
        case .deprecated: .deprecated
        case .forbidden: .forbidden
        default: hasPreferred ? .admitted : .preferred
        }
      var added = Term(
        term.text, in: term.language, status: status, partOfSpeech: row.partOfSpeech,
        note: position > 0 ? row.note : "")
      // A name in capitals is no word of the language: `OF` of SQL is not `of`.
      added.isCaseSensitive = (row.status == .doNotTranslate || row.isFound) && Term.isInCapitals(term.text)
      added.properties = properties
      terms.append(added)
    }
    return isContradicted
  }
}

/// Ids that are made from terms: kebab case, numbered where they are taken.
struct ConceptIDs {
  private var taken: Set<String> = []
  /// The last number that was given behind each stem.
  private var numbers: [String: Int] = [:]

  /// Keeps an id from being made again; `false` when it is taken already.
  @discardableResult
  mutating func insert(_ id: String) -> Bool { taken.insert(id).inserted }

  /// An id of ASCII letters and digits without accents that no other concept has.
  mutating func make(for term: String) -> String {
    let folded = Self.folding(term).utf8.map { byte in
      (97...122).contains(byte) || (48...57).contains(byte) ? byte : UInt8(ascii: "-")
    }
    let words = folded.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
    let stem = words.isEmpty ? "concept" : words.joined(separator: "-")
    var id = stem
    var number = numbers[stem] ?? 1
    while !insert(id) {
      number += 1
      id = "\(stem)-\(number)"
    }
    numbers[stem] = number
    return id
  }

  private static let folding = KeyFolding()
}
