import Formats
import ProjectConfiguration
import Resources
import TextModel
import UnicodeText

/// All that the findings of a run depend on beside the files that are checked: the program, its ICU, the settings, the
/// glossaries, and what the command line says.
struct RunSignature {
  private var hash = ContentHash()

  /// Changes when entries are written otherwise.
  private static let version = "1"

  /// - Parameters:
  ///   - glossaries: Their paths.
  ///   - options: What else matters, in an order that stays.
  /// - Throws: ``InputError`` when a glossary cannot be read.
  init(_ project: ProjectFolder, glossaries: [String], options: [String]) throws(InputError) {
    for text in [Self.version, Glosa.version, RunningProgram.identity, ICU.version] { hash.add(text) }
    add(project.settings.signature)
    add(options)
    hash.add(String(glossaries.count))
    for path in glossaries {
      hash.add(path)
      hash.add(try InputFile(path).bytes())
    }
  }

  private mutating func add(_ texts: [String]) {
    hash.add(String(texts.count))
    for text in texts { hash.add(text) }
  }

  /// The hash of a job's files and all else; `nil` for a job that costs nothing, or whose files cannot be read twice.
  func name(for job: LintJob, in project: ProjectFolder) -> String? {
    var own = self
    let paths: [String]
    switch job {
    case .bilingual(let path):
      paths = [path]
      own.add(["file"])
    case .pair(let source, let target):
      paths = [source, target]
      own.add(["pair"])
    case .item(.bilingual(let path)):
      paths = [project.shown(path)]
      own.add(["project file"])
    case .item(.pair(let pair)):
      paths = [pair.source, pair.target].map(project.shown)
      own.add(["project pair", pair.language.description])
    case .item(.missing), .item(.orphaned): return nil
    }
    own.add(paths)
    for path in paths {
      guard path != "-", let bytes = try? InputFile(path).bytes() else { return nil }
      own.hash.add(bytes)
    }
    return own.hash.text
  }
}
