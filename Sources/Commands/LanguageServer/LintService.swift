import LanguageServer
import LintEngine
import ProjectConfiguration
import TextModel

/// Answers an editor about translations: what `glosa lint` finds in the texts as they are in the editor.
struct LintService: LanguageService {
  var store: CheckStore
  var documents = OpenDocuments()
  var client = ClientCapabilities()
  /// Open files whose findings are still to be sent; what changed last comes first.
  private var unsent: [String] = []
  /// Files outside of the editor for which something was sent.
  private var troubled: Set<String> = []
  /// Languages of the projects that are still to be made ready, before a file of them is opened.
  private var cold: [(project: EditedProject, job: LintJob)]?

  init(_ options: ServingOptions) { store = CheckStore(options) }

  // MARK: - The conversation

  mutating func initialize(_ params: JSON) throws(ProtocolError) -> JSON {
    client = ClientCapabilities(params)
    if client.countsUTF8 { documents.encoding = .utf8 }
    var uris = (params["workspaceFolders"]?.array ?? []).compactMap { $0["uri"]?.string }
    if uris.isEmpty { uris = [params["rootUri"]?.string].compactMap(\.self) }
    store.reset(roots: uris.compactMap { try? FileURI.path(of: $0) }.map(Self.withoutSlash))
    return [
      "capabilities": ServerCapabilities.json(documents.encoding, client),
      "serverInfo": ["name": "glosa", "version": .string(Glosa.version)],
    ]
  }

  private static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  mutating func answer(
    _ method: String, _ params: JSON, isCancelled: () -> Bool, client outbox: inout Outbox
  ) throws(ProtocolError) -> JSON {
    switch method {
    case "textDocument/diagnostic": return try documentDiagnostics(params)
    case "workspace/diagnostic": return try workspaceDiagnostics(params, isCancelled)
    case "textDocument/codeAction": return try codeActions(params)
    case "codeAction/resolve": return try resolved(params)
    case "textDocument/hover": return try hover(params)
    case "textDocument/completion": return try completion(params)
    default: throw ProtocolError(.methodNotFound, "\(method) is not offered")
    }
  }

  mutating func notice(_ method: String, _ params: JSON, client outbox: inout Outbox) throws(ProtocolError) {
    switch method {
    case "initialized":
      if client.watchesFiles { outbox.request("client/registerCapability", ServerCapabilities.watching) }
      cold = []
    case "textDocument/didOpen": changed(try documents.open(params))
    case "textDocument/didChange": changed(try documents.change(params))
    case "textDocument/didSave": reread([try documents.path(params)], &outbox)
    case "textDocument/didClose": closed(try documents.close(params), &outbox)
    case "workspace/didChangeWatchedFiles":
      let uris = (params["changes"]?.array ?? []).compactMap { $0["uri"]?.string }
      reread(uris.compactMap { try? FileURI.path(of: $0) }, &outbox)
    case "workspace/didChangeConfiguration": restart(&outbox)
    case "workspace/didChangeWorkspaceFolders": changeFolders(params, &outbox)
    default: break
    }
  }

  // MARK: - What changes

  private mutating func changed(_ path: String) {
    store.change(path, to: overlay(path))
    // What is checked with it may have findings elsewhere.
    let others = documents.paths.filter { $0 != path && isChecked($0, with: path) && !unsent.contains($0) }
    unsent = [path] + others + unsent.filter { $0 != path }
  }

  /// The bytes that stand for a file; `nil` for files in other encodings, which are judged as they were saved.
  private func overlay(_ path: String) -> [UInt8]? {
    guard let document = documents[path] else { return nil }
    return FileEncoding.isUTF8(path) ? document.text.bytes : nil
  }

  private mutating func isChecked(_ path: String, with other: String) -> Bool {
    let jobs = (try? store.jobs(about: path)) ?? []
    return jobs.contains { $0.job.paths(in: $0.project.folder).contains(other) }
  }

