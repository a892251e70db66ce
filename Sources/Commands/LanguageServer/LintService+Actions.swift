import LanguageServer
import LintEngine
import TextModel

extension LintService {
  /// Answers `textDocument/codeAction`: the fixes of the findings at a place, a comment that silences each, and the fixes
  /// of the whole file.
  mutating func codeActions(_ params: JSON) throws(ProtocolError) -> JSON {
    let path = try documents.path(params)
    let range = try TextRange(params["range"])
    let kinds = params["context"]?["only"]?.array?.compactMap(\.string)
    guard let file = FileText(path, documents) else { return [] }
    let actions = try attempt { service in
      var actions = try service.fileActions(file, kinds)
      if ActionKind.quickFix.isWanted(kinds) {
        actions = try service.quickFixes(at: range, in: file) + actions
      }
      return actions
    }
    return .array(actions)
  }

  /// So many findings of a place get actions: each costs a check of the file.
  private static let mostFindings = 8

  private mutating func quickFixes(at range: TextRange, in file: FileText) throws -> [JSON] {
    var (fixes, silences) = ([JSON](), [JSON]())
    for check in try store.checks(about: file.path) {
      guard let input = check.input else { continue }
      let near = check.findings(in: file.path).filter { file.range(of: $0).touches(range) }
      var silenced: Set<String> = []
      for placed in near.prefix(Self.mostFindings) {
        let shown = Diagnostics.list([placed], in: file, hasRelated: client.showsRelated)
        if let fix = placed.finding.fix, let edit = try mend(placed.finding, of: input) {
          fixes.append(
            action(title(fix, of: placed.finding), .quickFix, shown, edit, isPreferred: fix.safety == .safe))
        }
        let rule = placed.finding.rule
        if silenced.insert("\(rule) \(placed.finding.unitIndex)").inserted,
          let edit = silence(placed.finding, of: check, in: file)
        {
          silences.append(action("Ignore \(rule) here", .quickFix, shown, edit, isPreferred: false))
        }
      }
    }
    return fixes + silences
  }

  private func title(_ fix: Fix, of finding: Finding) -> String {
    let text = fix.side == .source ? finding.source : finding.target ?? ""
    let old = fix.range.upperBound <= text.utf8.count ? text.slice(fix.range).visible : ""
    let new = fix.replacement.visible
    if old.isEmpty { return "Insert “\(new)”" }
    return new.isEmpty ? "Remove “\(old)”" : "Replace “\(old)” with “\(new)”"
  }

  private func action(
    _ title: String, _ kind: ActionKind, _ diagnostics: [JSON], _ edit: JSON, isPreferred: Bool
  ) -> JSON {
    [
      "title": .string(title), "kind": .string(kind.rawValue), "diagnostics": .array(diagnostics),
      "isPreferred": .bool(isPreferred), "edit": edit,
    ]
  }

  /// The edits that make one fix; `nil` where the file has no room for it.
  private mutating func mend(_ finding: Finding, of input: LintInput) throws -> JSON? {
    var fixer = Fixer([input], mode: .suggested)
    var isDone = false
    try fixer.run { _ in
      defer { isDone = true }
      return [isDone ? [] : [finding]]
    }
    return edit(fixer.changes)
  }

  /// The edits of changed files; `nil` when there are none.
  private func edit(_ changes: [Fixer.FileChange]) -> JSON? {
    let members = changes.compactMap { change -> JSON.Member? in
      let path = WorkingFolder.absolute(change.path)
      guard let file = FileText(path, documents), file.lines.bytes == change.original else { return nil }
      let edits = TextEdits.between(file.lines, change.contents, in: file.encoding)
      return JSON.Member(documents[path]?.uri ?? file.uri, .array(edits))
    }
    return members.isEmpty ? nil : ["changes": .object(members)]
  }

  // MARK: - The whole file

  private static let wholeFile: [(kind: ActionKind, mode: FixMode, title: String)] = [
    (.fixAll, .safe, "Mend all that is certain in this file"),
    (.fixSuggested, .suggested, "Mend all in this file, suggestions included"),
  ]

  private mutating func fileActions(_ file: FileText, _ kinds: [String]?) throws -> [JSON] {
    try Self.wholeFile.filter { $0.kind.isWanted(kinds) }.compactMap { action in
      let hasFixes = try store.findings(in: file.path).contains {
        $0.finding.fix.map(action.mode.takes) ?? false
      }
      guard hasFixes else { return nil }
      var members: [JSON.Member] = [
        JSON.Member("title", .string(action.title)), JSON.Member("kind", .string(action.kind.rawValue)),
      ]
      if client.resolvesActions, kinds == nil {
        members.append(JSON.Member("data", ["uri": .string(documents[file.path]?.uri ?? file.uri)]))
      } else {
        guard let edit = try mendAll(file.path, action.mode) else { return nil }
        members.append(JSON.Member("edit", edit))
      }
      return .object(members)
    }
  }

  /// Answers `codeAction/resolve`: adds the edits of a fix of the whole file.
  mutating func resolved(_ action: JSON) throws(ProtocolError) -> JSON {
    guard case .object(let members) = action,
      let chosen = Self.wholeFile.first(where: { $0.kind.rawValue == action["kind"]?.string }),
      let data = action["data"]
    else { throw ProtocolError(.invalidParams, "this is no action of this server") }
    let path = try documents.path(["textDocument": data])
    let edit = try attempt { service in try service.mendAll(path, chosen.mode) }
    return .object(members + [JSON.Member("edit", edit ?? ["changes": [:]])])
  }

  /// The edits that `glosa lint --fix` makes in a file.
  private mutating func mendAll(_ path: String, _ mode: FixMode) throws -> JSON? {
    let checks = try store.checks(about: path)
    let inputs = checks.compactMap(\.input)
    guard let project = checks.first?.project, !inputs.isEmpty else { return nil }
    var fixer = Fixer(inputs, mode: mode)
    try fixer.run { inputs in
      try zip(inputs, project.fixable(inputs)).map { input, found in
        found.filter { finding in
          guard finding.unitIndex >= 0 else { return false }
          let unit = input.units[finding.unitIndex]
          let name = finding.fix?.side == .source ? unit.sourceLocation.file : unit.targetLocation.file
          return WorkingFolder.absolute(name) == path
        }
      }
    }
    return edit(fixer.changes)
  }
}
