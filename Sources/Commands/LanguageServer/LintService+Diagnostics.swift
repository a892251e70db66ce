import LanguageServer
import LintEngine
import TextModel

extension LintService {
  /// Answers `textDocument/diagnostic`.
  mutating func documentDiagnostics(_ params: JSON) throws(ProtocolError) -> JSON {
    let path = try documents.path(params)
    let list = try diagnostics(path)
    return .object(Diagnostics.report(list, previous: params["previousResultId"]?.string))
  }

  private mutating func diagnostics(_ path: String) throws(ProtocolError) -> [JSON] {
    guard let file = FileText(path, documents) else { return [] }
    let findings = try attempt { service in try service.store.findings(in: path) }
    return Diagnostics.list(findings, in: file, hasRelated: client.showsRelated)
  }

  /// Answers `workspace/diagnostic`: all that `glosa lint` checks in the folders of the editor.
  mutating func workspaceDiagnostics(_ params: JSON, _ isCancelled: () -> Bool) throws(ProtocolError)
    -> JSON
  {
    var previous: [String: String] = [:]
    for known in params["previousResultIds"]?.array ?? [] {
      if let uri = known["uri"]?.string, let path = try? FileURI.path(of: uri) {
        previous[path] = known["value"]?.string
      }
    }
    var byPath: [String: [PlacedFinding]] = [:]
    for project in try attempt({ service in try service.store.allProjects() }) {
      for job in project.jobs {
        if isCancelled() { throw ProtocolError(.requestCancelled, "the request was cancelled") }
        for path in job.paths(in: project.folder) where byPath[path] == nil { byPath[path] = [] }
        for placed in store.findings(of: job, in: project) {
          byPath[WorkingFolder.absolute(placed.finding.location.file), default: []].append(placed)
        }
      }
    }
    // What is open has its own list, which is the same for both requests.
    for path in documents.paths {
      byPath[path] = try attempt { service in try service.store.findings(in: path) }
    }
    let items = byPath.keys.sorted().compactMap { path -> JSON? in
      guard let file = FileText(path, documents), let findings = byPath[path] else { return nil }
      let list = Diagnostics.list(findings, in: file, hasRelated: client.showsRelated)
      let version = documents[path]?.version.map { JSON.integer($0) } ?? .null
      return .object(
        [
          JSON.Member("uri", .string(documents[path]?.uri ?? file.uri)), JSON.Member("version", version),
        ] + Diagnostics.report(list, previous: previous[path]))
    }
    return ["items": .array(items)]
  }

  /// Does what may fail for the sake of a file, and says so as the protocol does.
  mutating func attempt<Value>(_ work: (inout LintService) throws -> Value) throws(ProtocolError) -> Value {
    do { return try work(&self) } catch let error as ProtocolError { throw error } catch {
      throw ProtocolError(.requestFailed, "\(error)")
    }
  }
}
