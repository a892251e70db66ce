import LanguageServer

/// What matters of the abilities of a client.
struct ClientCapabilities {
  /// Whether it asks for diagnostics, so that none need be sent.
  var pullsDiagnostics = false
  var refreshesDiagnostics = false
  var watchesFiles = false
  var showsRelated = false
  /// Whether it asks for the edits of an action when the action is chosen.
  var resolvesActions = false
  var countsUTF8 = false

  init() {}

  /// - Parameter params: Those of `initialize`.
  init(_ params: JSON) {
    func has(_ names: String...) -> Bool { params[["capabilities"] + names]?.bool == true }
    let document = params[["capabilities", "textDocument"]]
    if case .object = document?["diagnostic"] { pullsDiagnostics = true }
    refreshesDiagnostics = has("workspace", "diagnostics", "refreshSupport")
    watchesFiles = has("workspace", "didChangeWatchedFiles", "dynamicRegistration")
    showsRelated = has("textDocument", "publishDiagnostics", "relatedInformation")
    let resolved = document?[["codeAction", "resolveSupport", "properties"]]?.array ?? []
    resolvesActions = resolved.contains("edit")
    let encodings = params[["capabilities", "general", "positionEncodings"]]?.array ?? []
    countsUTF8 = encodings.contains("utf-8")
  }
}
