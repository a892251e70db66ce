import ArgumentParser
import Formats
import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension LanguageTag: ExpressibleByArgument {
  /// Reads a tag, or a name such as `english`; other words of more than three letters are no language's code.
  public init?(argument: String) {
    guard let tag = LanguageTag.named(argument) ?? LanguageTag(argument), tag.base.description.utf8.count <= 3
    else { return nil }
    self = tag
  }
}

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable { case auto, always, never }

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
  @Flag(name: [.short, .long], help: "Print nothing but results and errors.")
  var quiet = false

  @Flag(name: .long, help: "Say what is read, loaded and decided.")
  var verbose = false

  @Flag(name: .customLong("no-progress"), help: "Show no progress bar (default: shown on a terminal).")
  var noProgress = false

  @Option(
    name: .long, help: "When to use colour: auto, always or never (default: auto; NO_COLOR is honoured).")
  var color = ColorChoice.auto

  @Option(name: .long, help: "How many threads to use; never changes the result (default: all cores).")
  var threads: Int?

  mutating func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a whole number from 1 up.") }
  }

  /// The number of threads to use.
  var threadCount: Int { threads ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Whether results are coloured.
  var usesColor: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto: unsafe getenv("NO_COLOR") == nil && Console.current.isTerminal()
    }
  }

  /// Says something on standard error unless `--quiet` was given.
  func note(_ line: String) { if !quiet { Console.current.message(line) } }

  /// Says something on standard error when `--verbose` was given.
  func detail(_ line: String) { if verbose { Console.current.message(line) } }
}

/// The two languages of a job.
struct LanguageOptions: ParsableArguments {
  @Option(name: .long, help: "Source language, a BCP 47 tag (default: from the file, its name, or its text).")
  var from: LanguageTag?

  @Option(name: .long, help: "Target language, a BCP 47 tag (default: from the file, its name, or its text).")
  var to: LanguageTag?
}

/// How the tables among the inputs are read.
struct TableInputOptions: ParsableArguments {
  @Option(name: .customLong("input-format"), help: "Format of the input, whatever its name.")
  var inputFormat: String?

  @Flag(
    name: .customLong("no-header"),
    help: "Take the first line of a table for texts even when it looks like a header, such as no and is.")
  var noHeader = false
}

/// Where the result goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: "File to write, the format by its extension; - is standard output.")
  var output = "-"

  @Option(name: .customLong("output-format"), help: "Format to write, whatever the file's name.")
  var format: String?
}
