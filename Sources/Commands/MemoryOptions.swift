import ArgumentParser

/// How much memory aligning words may take.
struct MemoryOptions: ParsableArguments {
  @Option(help: "How many megabytes to use at most; larger bitexts are taken block by block.")
  var memory = 2000

  mutating func validate() throws {
    if !(60...1_000_000).contains(memory) {
      throw ValidationError("--memory takes a whole number from 60 to 1000000.")
    }
  }

  /// The most bytes for one block.
  var byteCount: Int { memory * 1_000_000 }
}
