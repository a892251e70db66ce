import LanguageServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard input and output as the way to a client.
struct StandardStreams: Transport {
  /// So much is read at once, in bytes.
  private static let piece = 1 << 16

  func receive(waits: Bool) -> [UInt8]? {
    var state = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while true {
      let count = unsafe poll(&state, 1, waits ? -1 : 0)
      if count == 0 { return nil }
      if count > 0 { break }
      if errno != EINTR { return [] }
    }
    while true {
      var failure: Int32 = 0
      let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.piece) { buffer, count in
        let got = unsafe read(STDIN_FILENO, buffer.baseAddress, Self.piece)
        failure = got < 0 ? errno : 0
        count = max(0, got)
      }
      if failure != EINTR { return bytes }
    }
  }

  func send(_ bytes: [UInt8]) throws { try Console.current.write(bytes) }
}
