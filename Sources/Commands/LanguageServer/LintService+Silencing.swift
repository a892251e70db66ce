import LanguageServer
import LintEngine
import ProjectConfiguration
import Resources
import TextModel

extension LintService {
  /// The edit that puts a comment before a unit so that a rule is silent there; `nil` where the format has none, or it
  /// would not do.
  func silence(_ finding: Finding, of check: Check, in file: FileText) -> JSON? {
    guard finding.unitIndex >= 0, let input = check.input, finding.rule != PlacedFinding.inputRule,
      let format = input.format(of: file.path)
    else { return nil }
    let unit = input.units[finding.unitIndex]
    let places = [unit.sourceLocation, unit.targetLocation].filter {
      WorkingFolder.absolute($0.file) == file.path && $0.line > 0
    }
    guard let line = places.map(\.line).min().map({ $0 - 1 }) else { return nil }
    for comment in format.comments.compactMap({ $0.comment("glosa:ignore \(finding.rule)") }) {
      // The context of a gettext message stands on the line before it.
      for (number, blank) in [(line, ""), (line - 1, ""), (line, "\n")] where number >= 0 {
        let edit = insertion(of: comment, blank, at: number, in: file)
        if isSilent(finding, check, file, edit) {
          let place = TextPosition(line: number, character: 0)
          let change: JSON = ["range": TextRange(place, place).json, "newText": .string(edit.text)]
          let uri = documents[file.path]?.uri ?? file.uri
          return ["changes": .object([JSON.Member(uri, [change])])]
        }
      }
    }
    return nil
  }

  private func insertion(of comment: String, _ blank: String, at number: Int, in file: FileText) -> (
    offset: Int, text: String
  ) {
    let line = file.lines.line(number)
    let indent = String(decoding: line.prefix { $0 == 32 || $0 == 9 }, as: UTF8.self)
    let isCRLF = file.lines.bytes.dropFirst(line.endIndex).first == 13
    let text = (indent + comment + "\n" + blank)
    return (line.startIndex, isCRLF ? text.split(separator: "\n").joined(separator: "\r\n") + "\r\n" : text)
  }

  /// Whether a file with a comment has the same texts, and the rule says nothing of the unit any more.
  private func isSilent(
    _ finding: Finding, _ check: Check, _ file: FileText, _ edit: (offset: Int, text: String)
  ) -> Bool {
    var bytes = file.lines.bytes
    bytes.insert(contentsOf: edit.text.utf8, at: edit.offset)
    var contents = store.contents
    contents[absolute: file.path] = bytes
    let trial = Check(check.job, in: check.project, contents)
    guard let old = check.input?.units, let new = trial.input?.units, old.count == new.count else {
      return false
    }
    let isSame = zip(old, new).allSatisfy { $0.source == $1.source && $0.targets == $1.targets }
    return isSame
      && !trial.findings.contains {
        $0.finding.rule == finding.rule && $0.finding.unitIndex == finding.unitIndex
      }
      && !trial.findings.contains { $0.finding.rule == ProjectRules.invalidSuppression.id }
  }
}

extension LintInput {
  /// The format of one of the files, for its comments.
  fileprivate func format(of path: String) -> (any ResourceFormat)? {
    if let resources {
      let files = [resources.target, resources.source]
      return files.first { WorkingFolder.absolute($0.text.name) == path }?.format
    }
    return SuppressionLoading.commented(WorkingFolder.shortened(path), contents)
  }
}

extension CommentSyntax {
  /// A comment on a line of its own; `nil` for formats whose comments are values.
  fileprivate func comment(_ text: String) -> String? {
    switch self {
    case .line(let sign), .wholeLine(let sign): "\(sign) \(text)"
    case .block(let open, let close): "\(open) \(text) \(close)"
    case .name: nil
    }
  }
}
