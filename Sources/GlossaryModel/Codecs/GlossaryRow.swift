import TextModel
import UnicodeText

/// A pair of terms as tables and translation memories hold it: one line of a flat glossary.
struct GlossaryRow: Hashable, Sendable {
  var id = ""
  /// Terms by language, in the order of the columns; texts are not empty.
  var terms: [(language: LanguageTag, text: String)] = []
  var status = GlossaryEntry.Status.approved
  var partOfSpeech = ""
  var note = ""
  var subject = ""

  static func == (a: Self, b: Self) -> Bool { a.key == b.key }
  func hash(into hasher: inout Hasher) { hasher.combine(key) }

  private var key: [String] {
    [id, status.rawValue, partOfSpeech, note, subject] + terms.flatMap { [$0.language.description, $0.text] }
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
  /// gives the preferred terms.
  init(rows: [GlossaryRow], languages: [LanguageTag]) {
    self.init(languages: languages)
    var index: [String: Int] = [:]
    var ids: Set<String> = []
    for row in rows {
      guard let first = row.terms.first else { continue }
      let key = row.id.isEmpty ? "\(first.language) \(first.text)" : "id \(row.id)"
      if index[key] == nil {
        index[key] = concepts.count
        let id = row.id.isEmpty ? Concept.uniqueID(for: first.text, among: ids) : row.id
        ids.insert(id)
        concepts.append(Concept(id: id, status: .approved, subject: row.subject))
      }
      concepts[index[key]!].add(row)  // set above
    }
  }
}

extension Concept {
  /// Adds a row's terms: those not known yet.
  fileprivate mutating func add(_ row: GlossaryRow) {
    if row.status == .candidate, terms.isEmpty { status = .candidate }
    if row.status == .doNotTranslate { isTranslatable = false }
    for (position, term) in row.terms.enumerated() {
      // A verdict on the pair is one on its translation; the source term is as good as before.
      let verdict = position > 0 || row.terms.count == 1 ? row.status : .approved
      if let known = terms.firstIndex(where: { $0.language == term.language && $0.text == term.text }) {
        if terms[known].note.isEmpty, position > 0 { terms[known].note = row.note }
        continue
      }
      let hasPreferred = terms.contains { $0.language == term.language && $0.status == .preferred }
      let status: Term.Status =
        switch verdict {
        case .deprecated: .deprecated
        case .forbidden: .forbidden
        default: hasPreferred ? .admitted : .preferred
        }
      terms.append(
        Term(
          term.text, in: term.language, status: status, partOfSpeech: row.partOfSpeech,
          note: position > 0 ? row.note : ""))
    }
  }

  /// A kebab-case id made from a term: ASCII letters and digits without accents, numbered when it is taken.
  static func uniqueID(for term: String, among taken: Set<String>) -> String {
    let folded = idFolding(term).utf8.map { byte in
      (97...122).contains(byte) || (48...57).contains(byte) ? byte : UInt8(ascii: "-")
    }
    let words = folded.split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
    let stem = words.isEmpty ? "concept" : words.joined(separator: "-")
    if !taken.contains(stem) { return stem }
    return (2...).lazy.map { "\(stem)-\($0)" }.first { !taken.contains($0) } ?? stem
  }

  private static let idFolding = KeyFolding()
}
