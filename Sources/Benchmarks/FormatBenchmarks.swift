import Formats
import TextModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading and writing of bitexts of 640,000 units, beside a bare libxml2 parse of the same TMX file.
///
/// Rows on two threads tell the time on the wall, all others that of the processor.
struct FormatBenchmark: Benchmark {
  let name = "formats"

  func run() throws -> [BenchmarkRow] {
    let sample = try SampleBitext(count: 640_000)
    var files: [String: String] = [:]
    for format in [Format.csv, .tmx, .po] {
      let path = "/tmp/glosa-benchmark-\(getpid()).\(format.fileExtensions[0])"
      try AtomicFile.write(to: path, standardOutput: { _ in }) { try sample.write(format, to: &$0) }
      files[format.name] = path
    }
    defer { for path in files.values { unsafe unlink(path) } }
    let tmx = try InputFile(files["tmx"]!).bytes()
    let bare = Stopwatch.best(of: 3) { BareXML.parse(tmx) }
    let baseline = Double(tmx.count) / bare.seconds
    func row(_ name: String, _ bytes: Int, _ time: (seconds: Double, checksum: UInt64)) -> BenchmarkRow {
      BenchmarkRow(
        name: name, bytes: bytes, scalars: bytes, seconds: time.seconds, checksum: time.checksum,
        ratio: Double(bytes) / time.seconds / baseline)
    }
    var rows = [
      BenchmarkRow(
        name: "formats: libxml2 SAX, no texts", bytes: tmx.count, scalars: tmx.count, seconds: bare.seconds,
        checksum: bare.checksum)
    ]
    for format in [Format.tmx, .csv, .po] {
      let file = InputFile(files[format.name]!)
      let size = try file.bytes().count
      rows.append(row("formats: read \(format)", size, try Stopwatch.best(of: 3) { try Self.read(file) }))
    }
    rows.append(
      row(
        "formats: read tmx, 2 threads", tmx.count,
        try Stopwatch.bestWall(of: 3) { try Self.read(InputFile(files["tmx"]!), threads: 2) }))
    for format in [Format.tmx, .csv, .jsonl] {
      var size = 0
      let time = try Stopwatch.best(of: 3) {
        var output = ByteWriter { _ in }
        try sample.write(format, to: &output)
        size = output.count
        return UInt64(size)
      }
      rows.append(row("formats: write \(format)", size, time))
    }
    let file = InputFile(files["tmx"]!)
    rows.append(
      row("formats: TMX to CSV", tmx.count, try Stopwatch.best(of: 3) { try Self.convert(file) }))
    rows.append(
      row(
        "formats: TMX to CSV, 2 threads", tmx.count,
        try Stopwatch.bestWall(of: 3) { try Self.convert(file, threads: 2) }))
    return rows
  }

  /// Reads a file and counts the bytes of its texts.
  private static func read(_ file: InputFile, threads: Int = 1) throws -> UInt64 {
    var bitext = try Bitext(file, options: ReadOptions(from: "es", to: "en", threads: threads))
    var unit = TranslationUnit(id: "", source: "")
    var sum = Checksum()
    while try bitext.next(into: &unit) { sum.add(unit.source.utf8.count + (unit.target?.utf8.count ?? 0)) }
    return sum.value
  }

  private static func convert(_ file: InputFile, threads: Int = 1) throws -> UInt64 {
    var bitext = try Bitext(file, options: ReadOptions(from: "es", to: "en", threads: threads))
    var unit = TranslationUnit(id: "", source: "")
    var output = ByteWriter { _ in }
    var writer = Format.csv.writer()
    while try bitext.next(into: &unit) { try writer.write(unit, to: &output) }
    try writer.finish(&output)
    return UInt64(output.count)
  }
}

/// Units cut out of the example article, different in length.
private struct SampleBitext {
  private let units: [TranslationUnit]

  init(count: Int) throws(InputError) {
    let source = try SampleText(language: "es", size: 100_000)
    let target = try SampleText(language: "en", size: 100_000)
    let words = [source, target].map { $0.paragraphs.flatMap { $0.split(separator: " ") } }
    func text(_ side: Int, _ number: Int) -> String {
      let start = number * 7 % (words[side].count - 24)
      return words[side][start..<start + 7 + number % 11].joined(separator: " ")
    }
    units = (0..<count).map { number in
      TranslationUnit(
        id: String(number), source: "\(number) " + text(0, number), targets: [text(1, number)],
        sourceLanguage: "es",
        targetLanguage: "en")
    }
  }

  func write(_ format: Format, to output: inout ByteWriter) throws(InputError) {
    var writer = format.writer()
    for unit in units { try writer.write(unit, to: &output) }
    try writer.finish(&output)
  }
}
