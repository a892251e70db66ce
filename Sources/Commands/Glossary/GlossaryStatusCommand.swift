import ArgumentParser
import GlossaryModel
import TextModel

/// `glosa glossary set-status`.
struct GlossaryStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "set-status",
    abstract: "Record a decision on concepts or on one of their terms.",
    discussion: """
      STATUS is one of these; a decision changes one line of the file, two where a candidate becomes approved with it:

        approved           the concept and its terms are right
        candidate          nobody has decided
        deprecated         the concept is not wanted; it is kept so that no build proposes it again
        do-not-translate   a name that stays as it is in every language
        forbidden          its translation must not be used (or, with --term, that term)

      With --term: preferred, admitted, deprecated or forbidden, for that term. An ID may be a term too, when one \
      concept alone has it. Examples:

        glosa glossary set-status glossary.yml approved open-source licence
        glosa glossary set-status glossary.yml forbidden open-source --term "fuente abierta"
      """)

  @Argument(help: "Glossary in the native format.")
  var file: String

  @Argument(help: "The decision.")
  var status: String

  @Argument(help: "Ids of concepts.")
  var ids: [String]

  @Option(help: "Decide on this term of the concepts (default: on the concepts).")
  var term: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = try GlossaryFile(self.file)
    guard file.text != nil else {
      throw InputError(
        "decisions are recorded in the native format", at: Location(file: self.file),
        remedy: "make one with glosa export \(self.file) -o glossary.yml")
    }
    var glossary = file.glossary
    for id in ids {
      let index = try concept(id, in: glossary)
      try decide(&glossary.concepts[index])
    }
    try file.write(glossary, to: self.file)
    common.note("\(self.file): \(ids.count) \(ids.count == 1 ? "concept" : "concepts") \(status)")
  }

  /// The concept with that id, or the only one with that term.
  private func concept(_ id: String, in glossary: Glossary) throws -> Int {
    if let index = glossary.concepts.firstIndex(where: { $0.id == id }) { return index }
    let found = glossary.concepts.indices.filter { index in
      glossary.concepts[index].terms.contains { $0.text == id }
    }
    if found.count == 1 { return found[0] }
    let ids = found.map { glossary.concepts[$0].id }
    throw InputError(
      found.isEmpty ? "there is no concept \"\(id)\"" : "several concepts have the term \"\(id)\"",
      at: Location(file: file),
      remedy: found.isEmpty ? "see glosa glossary lookup" : "name one of \(ids.joined(separator: ", "))")
  }

  private func decide(_ concept: inout Concept) throws {
    if let term {
      guard let index = concept.terms.firstIndex(where: { $0.text == term }) else {
        throw InputError(
          "the concept \"\(concept.id)\" has no term \"\(term)\"", at: Location(file: file),
          remedy: "it has \(concept.terms.map(\.text).joined(separator: ", "))")
      }
      return try decide(&concept, on: index)
    }
    switch status {
    case "approved", "candidate", "deprecated":
      concept.status = Concept.Status(rawValue: status) ?? concept.status
    case "do-not-translate":
      concept.status = .approved
      concept.isTranslatable = false
    case "forbidden":
      let first = concept.terms.first?.language
      let targets = concept.terms.indices.filter {
        concept.terms[$0].language != first && concept.terms[$0].status.isAllowed
      }
      guard targets.count == 1 else {
        throw InputError(
          "\"\(concept.id)\" has \(targets.count) translations in use", at: Location(file: file),
          remedy: "name the one to forbid with --term")
      }
      try decide(&concept, on: targets[0])
    default: throw unknown(["candidate", "approved", "deprecated", "forbidden", "do-not-translate"])
    }
  }

  private func decide(_ concept: inout Concept, on index: Int) throws {
    guard let status = Term.Status(rawValue: status) else {
      throw unknown(Term.Status.allCases.map(\.rawValue))
    }
    if status == .preferred {
      // There is one preferred term a language.
      for other in concept.terms.indices
      where concept.terms[other].language == concept.terms[index].language
        && concept.terms[other].status == .preferred
      {
        concept.terms[other].status = .admitted
      }
    }
    concept.terms[index].status = status
    if concept.status == .candidate { concept.status = .approved }
  }

  private func unknown(_ allowed: [String]) -> InputError {
    InputError(
      "there is no status \"\(status)\" here", remedy: "choose one of \(allowed.joined(separator: ", "))")
  }
}
