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
    exit(Glosa.run(Array(CommandLine.arguments.dropFirst())))
  }
}
