import ArgumentParser
import Formats
import Synchronization
import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a command's results and messages go: the process's streams, or memory in tests.
public final class Console: Sendable {
  /// The console of the running command.
  @TaskLocal public static var current = Console()

  private struct Memory {
    var output: [UInt8] = []
    var messages = ""
    var messageCount = 0
  }

  private let memory = Mutex(Memory())
  private let isCaptured: Bool

  /// - Parameter captured: Keep everything in memory instead of writing to the process's streams.
  public init(captured: Bool = false) { isCaptured = captured }

  /// What was written to standard output so far, when captured.
  public var output: String { memory.withLock { String(decoding: $0.output, as: UTF8.self) } }

  /// What was written to standard error so far, when captured.
  public var messages: String { memory.withLock { $0.messages } }

  /// How many messages there were so far.
  var messageCount: Int { memory.withLock { $0.messageCount } }

  /// Writes result bytes to standard output.
  /// - Throws: ``InputError`` when the stream is closed or full.
  public func write(_ bytes: some Collection<UInt8>) throws {
    if isCaptured {
      memory.withLock { $0.output += bytes }
    } else {
      try writeAll(Array(bytes), to: STDOUT_FILENO)
    }
  }

  /// Writes result text to standard output.
  public func write(_ text: String) throws { try write(text.utf8) }

  /// Writes lines to standard error; whatever of a name or a text in them is not seen is written out.
  public func message(_ lines: String) {
    let line = lines.split(separator: "\n", omittingEmptySubsequences: false).map(\.visible)
      .joined(separator: "\n")
    memory.withLock { $0.messageCount += 1 }
    if isCaptured {
      memory.withLock { $0.messages += line + "\n" }
    } else {
      try? writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
    }
  }

  /// Writes text to standard error as it is, for what a person watches; nothing when captured.
  func draw(_ text: String) { if !isCaptured { try? writeAll(Array(text.utf8), to: STDERR_FILENO) } }

  /// Whether a stream is a terminal that a person looks at.
  public func isTerminal(_ stream: Int32 = STDOUT_FILENO) -> Bool { !isCaptured && isatty(stream) == 1 }

  private func writeAll(_ bytes: [UInt8], to stream: Int32) throws {
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes {
        unsafe Glibc.write(stream, $0.baseAddress! + start, $0.count - start)
      }
      if written < 0 {
        if errno == EINTR { continue }
        // The reader has seen enough (`| head`): nothing to complain about.
        if errno == EPIPE { throw ExitCode(2) }
        throw InputError("cannot write to standard output: \(unsafe String(cString: strerror(errno)))")
      }
      start += written
    }
  }
}
