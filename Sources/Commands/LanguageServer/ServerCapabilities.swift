import Formats
import LanguageServer
import Resources

/// What `glosa lsp` offers.
enum ServerCapabilities {
  static func json(_ encoding: PositionEncoding, _ client: ClientCapabilities) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("positionEncoding", .string(encoding.rawValue)),
      JSON.Member("textDocumentSync", ["openClose": true, "change": 2, "save": true]),
      JSON.Member("hoverProvider", true),
      JSON.Member("completionProvider", [:]),
      JSON.Member(
        "codeActionProvider",
        [
          "codeActionKinds": .array(ActionKind.allCases.map { .string($0.rawValue) }),
          "resolveProvider": .bool(client.resolvesActions),
        ]),
      JSON.Member("workspace", ["workspaceFolders": ["supported": true, "changeNotifications": true]]),
    ]
    if client.pullsDiagnostics {
      members.append(
        JSON.Member(
          "diagnosticProvider",
          ["identifier": "glosa", "interFileDependencies": true, "workspaceDiagnostics": true]))
    }
    return .object(members)
  }

  /// Asks the client to tell when files change that may be checked, or that say how.
  static let watching: JSON = [
    "registrations": [
      [
        "id": "files", "method": "workspace/didChangeWatchedFiles",
        "registerOptions": ["watchers": [["globPattern": .string("**/*.{\(extensions)}")]]],
      ]
    ]
  ]

  private static var extensions: String {
    let all = Format.all.flatMap(\.fileExtensions) + ResourceFormats.all.flatMap(\.fileExtensions) + ["tbx"]
    return Set(all).sorted().joined(separator: ",")
  }
}

/// Kinds of code actions.
enum ActionKind: String, CaseIterable {
  case quickFix = "quickfix"
  case fixAll = "source.fixAll.glosa"
  case fixSuggested = "source.glosa.fixSuggested"

  /// Whether a client that asks for some kinds wants this one; a kind stands for those below it.
  func isWanted(_ kinds: [String]?) -> Bool {
    kinds.map { $0.contains { rawValue == $0 || rawValue.hasPrefix($0 + ".") } } ?? true
  }
}