  private mutating func closed(_ path: String, _ outbox: inout Outbox) {
    store.change(path, to: nil)
    unsent.removeAll { $0 == path }
    unsent += documents.paths.filter { isChecked($0, with: path) && !unsent.contains($0) }
    if !client.pullsDiagnostics { publish([], path, &outbox) }
  }

  /// Files were saved, or changed by others: what is not checked may be configuration or a glossary.
  private mutating func reread(_ paths: [String], _ outbox: inout Outbox) {
    var isRestarted = false
    for path in paths {
      let isChecked = (try? store.project(of: path).checks(path)) ?? false
      if !isChecked || !FileEncoding.exists(path) { isRestarted = true }
      store.forget(path)
    }
    if isRestarted { restart(&outbox) } else { refresh(&outbox) }
  }

  private mutating func restart(_ outbox: inout Outbox) {
    store.reset()
    for path in troubled.sorted() { publish([], path, &outbox) }
    troubled = []
    refresh(&outbox)
  }

  /// Sends all findings of open files again, or asks the client to ask.
  private mutating func refresh(_ outbox: inout Outbox) {
    unsent += documents.paths.filter { !unsent.contains($0) }
    if client.pullsDiagnostics, client.refreshesDiagnostics {
      outbox.request("workspace/diagnostic/refresh", .null)
    }
  }

  private mutating func changeFolders(_ params: JSON, _ outbox: inout Outbox) {
    func paths(_ name: String) -> [String] {
      (params["event"]?[name]?.array ?? []).compactMap { $0["uri"]?.string }
        .compactMap { try? FileURI.path(of: $0) }.map(Self.withoutSlash)
    }
    let removed = Set(paths("removed"))
    store.reset(roots: store.roots.filter { !removed.contains($0) } + paths("added"))
    restart(&outbox)
  }

  // MARK: - Work

  mutating func work(client outbox: inout Outbox) -> Bool {
    guard let path = unsent.first else { return prepare() }
    do {
      for (project, job) in try store.jobs(about: path) where !store.isKnown(job, in: project) {
        _ = store.check(job, in: project)
        // An edit may have come meanwhile.
        return true
      }
      let findings = try store.findings(in: path)
      if !client.pullsDiagnostics { publish(findings, path, &outbox) }
    } catch {
      report(error, &outbox)
    }
    unsent.removeFirst()
    return true
  }

  /// Makes a language of a project ready by checking a small file of it.
  private mutating func prepare() -> Bool {
    guard let waiting = cold else { return false }
    if waiting.isEmpty {
      cold = ((try? store.allProjects()) ?? []).flatMap { project in project.samples.map { (project, $0) } }
      if cold?.isEmpty ?? true { cold = nil }
      return cold != nil
    }
    _ = store.findings(of: waiting[0].job, in: waiting[0].project)
    cold = waiting.count > 1 ? Array(waiting.dropFirst()) : nil
    return cold != nil
  }

  /// Shows what is wrong with a configuration or a glossary where it stands.
  private mutating func report(_ error: any Error, _ outbox: inout Outbox) {
    guard let error = error as? InputError, let place = error.location else {
      return outbox.log("\(error)", isError: true)
    }
    let path = WorkingFolder.absolute(place.file)
    if troubled.insert(path).inserted { publish([PlacedFinding(error)], path, &outbox) }
  }

  private func publish(_ findings: [PlacedFinding], _ path: String, _ outbox: inout Outbox) {
    let document = documents[path]
    let list = FileText(path, documents).map {
      Diagnostics.list(findings, in: $0, hasRelated: client.showsRelated)
    }
    var members = [JSON.Member("uri", .string(document?.uri ?? FileURI.uri(of: path)))]
    if let version = document?.version { members.append(JSON.Member("version", .integer(version))) }
    members.append(JSON.Member("diagnostics", .array(list ?? [])))
    outbox.notify("textDocument/publishDiagnostics", .object(members))
  }
}
