import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Feeds a target, which the environment names in `GLOSA_FUZZ`; `make fuzz` builds it with libFuzzer.
@main struct Main {
  static func main() {
    guard let name = unsafe getenv("GLOSA_FUZZ").map({ unsafe String(cString: $0) }),
      let target = FuzzTarget.all.first(where: { $0.name == name })
    else {
      for target in FuzzTarget.all { print(target.name, target.corpus) }
      return
    }
    #if FUZZING
      Driver.run(target)
    #else
      print("\(target.name): built without libFuzzer; see `make fuzz`")
    #endif
  }
}

#if FUZZING
  /// The loop of libFuzzer (LLVM, "Using libFuzzer as a library").
  private enum Driver {
    private static let target = Mutex<FuzzTarget?>(nil)

    typealias Callback = @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt

    static func run(_ target: FuzzTarget) {
      self.target.withLock { $0 = target }
      var count = CommandLine.argc
      var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = unsafe CommandLine.unsafeArgv
      exit(
        unsafe LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
          let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
          // Errors are what bad input is for.
          try? Driver.target.withLock(\.self)?.run(input)
          return 0
        })
    }
  }

  @_silgen_name("LLVMFuzzerRunDriver")
  private func LLVMFuzzerRunDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: Driver.Callback
  ) -> CInt
#endif
