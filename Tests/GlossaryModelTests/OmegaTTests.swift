import Formats
import Foundation
import TestSupport
import Testing
import TextModel

@testable import GlossaryModel

/// OmegaT as Debian packages it, with a Java that can run a source file.
private enum OmegaT {
  static let java = "/usr/bin/java"
  static let archive = "/usr/share/omegat/OmegaT.jar"
  static let isThere = Programs.has(java) && FileManager.default.fileExists(atPath: archive)
  static let canCompile = isThere && Programs.has("/usr/bin/javac")

  /// A project folder that OmegaT opens, from Spanish to English.
  static func makeProject(in folder: URL) throws {
    for name in ["source", "target", "tm/auto", "glossary", "omegat", "dictionary", "config"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let places = ["source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"]
    let project =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<omegat><project version=\"1.0\">"
      + places.map { "<\($0)>__DEFAULT__</\($0)>" }.joined()
      + "<source_lang>es</source_lang><target_lang>en</target_lang><sentence_seg>false</sentence_seg></project></omegat>"
    try Data(project.utf8).write(to: folder.appending(path: "omegat.project"))
  }

  /// Translates the project's documents and returns the log.
  static func translate(_ folder: URL) throws -> String {
    try Programs.output(
      of: java,
      [
        "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-jar", archive, folder.path,
        "--mode=console-translate",
        "--config-dir=\(folder.appending(path: "config").path)",
      ], errors: true)
  }

  /// The term pairs that OmegaT's own glossary reader finds in a file.
  static func pairs(_ file: String, _ folder: URL) throws -> [[String]] {
    let program = folder.appending(path: "ReadGlossary.java")
    try Data(reader.utf8).write(to: program)
    let output = try Programs.output(
      of: java,
      [
        "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-cp", "\(archive):/usr/share/java/*",
        program.path, file,
        folder.path,
      ])
    let texts = output.split(separator: "\0", omittingEmptySubsequences: false).dropLast().map(String.init)
    return stride(from: 0, to: texts.count, by: 2).map { [texts[$0], texts[$0 + 1]] }
  }

  private static let reader = """
    import java.io.*;
    import java.util.List;
    import org.omegat.core.Core;
    import org.omegat.core.data.*;
    import org.omegat.gui.glossary.*;
    import org.omegat.util.ProjectFileStorage;

    public class ReadGlossary {
      public static void main(String[] arguments) throws Exception {
        ProjectProperties properties = ProjectFileStorage.loadProjectProperties(new File(arguments[1]));
        Core.setProject(new NotLoadedProject() {
          @Override public ProjectProperties getProjectProperties() { return properties; }
        });
        File file = new File(arguments[0]);
        List<GlossaryEntry> entries = arguments[0].endsWith(".tbx")
            ? GlossaryReaderTBX.read(file, true) : GlossaryReaderTSV.read(file, true);
        PrintStream out = new PrintStream(System.out, true, "UTF-8");
        for (GlossaryEntry entry : entries) {
          out.print(entry.getSrcText() + "\\0" + entry.getLocText() + "\\0");
        }
      }
    }
    """
}

@Suite("OmegaT", .enabled(if: OmegaT.isThere, "needs the package omegat and Java")) struct OmegaTTests {
  private static let units = [
    ("Hola, mundo.", "Hello, world."), ("Un «día» & otro < tres.", "A \"day\" & another < three."),
    ("Pulse %s ahora", "Press %s now"), ("日本 e\u{301}", "Japan é"),
  ].enumerated().map { number, texts in
    TranslationUnit(
      id: number < 2 ? "same" : "\(number)", source: texts.0, targets: [texts.1], sourceLanguage: "es-MX",
      targetLanguage: "en-GB", notes: ["a note"])
  }

  @Test(
    "fills a project from our TMX, in both encodings and with regions in the tags", arguments: [false, true])
  func memory(isUTF16: Bool) throws {
    let scratch = try ScratchFolder()
    try OmegaT.makeProject(in: scratch.url)
    var text = try collect { output in
      var writer = Format.tmx.writer()
      for unit in Self.units { try writer.write(unit, to: &output) }
      try writer.finish(&output)
    }
    if isUTF16 { text = text.replacing("UTF-8", with: "UTF-16") }
    let bytes =
      isUTF16 ? [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] } : Array(text.utf8)
    _ = try scratch.file("tm/auto/ours.tmx", bytes)
    let source = Self.units.map(\.source).joined(separator: "\n\n") + "\n\nSin traducción.\n"
    _ = try scratch.file("source/doc.utf8", source)
    let log = try OmegaT.translate(scratch.url)
    #expect(log.contains("ours.tmx") && log.contains("TMXR_INFO_READING_COMPLETE"))
    let target = Self.units.map { $0.targets[0] }.joined(separator: "\n\n") + "\n\nSin traducción.\n"
    #expect(try String(contentsOfFile: scratch.path("target/doc.utf8"), encoding: .utf8) == target)
  }

