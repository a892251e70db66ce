import ArgumentParser
import WordAlignment

/// How much memory aligning words may take.
struct MemoryOptions: ParsableArguments {
  @Option(help: "How many megabytes to use at most; larger bitexts are taken block by block.")
  var memory = 2000

  mutating func validate() throws {
    if !(60...1_000_000).contains(memory) {
      throw ValidationError("--memory takes a whole number from 60 to 1000000.")
    }
  }

  /// The most bytes for all.
  var byteCount: Int { memory * 1_000_000 }

  /// The most bytes that sure translations may take: a tenth, which leaves enough for a block at the least `--memory`.
  var sureByteCount: Int { byteCount / 10 }

  /// The most bytes that what earlier blocks taught may take beside the block that is aligned.
  var lexiconByteCount: Int { (byteCount - TokenizedBitext.fixedMemory) / 3 }

  /// The most bytes that the lexicon may take where a lexicon is all that is wanted.
  var trainingByteCount: Int { byteCount / 5 }
}
