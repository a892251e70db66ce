/// A conversation with one client from `initialize` to `exit` (LSP 3.17).
///
/// All is done by one thread: messages that have come are read before each piece of work, so that a newer edit overtakes
/// the check of an older one, and a cancelled request is never begun.
public struct ServerSession<Service: LanguageService> {
  private var service: Service
  private let transport: any Transport
  private var framing = MessageFraming()
  private var waiting: [Message] = []
  private var cancelled: Set<JSON> = []
  private var outbox = Outbox()
  private var phase = Phase.new
  private var isClosed = false

  private enum Phase { case new, running, shutDown }

  public init(_ service: Service, transport: any Transport) {
    self.service = service
    self.transport = transport
  }

  /// Serves until the client says `exit` or goes.
  /// - Returns: The exit code: 0 after `shutdown`, else 1.
  /// - Throws: What ``Transport/send(_:)`` throws.
  public mutating func run() throws -> Int32 {
    var isBusy = false
    while true {
      listen(waits: !isBusy && waiting.isEmpty)
      try flush()
      if let message = waiting.first {
        waiting.removeFirst()
        if let code = handle(message) {
          try flush()
          return code
        }
        isBusy = true
      } else if isClosed {
        return phase == .shutDown ? 0 : 1
      } else {
        isBusy = phase == .running && service.work(client: &outbox)
      }
      try flush()
    }
  }

  private mutating func flush() throws {
    for message in outbox.takeMessages() { try transport.send(MessageFraming.framed(message)) }
  }

  /// Reads what has come.
  private mutating func listen(waits: Bool) {
    var waits = waits
    while !isClosed, let bytes = transport.receive(waits: waits) {
      if bytes.isEmpty { isClosed = true }
      framing.append(bytes)
      while let next = framing.next() { take(next) }
      if !waiting.isEmpty { waits = false }
      // A broken message is answered before the next wait.
      if !outbox.messages.isEmpty { return }
    }
  }

  private mutating func take(_ next: Result<[UInt8], ProtocolError>) {
    do throws(ProtocolError) {
      let message = try Message(JSON(try next.get()))
      if case .notification("$/cancelRequest", let params) = message {
        if let id = params["id"] { cancel(id) }
      } else {
        waiting.append(message)
      }
    } catch {
      outbox.answer(.null, .failure(error))
    }
  }

  /// Takes note of a request that is no longer wanted, if it is still waiting.
  private mutating func cancel(_ id: JSON) {
    let isWaiting = waiting.contains { message in
      if case .request(id, _, _) = message { true } else { false }
    }
    if isWaiting { cancelled.insert(id) }
  }

  /// - Returns: The exit code, when the conversation is over.
  private mutating func handle(_ message: Message) -> Int32? {
    switch message {
    case .request(let id, let method, let params):
      let result = cancelled.contains(id) ? .failure(Self.cancellation) : self.result(id, method, params)
      cancelled.remove(id)
      outbox.answer(id, result)
    case .notification("exit", _): return phase == .shutDown ? 0 : 1
    case .notification(let method, let params):
      guard phase == .running else { return nil }
      do throws(ProtocolError) {
        try service.notice(method, params, client: &outbox)
      } catch {
        outbox.log("\(method): \(error.message)", isError: true)
      }
    case .response: break
    }
    return nil
  }

  private static var cancellation: ProtocolError {
    ProtocolError(.requestCancelled, "the request was cancelled")
  }

  private mutating func result(_ id: JSON, _ method: String, _ params: JSON) -> Result<JSON, ProtocolError> {
    do throws(ProtocolError) {
      switch (phase, method) {
      case (.new, "initialize"):
        let result = try service.initialize(params)
        phase = .running
        return .success(result)
      case (.new, _): throw ProtocolError(.serverNotInitialized, "initialize must come first")
      case (.running, "initialize"): throw ProtocolError(.invalidRequest, "initialize came before")
      case (.running, "shutdown"):
        phase = .shutDown
        return .success(.null)
      case (.running, _): return .success(try answer(id, method, params))
      case (.shutDown, _): throw ProtocolError(.invalidRequest, "the server is shut down")
      }
    } catch {
      return .failure(error)
    }
  }

  private mutating func answer(_ id: JSON, _ method: String, _ params: JSON) throws(ProtocolError) -> JSON {
    var listener = Listener(transport: transport, framing: framing)
    let result: JSON
    do throws(ProtocolError) {
      result = try service.answer(
        method, params, isCancelled: { listener.isCancelled(id) }, client: &outbox)
    } catch {
      heard(listener)
      throw error
    }
    heard(listener)
    return result
  }

  /// Takes in what came during the work for a request.
  private mutating func heard(_ listener: Listener) {
    isClosed = isClosed || listener.isClosed
    framing.append(listener.bytes)
    while let next = framing.next() { take(next) }
  }
}

/// Looks, in the midst of work, whether the client has cancelled it.
private struct Listener {
  let transport: any Transport
  /// With what had come of a message before.
  let framing: MessageFraming
  private(set) var bytes: [UInt8] = []
  private(set) var isClosed = false

  init(transport: any Transport, framing: MessageFraming) {
    (self.transport, self.framing) = (transport, framing)
  }

  /// Whether a `$/cancelRequest` with an id has come since.
  mutating func isCancelled(_ id: JSON) -> Bool {
    while !isClosed, let more = transport.receive(waits: false) {
      if more.isEmpty { isClosed = true }
      bytes += more
    }
    // A copy: what is not a cancellation is handled in its turn.
    var framing = framing
    framing.append(bytes)
    while let next = framing.next() {
      guard let body = try? next.get(), let value = try? JSON(body) else { continue }
      if value["method"] == "$/cancelRequest", value["params"]?["id"] == id { return true }
    }
    return isClosed
  }
}
