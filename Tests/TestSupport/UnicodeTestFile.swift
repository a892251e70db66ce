import Foundation

/// The break tests of the Unicode character database, as the `unicode-data` package installs them.
public enum UnicodeTestFile {
  private static let folder = "/usr/share/unicode"

  /// Whether the files are there; tests that need them skip otherwise.
  public static let areInstalled = FileManager.default.fileExists(
    atPath: folder + "/auxiliary/SentenceBreakTest.txt")

  /// The samples of `GraphemeBreakTest.txt` and the like: the text, and the byte offsets of its breaks but 0.
  public static func breakSamples(_ name: String) throws -> [(text: String, breaks: [Int], line: Int)] {
    let file = try String(contentsOfFile: "\(folder)/auxiliary/\(name).txt", encoding: .utf8)
    return file.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      number, line in
      let sample = line.prefix { $0 != "#" }
      if sample.allSatisfy(\.isWhitespace) { return nil }
      var text = ""
      var breaks: [Int] = []
      for part in sample.split(whereSeparator: \.isWhitespace) {
        switch part {
        case "÷": if !text.isEmpty { breaks.append(text.utf8.count) }
        case "×": break
        default: text.unicodeScalars.append(scalar(part))
        }
      }
      return (text, breaks, number + 1)
    }
  }

  /// The rows of `NormalizationTest.txt`: source, NFC, NFD, NFKC, NFKD.
  public static func normalizationRows() throws -> [[String]] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["bzcat", folder + "/NormalizationTest.txt.bz2"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      if line.hasPrefix("#") || line.hasPrefix("@") { return nil }
      return line.split(separator: ";").prefix(5).map { field in
        field.split(separator: " ").reduce(into: "") { $0.unicodeScalars.append(scalar($1)) }
      }
    }
  }

  /// The scalar of a hexadecimal number; surrogates, which no valid text has, become U+FFFD.
  private static func scalar(_ hex: some StringProtocol) -> Unicode.Scalar {
    UInt32(hex, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
  }
}
