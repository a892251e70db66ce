#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The limit of memory that whoever started the program gave it (`ulimit -v`).
public enum MemoryLimit {
  /// The most bytes of addresses; `nil` when there is no limit.
  static var addressSpace: Int? {
    var limit = rlimit()
    #if canImport(Glibc)
      let failed = unsafe getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) != 0
    #else
      let failed = unsafe getrlimit(RLIMIT_AS, &limit) != 0
    #endif
    // No limit is a number that no machine has addresses for.
    return failed || limit.rlim_cur >= 1 << 47 ? nil : Int(limit.rlim_cur)
  }

  /// How many bytes of addresses the program itself takes, with its libraries.
  static let programSize = 150_000_000

  /// Where there is a limit, has the program end with one line and exit code 2 when an allocation fails.
  ///
  /// Swift ends a program whose allocation fails, and the C libraries may use what they were not given; neither can be
  /// caught, so this is the last that the process does. What it was writing is dropped, as always.
  public static func explainFailures() {
    if addressSpace == nil { return }
    for number in [SIGABRT, SIGSEGV, SIGILL, SIGTRAP] {
      _ = signal(number) { _ in
        let message: StaticString = """
          error: the program stopped where ulimit -v limits its memory: raise the limit, or give it less at once\n
          """
        message.withUTF8Buffer { bytes in
          _ = unsafe write(STDERR_FILENO, bytes.baseAddress, bytes.count)
        }
        _exit(2)
      }
    }
  }
}
