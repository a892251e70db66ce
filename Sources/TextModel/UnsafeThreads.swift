#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads of the system's own.
///
/// The system may refuse one, where a limit of memory or of processes is reached (`ulimit -v`, `ulimit -u`, containers).
/// That is no failure: what would have run on it runs on a thread that is there. Dispatch waits in such a case until
/// there is room, which may be never.
enum Threads {
  /// What a thread is to do, as an object that a pointer can stand for.
  private final class Work: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @Sendable @escaping () -> Void) { self.run = run }
  }

  /// Starts a thread that nobody waits for; `false` when the system gives none.
  static func start(_ run: @Sendable @escaping () -> Void) -> Bool {
    guard let thread = create(run) else { return false }
    pthread_detach(thread)
    return true
  }

  /// Runs `work` on as many threads at once as there may be, this one among them, and waits for all.
  ///
  /// - Parameter count: The most threads; there is always one.
  static func run(_ count: Int, _ work: @Sendable () -> Void) {
    withoutActuallyEscaping(work) { work in
      var others: [pthread_t] = []
      while others.count < count - 1, let thread = create(work) { others.append(thread) }
      work()
      for thread in others { pthread_join(thread, nil) }
    }
  }

  private static func create(_ run: @Sendable @escaping () -> Void) -> pthread_t? {
    let work = unsafe Unmanaged.passRetained(Work(run)).toOpaque()
    guard let thread = unsafe start(work) else {
      unsafe Unmanaged<Work>.fromOpaque(work).release()
      return nil
    }
    return thread
  }

  /// - Parameter work: A retained ``Work``.
  private static func start(_ work: UnsafeMutableRawPointer) -> pthread_t? {
    #if canImport(Darwin)
      var thread: pthread_t?
      let status = unsafe pthread_create(&thread, nil, { unsafe Threads.run($0) }, work)
    #else
      var thread = pthread_t()
      // The argument is the work that was given, which is never nothing.
      let status = unsafe pthread_create(&thread, nil, { unsafe Threads.run($0!) }, work)
    #endif
    return status == 0 ? thread : nil
  }

  private static func run(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
    return nil
  }
}
