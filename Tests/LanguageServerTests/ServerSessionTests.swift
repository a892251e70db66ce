import LanguageServer
import Testing

/// A client whose messages are known beforehand, one batch a call.
private final class Script: Transport {
  var batches: [[UInt8]]
  var sent: [JSON] = []
  private var isSilent = false
  private var framing = MessageFraming()

  init(_ batches: [[UInt8]]) { self.batches = batches }

  convenience init(_ batches: [JSON]...) {
    self.init(batches.map { $0.flatMap(MessageFraming.framed) })
  }

  func receive(waits: Bool) -> [UInt8]? {
    // What is not waited for comes every second time.
    if !waits {
      isSilent.toggle()
      if isSilent { return nil }
    }
    if batches.isEmpty { return waits ? [] : nil }
    return batches.removeFirst()
  }

  func send(_ bytes: [UInt8]) throws {
    framing.append(bytes)
    while let next = framing.next() { sent.append(try JSON(try next.get())) }
  }
}

/// Answers with the method's name, and works until it is cancelled when asked to.
private struct Echo: LanguageService {
  mutating func initialize(_ params: JSON) throws(ProtocolError) -> JSON { ["capabilities": [:]] }

  mutating func answer(
    _ method: String, _ params: JSON, isCancelled: () -> Bool, client: inout Outbox
  ) throws(ProtocolError) -> JSON {
    switch method {
    case "echo": return params
    case "long":
      for _ in 0..<1_000 where isCancelled() { throw ProtocolError(.requestCancelled, "cancelled") }
      return "done"
    default: throw ProtocolError(.methodNotFound, method)
    }
  }

  mutating func notice(_ method: String, _ params: JSON, client: inout Outbox) throws(ProtocolError) {
    if method == "bad" { throw ProtocolError(.invalidParams, "bad") }
  }

  mutating func work(client: inout Outbox) -> Bool { false }
}

@Suite("Conversations") struct ServerSessionTests {
  private func request(_ id: JSON, _ method: String, _ params: JSON = .null) -> JSON {
    ["jsonrpc": "2.0", "id": id, "method": .string(method), "params": params]
  }

  private func notification(_ method: String, _ params: JSON = .null) -> JSON {
    ["jsonrpc": "2.0", "method": .string(method), "params": params]
  }

  private func run(_ script: Script) throws -> Int32 {
    var session = ServerSession(Echo(), transport: script)
    return try session.run()
  }

  @Test("go from initialize to exit") func whole() throws {
    let script = Script([
      request(1, "echo"), request(2, "initialize"), request("x", "echo", [1]), request(3, "nothing"),
      request(4, "initialize"), notification("nothing"), request(5, "shutdown"), request(6, "echo"),
      notification("exit"),
    ])
    #expect(try run(script) == 0)
    let codes = script.sent.map { $0["error"]?["code"]?.integer }
    #expect(codes == [-32002, nil, nil, -32601, -32600, nil, -32600])
    #expect(script.sent.map { $0["id"] } == [1, 2, "x", 3, 4, 5, 6])
    #expect(script.sent[2]["result"] == [1])
  }

  @Test("without shutdown end with 1, also when the client only goes") func ends() throws {
    #expect(try run(Script([request(1, "initialize"), notification("exit")])) == 1)
    #expect(try run(Script([request(1, "initialize")])) == 1)
    #expect(try run(Script([[UInt8]]())) == 1)
  }

  @Test("cancel requests that wait, and those in work") func cancellation() throws {
    let waiting = Script([
      request(1, "initialize"), request(2, "echo"), request(3, "echo"),
      notification("$/cancelRequest", ["id": 3]),
    ])
    _ = try run(waiting)
    #expect(waiting.sent.map { $0["error"]?["code"]?.integer } == [nil, nil, -32800])
    let working = Script(
      [request(1, "initialize")], [request(2, "long")],
      [notification("$/cancelRequest", ["id": 2]), request(3, "echo")])
    _ = try run(working)
    let byID = Dictionary(uniqueKeysWithValues: working.sent.map { ($0["id"] ?? nil, $0) })
    #expect(byID[2]?["error"]?["code"] == -32800 && byID[3]?["result"] != nil)
  }

  @Test("outlive every kind of noise") func noise() throws {
    var bytes = MessageFraming.framed(request(1, "initialize"))
    for body in [
      "{", "[]", "1", "null", "[{\"jsonrpc\":\"2.0\"}]", "{\"id\":1}", "{\"id\":{},\"method\":\"x\"}",
      "{\"method\":7}",
      "{\"id\":null,\"method\":\"x\"}", "{\"id\":1.5,\"method\":\"echo\"}", "{\"id\":77,\"result\":null}",
    ] {
      bytes += Array("Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
    }
    bytes += [0, 255, 13, 10, 13, 10]
    bytes += MessageFraming.framed(notification("bad"))
    bytes += MessageFraming.framed(request(9, "echo", "still here"))
    let script = Script([bytes])
    _ = try run(script)
    #expect(script.sent.last?["result"] == "still here")
    #expect(script.sent.contains { $0["method"] == "window/logMessage" })
    #expect(script.sent.count { $0["error"] != nil } >= 10)
  }

  @Test("outlive random bytes", arguments: 0..<50) func random(_ round: Int) throws {
    var bytes =
      MessageFraming.framed(request(1, "initialize")) + MessageFraming.framed(request(2, "echo", "x"))
    for _ in 0...round { bytes[Int.random(in: 0..<bytes.count)] = UInt8.random(in: 0...255) }
    _ = try run(Script([bytes, MessageFraming.framed(request(3, "echo"))]))
  }
}
