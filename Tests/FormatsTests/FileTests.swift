import Testing
import TextModel

@testable import Formats

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder of its own for a test, removed with everything in it.
final class TemporaryFolder {
  let path: String

  init() {
    path = "/tmp/glosa-test-\(UInt64.random(in: .min ... .max))"
    _ = unsafe mkdir(path, 0o755)
  }

  deinit {
    _ = unsafe chmod(path, 0o755)
    for name in names { _ = unsafe remove("\(path)/\(name)") }
    _ = unsafe rmdir(path)
  }

  /// Everything in the folder, hidden files too.
  var names: [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: unsafe entry.pointee.d_name) {
        unsafe String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func write(_ text: String, to name: String) throws -> String {
    let file = "\(path)/\(name)"
    try AtomicFile.write(to: file, standardOutput: { _ in }) { $0.write(text) }
    return file
  }
}

@Suite("Temporary files") struct TemporaryFileTests {
  @Test("what a killed process left behind goes with the next write, what is being written stays")
  func litter() throws {
    let folder = TemporaryFolder()
    let names = [
      ".a.tsv.1y2p0ij32e8e7.tmp", ".a.tsv.not-ours.tmp", ".b.tsv.1y2p0ij32e8e7.tmp", ".a.tsv.zz.tmp",
    ]
    for name in names { _ = try folder.write("old", to: name) }
    let held = unsafe open("\(folder.path)/\(names[3])", O_RDONLY)
    defer { close(held) }
    #expect(flock(held, LOCK_EX) == 0)
    try AtomicFile.write(toAll: ["\(folder.path)/a.tsv"], standardOutput: { _ in }) { $1.write("new") }
    #expect(folder.names == (names.dropFirst() + ["a.tsv"]).sorted())
  }
}

@Suite("Input files") struct InputFileTests {
  private func message(_ path: String) -> String {
    do {
      _ = try InputFile(path).text()
      return "none"
    } catch {
      return error.description
    }
  }

  @Test("says what is wrong with a path")
  func paths() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("hola", to: "a.txt")
    #expect(try InputFile(path).text() == "hola")
    #expect(message("\(folder.path)/b") == "\(folder.path)/b: error: there is no such file; check the path")
    #expect(message(folder.path) == "\(folder.path): error: this is a folder; give a file")
    #expect(message("") == "error: the file name is empty; give a path, or - for standard input")
    if geteuid() != 0 {
      _ = unsafe chmod(path, 0)
      #expect(message(path) == "\(path): error: the file may not be read; check its permissions")
    }
  }

  @Test(
    "says where text stops being text",
    arguments: [
      (
        [0x61, 0x0A, 0xC3, 0xB1, 0xFF] as [UInt8],
        "-:2:2: error: byte 0xFF is not valid UTF-8; save the file as UTF-8"
      ),
      (
        [0x61, 0x0D, 0x0A, 0x62, 0x00],
        "-:2:2: error: the file holds a NUL byte, so it is no text; give a text file"
      ),
      ([0xC3], "-:1:1: error: byte 0xC3 is not valid UTF-8; save the file as UTF-8"),
      ([0xED, 0xA0, 0x80], "-:1:1: error: byte 0xED is not valid UTF-8; save the file as UTF-8"),
      ([0xC0, 0x80], "-:1:1: error: byte 0xC0 is not valid UTF-8; save the file as UTF-8"),
      (
        [0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00, 0x00, 0xD8],
        "-:2:1: error: half of a UTF-16 surrogate pair stands alone"
      ),
      ([0xFF, 0xFE, 0x61], "- : error"),
    ])
  func places(_ bytes: [UInt8], message: String) {
    do {
      _ = try InputFile(bytes).text()
      Issue.record("was read")
    } catch {
      if message == "- : error" {
        #expect(
          error.description == "-: error: the file ends inside a UTF-16 character; fetch the whole file")
      } else {
        #expect(error.description.hasPrefix(message), "\(error)")
      }
    }
  }

  @Test("agrees with the standard library about UTF-8")
  func validation() {
    var state: UInt64 = 1
    func random() -> UInt8 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let leads: [UInt8] = [
      0x20, 0x61, 0x7F, 0x80, 0xBF, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0x9F, 0xA0, 0x90,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<Int(random() % 24)).map { _ in leads[Int(random()) % leads.count] }
      let expected: Int
      do {
        _ = try UTF8Span(validating: bytes.span)
        expected = bytes.count
      } catch {
        expected = error.byteOffsets.lowerBound
      }
      #expect(bytes.span.endOfValidUTF8 == expected, "\(bytes)")
    }
  }

  @Test("puts scalars together that pieces cut")
  func pieces() throws {
    let text = "a" + String(repeating: "ñ€😀", count: 100_000)
    #expect(try InputFile(Array(text.utf8)).text() == text)
    let utf16: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let folder = TemporaryFolder()
    #expect(try InputFile(try folder.write(text, to: "a.txt")).text() == text)
    try AtomicFile.write(to: "\(folder.path)/16.txt", standardOutput: { _ in }) { $0.write(utf16) }
    #expect(try InputFile("\(folder.path)/16.txt").text() == text)
    #expect(try InputFile(try folder.write(text, to: "a.txt.gz")).text() == text)
  }

  @Test(
    "names a file by its last part",
    arguments: [
      ("docs/guide.es.tmx.gz", "guide.es.tmx", "tmx"), ("guide", "guide", ""), ("/a.b/c", "c", ""),
      ("X.CSV", "X.CSV", "csv"),
    ])
  func names(path: String, base: String, suffix: String) {
    #expect(InputFile(path).baseName == base)
    #expect(InputFile(path).fileExtension == suffix)
  }

  @Test("reads concatenated gzip members and refuses damage")
  func gzipMembers() throws {
    let parts = ["uno\n", "dos\n"].map { Deflater().deflate(Array($0.utf8), isLast: true) }
    #expect(try InputFile(parts[0] + parts[1]).text() == "uno\ndos\n")
    var damaged = parts[0]
    damaged[damaged.count - 6] ^= 1
    #expect(throws: InputError.self) { try InputFile(damaged).text() }
    #expect(throws: InputError.self) { try InputFile(parts[0] + [0x78, 0x79]).text() }
    #expect(throws: InputError.self) { try InputFile(Array(parts[0].dropLast())).text() }
  }
}

