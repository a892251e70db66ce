import Commands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@main struct Main {
  static func main() {
    // A closed pipe is an ordinary write error, not a signal.
    _ = signal(SIGPIPE, SIG_IGN)
    // So is a limit on the size of files (`ulimit -f`).
    _ = signal(SIGXFSZ, SIG_IGN)
    occupyStandardStreams()
    MemoryLimit.explainFailures()
    exit(Glosa.run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Opens the standard streams that are closed, lest a file that is opened later gets a stream's number and what is
  /// printed; the wrong way round, so that using them fails as it would have.
  private static func occupyStandardStreams() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      _ = unsafe open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
