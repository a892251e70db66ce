/// A document that a client has open.
public struct OpenDocument: Sendable {
  /// As the client writes it.
  public let uri: String
  public private(set) var version: Int?
  public private(set) var text: TextLines

  init(uri: String, version: Int?, text: String) {
    (self.uri, self.version) = (uri, version)
    self.text = TextLines(Array(text.utf8))
  }

  /// Makes the changes of a `textDocument/didChange`.
  fileprivate mutating func apply(_ changes: [JSON], version: Int?, _ encoding: PositionEncoding)
    throws(ProtocolError)
  {
    var text = self.text
    for change in changes {
      guard let new = change["text"]?.string else {
        throw ProtocolError(.invalidParams, "a change has no text")
      }
      if let range = change["range"], range != .null {
        text.replace(try TextRange(range), with: new, in: encoding)
      } else {
        text = TextLines(Array(new.utf8))
      }
    }
    (self.text, self.version) = (text, version)
  }
}

/// The documents that a client has open, by path.
public struct OpenDocuments: Sendable {
  private var documents: [String: OpenDocument] = [:]
  /// How positions count columns.
  public var encoding = PositionEncoding.utf16

  public init() {}

  /// Absolute paths, sorted.
  public var paths: [String] { documents.keys.sorted() }

  public subscript(_ path: String) -> OpenDocument? { documents[path] }

  /// Takes in a document (`textDocument/didOpen`).
  /// - Returns: Its path.
  /// - Throws: ``ProtocolError`` for parameters that are none, and for URIs that name no file.
  public mutating func open(_ params: JSON) throws(ProtocolError) -> String {
    guard let uri = params["textDocument"]?["uri"]?.string,
      let text = params["textDocument"]?["text"]?.string
    else { throw ProtocolError(.invalidParams, "a document needs a URI and a text") }
    let path = try FileURI.path(of: uri)
    documents[path] = OpenDocument(
      uri: uri, version: params["textDocument"]?["version"]?.integer, text: text)
    return path
  }

  /// Changes a document (`textDocument/didChange`), as a whole or not at all.
  /// - Returns: Its path.
  /// - Throws: ``ProtocolError`` for parameters that are none, and for documents that are not open.
  public mutating func change(_ params: JSON) throws(ProtocolError) -> String {
    let path = try self.path(params)
    guard let changes = params["contentChanges"]?.array else {
      throw ProtocolError(.invalidParams, "the changes are missing")
    }
    let version = params["textDocument"]?["version"]?.integer
    try documents[path]?.apply(changes, version: version, encoding)
    return path
  }

  /// Lets a document go (`textDocument/didClose`).
  /// - Returns: Its path.
  /// - Throws: as ``change(_:)``.
  public mutating func close(_ params: JSON) throws(ProtocolError) -> String {
    let path = try self.path(params)
    documents[path] = nil
    return path
  }

  /// The path of the open document that parameters are about.
  /// - Throws: ``ProtocolError`` when they name none, or one that is not open.
  public func path(_ params: JSON) throws(ProtocolError) -> String {
    guard let uri = params["textDocument"]?["uri"]?.string else {
      throw ProtocolError(.invalidParams, "no document is named")
    }
    let path = try FileURI.path(of: uri)
    if documents[path] == nil { throw ProtocolError(.invalidParams, "the document is not open") }
    return path
  }
}
