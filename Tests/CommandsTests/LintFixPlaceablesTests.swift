import Foundation
import TestSupport
import Testing

/// Mark-up without text of its own, between two blanks and elsewhere, beside one pair of blanks that is a defect.
@Suite("glosa lint --fix beside placeables") struct LintFixPlaceablesTests {
  static let documents: [(name: String, text: String)] = [
    ("adoc", "Lea {product} hoy, y <<ref>> es la  guía de image:x.png[] y link:u[].\n"),
    ("adoc", "Si {a} {b} o ({product}) sale, vea{nbsp}la  guía de{nbsp}{product}.\n"),
    ("tex", "Vea \\ref{x} y $x$ en la  guía de \\cite{y}, o\\index{o} si.\n"),
    ("rst", "Lea |sub| hoy, y |otro| es la  guía de |uno| o |dos|.\n"),
    (
      "dbk",
      "<article xmlns=\"http://docbook.org/ns/docbook\"><para>Lea <xref linkend=\"a\"/> y <b/> es la  guía.</para></article>\n"
    ),
    ("dita", "<topic><p>Lea <xref href=\"a\"></xref> y <xref href=\"b\"/> es la  guía.</p></topic>\n"),
    (
      "srt",
      "1\n00:00:01,000 --> 00:00:02,000\nLea <i></i> hoy la  guía.\n"
    ),
    ("vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nLea <00:01.500> hoy la  guía.\n"),
    ("md", "Vea ![](x.png) y <br> en la  guía[^1] de <!-- c --> esto.\n\n[^1]: Nota.\n"),
    ("html", "<p>Vea <img src=\"x.png\"> y <i></i> en la  guía de <wbr> esto.</p>\n"),
    (
      "ipynb",
      "{\"cells\": [{\"cell_type\": \"markdown\", \"metadata\": {}, \"source\": [\"Vea ![](x.png) en la  guía.\\n\"]}], \"metadata\": {}, \"nbformat\": 4, \"nbformat_minor\": 5}\n"
    ),
  ]

  /// Where runs of blanks show as one and are no defect.
  static let collapsing = ["dbk", "dita", "html"]

  @Test("removes no placeable and no blank beside one", arguments: documents)
  func keeps(_ name: String, _ text: String) throws {
    let scratch = try ScratchFolder()
    let source = try scratch.file("a.en.\(name)", text.replacing("la  guía", with: "the guide"))
    let target = try scratch.file("a.es.\(name)", text)
    let result = glosa(
      "lint", source, target, "--from", "en", "--to", "es", "--config", "none", "--fix", "--only",
      "text,punct")
    let fixed = try String(contentsOfFile: target, encoding: .utf8)
    let expected = Self.collapsing.contains(name) ? text : text.replacing("la  guía", with: "la guía")
    #expect(fixed == expected, "\(result.output)\(result.messages)")
  }

  @Test(
    "leaves text alone that is shown as it is written",
    arguments: [
      ("md", "Vea la guía.\n\n<pre>\nEspere  5 minutos .\n</pre>\n"),
      ("adoc", "Vea la guía.\n\n Espere  5 minutos .\n"),
      ("html", "<p>Vea la guía.</p>\n<pre>\nEspere  5 minutos .\n</pre>\n"),
    ]) func literal(_ name: String, _ text: String) throws
  {
    let scratch = try ScratchFolder()
    let source = try scratch.file("a.en.\(name)", text.replacing("Vea la guía", with: "See the guide"))
    let target = try scratch.file("a.es.\(name)", text)
    _ = glosa("lint", source, target, "--from", "en", "--to", "es", "--config", "none", "--fix")
    #expect(try String(contentsOfFile: target, encoding: .utf8) == text)
  }
}
