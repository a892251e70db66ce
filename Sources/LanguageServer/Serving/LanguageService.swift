/// What answers the messages of a client; ``ServerSession`` brings them to it one by one.
public protocol LanguageService {
  /// Takes the parameters of `initialize` and gives its result.
  mutating func initialize(_ params: JSON) throws(ProtocolError) -> JSON
  /// Answers a request.
  /// - Parameter isCancelled: Whether the client no longer wants the answer; to be asked during long work.
  /// - Throws: ``ProtocolError``, with `methodNotFound` for methods that are not offered.
  mutating func answer(
    _ method: String, _ params: JSON, isCancelled: () -> Bool, client: inout Outbox
  ) throws(ProtocolError) -> JSON
  /// Takes note of something; methods that are not known are passed over.
  /// - Throws: ``ProtocolError`` when the parameters cannot be used.
  mutating func notice(_ method: String, _ params: JSON, client: inout Outbox) throws(ProtocolError)
  /// Does a piece of the work that is left while the client is silent.
  /// - Returns: Whether there was any.
  mutating func work(client: inout Outbox) -> Bool
}

/// What is to be sent to the client.
public struct Outbox: Sendable {
  private(set) var messages: [JSON] = []
  private var lastRequest = 0

  public init() {}

  /// Sends a notification.
  public mutating func notify(_ method: String, _ params: JSON) {
    messages.append(Message.notification(method, params))
  }

  /// Sends a request whose answer tells nothing.
  public mutating func request(_ method: String, _ params: JSON) {
    lastRequest += 1
    messages.append(Message.request(lastRequest, method, params))
  }

  /// Writes something into the client's log.
  public mutating func log(_ text: String, isError: Bool = false) {
    notify("window/logMessage", ["type": .integer(isError ? 1 : 3), "message": .string(text)])
  }

  mutating func answer(_ id: JSON, _ result: Result<JSON, ProtocolError>) {
    messages.append(Message.answer(id, result))
  }

  mutating func takeMessages() -> [JSON] {
    defer { messages = [] }
    return messages
  }
}

/// The way to a client and back.
public protocol Transport {
  /// The next bytes; empty when the client has gone, `nil` when there are none yet.
  /// - Parameter waits: Whether to wait for them.
  func receive(waits: Bool) -> [UInt8]?
  /// - Throws: When the client no longer takes anything.
  func send(_ bytes: [UInt8]) throws
}
