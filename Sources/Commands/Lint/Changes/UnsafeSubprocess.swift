import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another program, run to its end without a shell.
enum Subprocess {
  /// What a program left behind.
  struct Result {
    /// The exit code; -1 when a signal ended it.
    var status: Int32
    var output: [UInt8]
    var errors: String
  }

  /// Runs a program that is found on the search path, with nothing on its standard input.
  ///
  /// - Throws: ``InputError`` when it cannot be started.
  static func run(_ program: String, _ arguments: [String]) throws(InputError) -> Result {
    guard let output = Pipe(), let errors = Pipe() else {
      throw InputError("no pipe can be opened: \(unsafe String(cString: strerror(errno)))")
    }
    let process = try spawn(program, arguments, output, errors)
    for pipe in [output, errors] { pipe.closeWriting() }
    let texts = drain([output.reading, errors.reading])
    for pipe in [output, errors] { pipe.closeReading() }
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    // The exit code of a process that ended by itself (`WIFEXITED`).
    let code = status & 0x7F == 0 ? status >> 8 & 0xFF : -1
    return Result(status: code, output: texts[0], errors: String(decoding: texts[1], as: UTF8.self))
  }

  private static func spawn(_ program: String, _ arguments: [String], _ output: Pipe, _ errors: Pipe)
    throws(InputError) -> pid_t
  {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
    for end in [output.reading, output.writing, errors.reading, errors.writing] {
      unsafe posix_spawn_file_actions_addclose(&actions, end)
    }
    var words: [UnsafeMutablePointer<CChar>?] = unsafe ([program] + arguments).map { unsafe strdup($0) }
    unsafe words.append(nil)
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var process: pid_t = 0
    let failure = unsafe posix_spawnp(&process, program, &actions, nil, words, environ)
    if failure != 0 {
      throw InputError(
        "\(program) cannot be started: \(unsafe String(cString: strerror(failure)))",
        remedy: "install it, or put it on the search path")
    }
    return process
  }

  /// Reads both ends until they are closed, whichever has something first.
  private static func drain(_ ends: [Int32]) -> [[UInt8]] {
    var texts = ends.map { _ in [UInt8]() }
    var polls = ends.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while polls.contains(where: { $0.fd >= 0 }) {
      if unsafe poll(&polls, nfds_t(polls.count), -1) < 0 {
        if errno == EINTR { continue }
        return texts
      }
      for index in polls.indices where polls[index].fd >= 0 && polls[index].revents != 0 {
        let count = unsafe read(polls[index].fd, &buffer, buffer.count)
        if count > 0 {
          texts[index] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          polls[index].fd = -1
        }
      }
    }
    return texts
  }
}

/// Two ends of a pipe.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init?() {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
  }

  func closeWriting() { _ = close(writing) }
  func closeReading() { _ = close(reading) }
}
