/// Why a message cannot be answered as it wants, in the terms of JSON-RPC 2.0 and LSP 3.17.
public struct ProtocolError: Error, Hashable, Sendable {
  /// The number that clients know a kind of failure by.
  public enum Code: Int, Sendable {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    case serverNotInitialized = -32002
    /// What was asked about is not known or has changed.
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  public var code: Code
  /// What is wrong, without a full stop.
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
