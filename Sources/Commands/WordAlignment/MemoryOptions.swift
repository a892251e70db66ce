import ArgumentParser
import WordAlignment

/// How much memory aligning words may take.
struct MemoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many megabytes to use at most; larger bitexts are taken block by block. (default: 2000, or less where ulimit -v says so)",
      valueName: "megabytes"))
  var memory: Int?

  mutating func validate() throws {
    if let memory, !Self.range.contains(memory) {
      throw ValidationError("--memory takes a whole number from 60 to 1000000.")
    }
  }

  private static let range = 60...1_000_000

  /// The most bytes for all.
  var byteCount: Int { (memory ?? Self.usual) * 1_000_000 }

  /// What is used where nobody says how much: half of a limit of the address space, since programs and threads reserve
  /// much that they do not use.
  private static var usual: Int {
    guard let limit = MemoryLimit.addressSpace else { return 2000 }
    return max(range.lowerBound, min(2000, (limit - MemoryLimit.programSize) / 2_000_000))
  }

  /// The most bytes that sure translations may take: a tenth, which leaves enough for a block at the least `--memory`.
  var sureByteCount: Int { byteCount / 10 }

  /// The most bytes that what earlier blocks taught may take beside the block that is aligned.
  var lexiconByteCount: Int { (byteCount - TokenizedBitext.fixedMemory) / 3 }

  /// The most bytes that the lexicon may take where a lexicon is all that is wanted.
  var trainingByteCount: Int { byteCount / 5 }
}
