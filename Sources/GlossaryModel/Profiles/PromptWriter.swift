import Formats
import TextModel

extension Glossary {
  /// Writes the pairs as a short text that a language model can be given: one line a term, with what to avoid.
  func writePrompt(_ options: WriteOptions, to output: inout ByteWriter) throws(InputError) -> WriteSummary {
    let (source, target) = try languages(from: options.from, to: options.to)
    var summary = WriteSummary()
    output.write("Terminology, \(source) to \(target):\n")
    let sources = concepts.compactMap { $0.best(in: source)?.text }
    let homographs = Dictionary(grouping: sources) { $0 }.filter { $0.value.count > 1 }
    for concept in concepts {
      guard let main = concept.best(in: source) else {
        summary.skip("concepts without a source term")
        continue
      }
      if !concept.isTranslatable {
        output.write("- \(line(main.text)): keep as it is\n")
      } else if let best = concept.best(in: target) {
        let domain =
          homographs[main.text] == nil || concept.subject.isEmpty ? "" : " (\(line(concept.subject)))"
        output.write("- \(line(main.text))\(domain) = \(line(best.text))\(avoidance(concept, target))\n")
        let further = [source, target].map { concept.terms(in: $0).count(where: \.status.isAllowed) - 1 }
        if further != [0, 0] {
          summary.skip("further terms of a concept", further.reduce(0) { $0 + max(0, $1) })
        }
      } else {
        summary.skip("concepts without a target term")
        continue
      }
      summary.count()
      try output.flushIfFull()
    }
    if summary.unitCount == 0 { throw noTerms(source, target) }
    return summary
  }

  /// The terms to avoid: ` (not: fuente abierta)`; empty when there are none.
  private func avoidance(_ concept: Concept, _ target: LanguageTag) -> String {
    let avoided = concept.terms(in: target).filter { $0.status == .deprecated || $0.status == .forbidden }
    return avoided.isEmpty ? "" : " (not: \(avoided.map { line($0.text) }.joined(separator: ", ")))"
  }

  private func line(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
}
