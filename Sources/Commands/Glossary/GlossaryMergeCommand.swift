import ArgumentParser
import Formats
import GlossaryModel
import TextModel

/// `glosa glossary merge`.
struct GlossaryMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merge glossaries that were changed apart.",
    usage: """
      glosa glossary merge BASE OURS THEIRS [-o OUT]
             glosa glossary merge GLOSSARY NEW [-o OUT]
      """,
    discussion: """
      Concepts are the same by id, or by terms that they share in two languages. What one side changed is taken; \
      where both changed the same thing, OURS stays, the conflict is reported and noted as a comment before the \
      concept, and the exit code is 1. What is approved is never overwritten by a candidate. As git's merge driver:

        git config merge.glosa.driver 'glosa glossary merge %O %A %B -o %A'
        echo 'glossary.yml merge=glosa' >> .gitattributes
      """)

  @Argument(help: "Three states of a glossary, or a glossary and a newer one.")
  var files: [String]

  @Option(name: [.short, .long], help: "File to write (default: standard output).")
  var output = "-"

  @OptionGroup var input: GlossaryInputOptions
  @OptionGroup var common: CommonOptions

  mutating func validate() throws {
    if files.count != 2 && files.count != 3 { throw ValidationError("Give two or three glossaries.") }
  }

  func run() throws {
    let loaded = try files.map { try input.load($0) }
    let ours = loaded[loaded.count - 2]
    let merge = GlossaryMerge(
      base: loaded.count == 3 ? loaded[0].glossary : nil, ours: ours.glossary,
      theirs: loaded[loaded.count - 1].glossary)
    let comments = Dictionary(grouping: merge.conflicts, by: \.concept).mapValues { conflicts in
      conflicts.map { "\(GlossaryConflict.mark) \($0.message)" }
    }
    try ours.write(
      merge.glossary, to: output, comments: comments,
      options: WriteOptions(from: input.languages.from, to: input.languages.to))
    for line in merge.leftOut { common.note("left out: \(line)") }
    for conflict in merge.conflicts { Console.current.message("\(ours.name): conflict: \(conflict)") }
    if !merge.conflicts.isEmpty { throw ExitCode(1) }
  }
}
