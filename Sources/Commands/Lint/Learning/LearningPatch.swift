import Formats
import GlossaryModel
import LintEngine
import ProjectConfiguration
import TextModel

/// What was learned as a change of the configuration and of the glossaries, for people to read and `git apply` to make.
struct LearningPatch {
  private(set) var bytes: [UInt8] = []
  /// What cannot be written by a program.
  private(set) var refused: [String] = []

  /// - Parameters:
  ///   - glossaries: The files that the terms come from.
  ///   - languages: Of the corpus, for tables whose header names none.
  /// - Throws: ``InputError`` when a file can no longer be read.
  init(
    _ report: LearningReport, _ project: ProjectFolder, glossaries: [String],
    languages: (from: LanguageTag?, to: LanguageTag?)
  ) throws {
    var terms = report.terms
    for path in glossaries {
      if languages.to != nil {
        try add(&terms, to: path, ReadOptions(from: languages.from, to: languages.to))
      }
    }
    refused += terms.map { "\"\($0.rendering)\" for \"\($0.term)\" can be added to no glossary" }
    try add(report.levels, project)
  }

  /// Adds renderings to the concepts of a glossary, and takes them out of the list.
  private mutating func add(_ terms: inout [LearnedTerm], to path: String, _ options: ReadOptions) throws {
    guard let language = options.to, !terms.isEmpty else { return }
    let file = try GlossaryFile(path, options: options, allowsSameIDs: true)
    var glossary = file.glossary
    terms.removeAll { learned in
      guard let index = glossary.concepts.firstIndex(where: { $0.id == learned.concept }) else {
        return false
      }
      let own = glossary.concepts[index].terms(in: language).first?.language ?? language
      glossary.concepts[index].terms.append(Term(learned.rendering, in: own, status: .admitted))
      return true
    }
    if glossary == file.glossary { return }
    let collector = ByteCollector()
    var writer = ByteWriter { bytes throws(InputError) in collector.bytes += bytes }
    try file.write(glossary, as: file.format, to: &writer)
    try writer.flush()
    bytes += UnifiedDiff.patch(
      FilePath.relative(path, to: "."), from: try InputFile(path).bytes(), to: collector.bytes)
  }

  /// Writes levels into the configuration, and reads them back.
  private mutating func add(_ levels: [LevelProposal], _ project: ProjectFolder) throws {
    if levels.isEmpty { return }
    let path =
      project.settings.file ?? PathText.normalized(project.settings.folder + ProjectSettings.fileName)
    let isNew = project.settings.file == nil
    let old = isNew ? [] : try InputFile(path).bytes()
    var text = ConfigurationText(String(decoding: old, as: UTF8.self))
    for proposal in levels {
      var next = text
      if next.add(proposal), holds(proposal, next.text, path) {
        text = next
      } else {
        refused.append("\(path): write \(proposal.rule): \(proposal.level?.rawValue ?? "off") by hand")
      }
    }
    bytes += UnifiedDiff.patch(
      FilePath.relative(path, to: "."), from: old, to: Array(text.text.utf8), isNew: isNew)
  }

  /// Whether a configuration can be read, and has the level that is proposed.
  private func holds(_ proposal: LevelProposal, _ text: String, _ path: String) -> Bool {
    guard let settings = try? ProjectSettings(file: path, text: text, rules: KnownRules.all) else {
      return false
    }
    let levels = settings.levels(for: proposal.path ?? "", in: nil)
    return levels[proposal.rule].map { $0.level == proposal.level } ?? false
  }

  /// Takes what a writer writes; a class because the writer's sink outlives the call.
  private final class ByteCollector { var bytes: [UInt8] = [] }
}
