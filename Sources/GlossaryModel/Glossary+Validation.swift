import TextModel

/// Something in a glossary that a person should look at.
public struct GlossaryFinding: Hashable, Sendable {
  /// How bad it is: an error makes the glossary ambiguous, a warning incomplete.
  public enum Level: String, Sendable, CaseIterable { case error, warning }

  public var level: Level
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// The concept's id.
  public var concept: String
  /// Where the concept begins, when that is known.
  public var location: Location?

  public init(level: Level, message: String, concept: String, location: Location? = nil) {
    self.level = level
    self.message = message
    self.concept = concept
    self.location = location
  }
}

extension Glossary {
  /// Checks that the glossary says one thing about each concept and each term.
  ///
  /// Errors: an id used twice, a concept without a term, two preferred terms in one language, a term with two
  /// contradictory statuses in one subject, an undeclared language. Warnings: an approved concept without a
  /// preferred term in a language that it has terms in, or without any term in a declared language; two concepts with the
  /// same preferred terms, a name that differs between languages, and terms with stray spaces.
  ///
  /// - Parameter locations: Where each concept begins, in order, as ``yaml(_:file:)`` gives them; may be empty.
  /// - Returns: Findings in the order of the concepts.
  public func validate(at locations: [Location] = []) -> [GlossaryFinding] {
    var check = GlossaryCheck(glossary: self, locations: locations)
    for index in concepts.indices { check.concept(index) }
    return check.findings
  }
}

/// The state of a validation run.
private struct GlossaryCheck {
  let glossary: Glossary
  let locations: [Location]
  var findings: [GlossaryFinding] = []
  private var ids: Set<String> = []
  /// What was said about a term before: by language, text and subject.
  private var verdicts: [TermKey: (isAllowed: Bool, concept: String)] = [:]

  /// Concepts by their preferred terms.
  private var twins: [String: String] = [:]

  private struct TermKey: Hashable {
    var language: LanguageTag
    var text: String
    var subject: String
  }

  init(glossary: Glossary, locations: [Location]) {
    self.glossary = glossary
    self.locations = locations
  }

  mutating func concept(_ index: Int) {
    let concept = glossary.concepts[index]
    let place = index < locations.count ? locations[index] : nil
    func report(_ level: GlossaryFinding.Level, _ message: String) {
      findings.append(
        GlossaryFinding(
          level: level, message: message, concept: concept.id,
          location: place))
    }
    if !ids.insert(concept.id).inserted { report(.error, "the id \"\(concept.id)\" is used twice") }
    if concept.terms.isEmpty { report(.error, "the concept has no term") }
    let used = Set(concept.terms.map(\.language)).union(concept.definitions.keys).sorted()
    for tag in used where !glossary.languages.contains(where: { $0 == tag || $0 == tag.base }) {
      report(.error, "the language \(tag) is not declared")
    }
    for tag in Set(concept.terms.map(\.language)).sorted() {
      let preferred = concept.terms.filter { $0.language == tag && $0.status == .preferred }
      if preferred.count > 1 {
        report(
          .error,
          "\(preferred.map { "\"\($0.text)\"" }.joined(separator: " and ")) are both preferred in \(tag)")
      } else if preferred.isEmpty, concept.status == .approved {
        report(.warning, "no term is preferred in \(tag)")
      }
    }
    for tag in glossary.languages where concept.status == .approved && concept.terms(in: tag).isEmpty {
      report(.warning, "there is no term in \(tag)")
    }
    for message in spellingFindings(concept) { report(.warning, message) }
    if let other = twin(of: concept) { report(.warning, "the concept has the terms of \"\(other)\"") }
    for term in concept.terms where concept.status != .deprecated {
      if let other = contradiction(term, concept) {
        report(.error, "\"\(term.text)\" is both allowed and not allowed in \(term.language) (see \(other))")
      }
    }
  }

  /// Terms that are written in a way that nobody means.
  private func spellingFindings(_ concept: Concept) -> [String] {
    var messages: [String] = []
    for term in concept.terms
    where term.text.first == " " || term.text.last == " " || term.text.contains("  ") {
      messages.append("\"\(term.text)\" has spaces around it, or two in a row")
    }
    let names = Set(concept.terms.filter { $0.status == .preferred }.map(\.text))
    if !concept.isTranslatable, names.count > 1 {
      messages.append(
        "the concept stays untranslated, but has \(names.sorted().map { "\"\($0)\"" }.joined(separator: " and "))"
      )
    }
    return messages
  }

  /// The concept before this one that has the same preferred terms in two languages at least.
  private mutating func twin(of concept: Concept) -> String? {
    let preferred = concept.terms.filter { $0.status == .preferred }
    if concept.status == .deprecated || Set(preferred.map(\.language)).count < 2 { return nil }
    let key =
      concept.subject + "\n" + preferred.map { "\($0.language) \($0.text)" }.sorted().joined(separator: "\n")
    if let known = twins[key], known != concept.id { return known }
    twins[key] = concept.id
    return nil
  }

  /// The concept that says the opposite about the term; `nil` when none did so far.
  private mutating func contradiction(_ term: Term, _ concept: Concept) -> String? {
    let key = TermKey(
      language: term.language, text: term.isCaseSensitive ? term.text : term.text.lowercased(),
      subject: concept.subject)
    let isAllowed = term.status.isAllowed
    guard let known = verdicts[key] else {
      verdicts[key] = (isAllowed, concept.id)
      return nil
    }
    return known.isAllowed == isAllowed ? nil : known.concept
  }
}