  @Test(
    "reads our glossaries", .enabled(if: OmegaT.canCompile, "needs a Java compiler"),
    arguments: ["utf8", "tbx"])
  func glossary(_ suffix: String) throws {
    let scratch = try ScratchFolder()
    try OmegaT.makeProject(in: scratch.url)
    let options = WriteOptions(from: "es", to: "en-GB")
    let text = try collect { output in
      if suffix == "tbx" {
        _ = try ProfileTests.glossary.write(as: .tbx, options: options, to: &output)
      } else {
        _ = try ExportProfile.omegat.write(ProfileTests.glossary, options: options, to: &output)
      }
    }
    let pairs = try OmegaT.pairs(try scratch.file("glossary.\(suffix)", text), scratch.url)
    #expect(pairs.contains(["código abierto", "open source"]), "\(pairs)")
    #expect(pairs.contains(["+34 <tel>", "=SUM"]) && pairs.contains(["etiqueta", "#hashtag"]), "\(pairs)")
    if suffix == "utf8" {
      #expect(!pairs.contains { $0[0] == "fuente abierta" }, "a forbidden term is offered")
    }
  }
}

/// LibreOffice, which shows what a spreadsheet takes for a formula.
private enum LibreOffice {
  static let program = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first(where: Programs.has)

  /// The sheet that a CSV file becomes, as XML.
  static func sheet(_ file: String, in scratch: ScratchFolder) throws -> String {
    _ = try Programs.output(
      of: program ?? "",
      [
        "-env:UserInstallation=file://\(scratch.path("profile"))", "--headless", "--infilter=CSV:44,34,76,1",
        "--convert-to", "fods", "--outdir", scratch.url.path, file,
      ])
    return try String(contentsOfFile: file.replacing(".csv", with: ".fods"), encoding: .utf8)
  }
}

@Suite("LibreOffice", .enabled(if: LibreOffice.program != nil, "needs the package libreoffice-calc-nogui"))
struct LibreOfficeTests {
  @Test("takes no cell of our guarded CSV for a formula")
  func formulas() throws {
    let scratch = try ScratchFolder()
    let pairs = [
      ("=SUMA(A1)", "=SUM(A1)"), ("-5 grados", "+34"), ("@x", "plain"), ("a;b,\"c\"", "two\nlines"),
    ]
    let glossary = Glossary(
      languages: ["es", "en"],
      concepts: pairs.enumerated().map {
        Concept(id: "c\($0)", terms: [Term($1.0, in: "es"), Term($1.1, in: "en")])
      })
    let safe = try collect { output in _ = try ExportProfile.excel.write(glossary, to: &output) }
    let sheet = try LibreOffice.sheet(try scratch.file("safe.csv", safe), in: scratch)
    #expect(!sheet.contains("table:formula"))
    for text in ["&apos;=SUMA(A1)", "&apos;-5 grados", "a;b,&quot;c&quot;"] {
      #expect(sheet.contains(text), "\(text)")
    }
    // The check can fail: cells without a guard become formulas.
    let plain = try collect { output in _ = try ExportProfile.generic.write(glossary, to: &output) }
    #expect(
      try LibreOffice.sheet(try scratch.file("plain.csv", plain), in: scratch).contains("table:formula"))
  }
}
