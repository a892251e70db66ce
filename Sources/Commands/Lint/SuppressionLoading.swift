import Formats
import LintEngine
import ProjectConfiguration
import Resources
import TextModel

/// Finds the suppressions of an input in the comments, notes and flags of its files.
enum SuppressionLoading {
  private static let names = RuleNames(KnownRules.all)

  /// - Parameter paths: The files of the input.
  /// - Throws: ``InputError`` when a file that could be read before can no longer be.
  static func add(to input: inout LintInput, _ paths: [String]) throws(InputError) {
    var readers: [SuppressionReader] = []
    if let resources = input.resources {
      let isOne = resources.source.text.name == resources.target.text.name
      for file in isOne ? [resources.target] : [resources.source, resources.target]
      where SuppressionReader.isNeeded(for: file.text.bytes) {
        readers.append(SuppressionReader(file))
      }
    } else {
      let hasFlags = input.units.contains { $0.flags.contains { $0.hasPrefix("ignore-") } }
      for path in paths {
        if let reader = try read(path, input.contents, hasFlags: hasFlags) { readers.append(reader) }
      }
    }
    let hasComments = input.resources != nil || paths.contains { commented($0, input.contents) != nil }
    let noted = NotedSuppressions(
      input.units, readers: hasComments ? readers : nil, isRule: names.isKnown)
    input.suppressions = readers.flatMap(\.suppressions) + noted.suppressions
    input.suppressionDefects = readers.flatMap(\.defects)
  }

  /// What the comments of a file say; `nil` for files without comments, and for those that say nothing.
  private static func read(_ path: String, _ contents: FileContents, hasFlags: Bool) throws(InputError)
    -> SuppressionReader?
  {
    guard path != "-", let format = commented(path, contents) else { return nil }
    let bytes = try contents.file(path).bytes()
    guard hasFlags || SuppressionReader.isNeeded(for: bytes) else { return nil }
    return SuppressionReader(try ResourceFile(bytes, name: path, format: format))
  }

  /// The format of a file that is read as a bitext or document, where it has comments.
  static func commented(_ path: String, _ contents: FileContents) -> (any ResourceFormat)? {
    if let bitext = Format.forFile(named: path) { return ResourceFormats.named(bitext.name) }
    guard path != "-", let format = try? ResourceLoading.format(path, contents), !format.comments.isEmpty
    else {
      return nil
    }
    return format
  }
}