@Suite("Atomic files") struct AtomicFileTests {
  private struct Stop: Error {}

  @Test("leave the old file whole and nothing beside it when writing fails")
  func failure() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("old", to: "a.txt")
    #expect(throws: Stop.self) {
      try AtomicFile.write(to: path, standardOutput: { _ in }) { output in
        output.write(String(repeating: "new ", count: 100_000))
        try output.flush()
        throw Stop()
      }
    }
    #expect(try InputFile(path).text() == "old")
    #expect(folder.names == ["a.txt"])
  }

  @Test("replace a file and keep its permissions")
  func replace() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("old", to: "a.txt")
    _ = unsafe chmod(path, 0o640)
    _ = try folder.write("new", to: "a.txt")
    #expect(try InputFile(path).text() == "new")
    #expect(permissions(of: path) == 0o640)
    #expect(folder.names == ["a.txt"])
  }

  @Test("follow a link and write the file it names")
  func link() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("old", to: "a.txt")
    #expect(unsafe symlink("a.txt", "\(folder.path)/link") == 0)
    _ = try folder.write("new", to: "link")
    #expect(try InputFile(path).text() == "new")
    #expect(folder.names == ["a.txt", "link"])
  }

  @Test("say what is wrong with a path")
  func paths() {
    let folder = TemporaryFolder()
    func message(_ path: String) -> String {
      do {
        try AtomicFile.write(to: path, standardOutput: { _ in }) { $0.write("x") }
        return "none"
      } catch {
        return "\(error)"
      }
    }
    #expect(message(folder.path) == "\(folder.path): error: this is a folder; give a file name after -o")
    #expect(
      message("\(folder.path)/no/a") == "\(folder.path)/no/a: error: the folder does not exist; make it first"
    )
    #expect(message("") == "error: the output file's name is empty; give a path, or -")
    if geteuid() != 0 {
      _ = unsafe chmod(folder.path, 0o555)
      #expect(message("\(folder.path)/a").contains("the file may not be written"))
    }
  }

  @Test("go to standard output for -, and write devices directly")
  func others() throws {
    var seen: [UInt8] = []
    try AtomicFile.write(to: "-", standardOutput: { seen += $0 }) { $0.write("hola") }
    #expect(seen == Array("hola".utf8))
    try AtomicFile.write(to: "/dev/null", standardOutput: { _ in }) { $0.write("x") }
    #expect(pathKind("/dev/null") == .other)
  }

  @Test("give equal bytes for equal gzip input")
  func gzip() throws {
    let folder = TemporaryFolder()
    let text = String(repeating: "una línea\n", count: 30_000)
    let files = try ["a.gz", "b.gz"].map { try folder.write(text, to: $0) }
    #expect(try InputFile(files[0]).text() == text)
    #expect(
      Deflater().deflate(Array(text.utf8), isLast: true) == Deflater().deflate(Array(text.utf8), isLast: true)
    )
  }
}
