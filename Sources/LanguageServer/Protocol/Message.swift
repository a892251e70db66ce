/// A message of a client (JSON-RPC 2.0).
public enum Message: Sendable {
  /// Wants an answer.
  case request(id: JSON, method: String, params: JSON)
  /// Wants none.
  case notification(method: String, params: JSON)
  /// The answer to a request of the server.
  case response(id: JSON)

  /// Reads a message.
  /// - Throws: ``ProtocolError`` when it is none.
  public init(_ value: JSON) throws(ProtocolError) {
    guard case .object = value else {
      throw ProtocolError(.invalidRequest, "the message is no JSON object; batches are not part of LSP")
    }
    let params = value["params"] ?? .null
    guard let method = value["method"] else {
      guard let id = value["id"], value["result"] != nil || value["error"] != nil else {
        throw ProtocolError(.invalidRequest, "the message has neither a method nor a result")
      }
      self = .response(id: id)
      return
    }
    guard case .string(let method) = method else {
      throw ProtocolError(.invalidRequest, "the method is no string")
    }
    switch value["id"] {
    case nil: self = .notification(method: method, params: params)
    case .some(.integer(let id)): self = .request(id: .integer(id), method: method, params: params)
    case .some(.string(let id)): self = .request(id: .string(id), method: method, params: params)
    default: throw ProtocolError(.invalidRequest, "the id is neither a whole number nor a string")
    }
  }

  /// The answer to a request.
  static func answer(_ id: JSON, _ result: Result<JSON, ProtocolError>) -> JSON {
    switch result {
    case .success(let value): ["jsonrpc": "2.0", "id": id, "result": value]
    case .failure(let error):
      [
        "jsonrpc": "2.0", "id": id,
        "error": ["code": .integer(error.code.rawValue), "message": .string(error.message)],
      ]
    }
  }

  /// A message that wants no answer.
  static func notification(_ method: String, _ params: JSON) -> JSON {
    ["jsonrpc": "2.0", "method": .string(method), "params": params]
  }

  /// A message that wants an answer.
  static func request(_ id: Int, _ method: String, _ params: JSON) -> JSON {
    ["jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": params]
  }
}
