import Formats
import Resources
import TextModel

/// Reading of resource files and documents made of the example article, about 8 MB each.
struct ResourceBenchmark: Benchmark {
  let name = "resources"

  func run() throws -> [BenchmarkRow] {
    let text = try SampleText(language: "es", size: 4_000_000)
    let paragraphs = text.paragraphs.map { $0.replacing("\"", with: "'") }
    return try Self.files.map { file in
      let bytes = Array(file.make(paragraphs).utf8)
      guard let format = ResourceFormats.named(file.format) else { preconditionFailure("no \(file.format)") }
      let time = try Stopwatch.best(of: 3) {
        var sum = Checksum()
        for unit in try ResourceFile(bytes, name: file.format, format: format).units {
          sum.add(unit.range.lowerBound)
          sum.add(unit.text.utf8.count)
        }
        return sum.value
      }
      return BenchmarkRow(
        name: "resources: \(file.format)", bytes: bytes.count, scalars: bytes.count, seconds: time.seconds,
        checksum: time.checksum)
    }
  }

  /// How a file of a format is made of paragraphs.
  private struct SampleFile {
    var format: String
    var make: @Sendable ([String]) -> String
  }

  /// Short messages, as tables have them.
  private static func messages(_ paragraphs: [String]) -> [String] {
    paragraphs.flatMap { $0.split(separator: ". ").map { "\($0)." } }
  }

  private static let files: [SampleFile] = [
    SampleFile(format: "json") { paragraphs in
      "{\n" + messages(paragraphs).enumerated().map { "  \"key\($0)\": \"\($1)\"" }.joined(separator: ",\n")
        + "\n}\n"
    },
    SampleFile(format: "yaml") { paragraphs in
      "es:\n" + messages(paragraphs).enumerated().map { "  key\($0): \"\($1)\"\n" }.joined()
    },
    SampleFile(format: "properties") { paragraphs in
      messages(paragraphs).enumerated().map { "key\($0)=\($1)\n" }.joined()
    },
    SampleFile(format: "po") { paragraphs in
      messages(paragraphs).enumerated().map { "#: a.c:\($0)\nmsgid \"text \($0)\"\nmsgstr \"\($1)\"\n\n" }
        .joined()
    },
    SampleFile(format: "android") { paragraphs in
      "<resources>\n"
        + messages(paragraphs).enumerated().map {
          "<string name=\"key\($0)\">\($1.replacing("&", with: "&amp;"))</string>\n"
        }
        .joined() + "</resources>\n"
    },
    SampleFile(format: "markdown") { paragraphs in
      paragraphs.enumerated().map {
        "\($0 % 8 == 0 ? "## Parte *\($0)*\n\n" : "")\($1) Véase `code` y [esto](http://a.b).\n\n"
      }
      .joined()
    },
    SampleFile(format: "html") { paragraphs in
      "<body>\n"
        + paragraphs.map { "<p>\($0) Véase <code>code</code> y <a href=\"b\">esto</a>.</p>\n" }.joined()
    },
  ]
}
