import TestSupport
import Testing

/// What each format says about its texts, so that nothing is reported that is right there.
@Suite("glosa lint knows what a format says") struct LintFormatFindingsTests {
  /// Files, the language asked for, and for each finding expected a part of its line.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    var language = "es"
    var found: [String] = []

    var testDescription: String { name }
  }

  @Test(arguments: cases) func findings(_ example: Case) throws {
    let tree = try ScratchTree(example.files)
    let paths = example.files.keys.sorted().map { tree.path + "/" + $0 }
    let result = glosa(
      ["lint"] + paths + ["--from", "en", "--to", example.language, "--config", "none", "--format", "csv"])
    let lines = result.output.split(separator: "\n").dropFirst()
    #expect(lines.count == example.found.count, "\(result.output)\(result.messages)")
    for part in example.found { #expect(lines.contains { $0.contains(part) }, "\(part): \(result.output)") }
  }

  static let cases = [
    Case(
      name: "Qt: the singular may say its number in words, where it stands for one number",
      files: [
        "app_es.ts": qt(
          "es",
          """
          <message numerus="yes"><source>%n page(s) in %1</source><translation><numerusform>Una página en %1\
          </numerusform><numerusform>%n páginas en %1</numerusform></translation></message>
          <message numerus="yes"><source>%n left</source><translation><numerusform>Queda %n</numerusform>\
          <numerusform>Quedan muchos</numerusform></translation></message>
          """)
      ], found: ["placeholder/missing"]),
    Case(
      name: "Qt: in Russian the first form stands for 21 too",
      files: [
        "app_ru.ts": qt(
          "ru",
          """
          <message numerus="yes"><source>%n file(s) copied</source><translation><numerusform>Один файл скопирован\
          </numerusform><numerusform>%n файла скопировано</numerusform><numerusform>%n файлов скопировано\
          </numerusform></translation></message>
          """)
      ], language: "ru", found: ["placeholder/missing"]),
    Case(
      name: "Qt: characters as elements, and texts of several lengths",
      files: [
        "app_es.ts": qt(
          "es",
          """
          <message><source>One<byte value="x1b"/>two and more</source><translation>Uno<byte value="x1b"/>dos y más\
          </translation></message>
          <message><source>Open the file</source><translation variants="yes"><lengthvariant>Abrir el archivo\
          </lengthvariant><lengthvariant>Abrir</lengthvariant></translation></message>
          """)
      ]),
    Case(
      name: "PO: names of translators translate nothing",
      files: [
        "es.po": """
        msgid ""
        msgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n"

        msgid "translator-credits"
        msgstr "Ann Pérez <ann@example.org>, 2021-2024\\nBob <bob@example.org>"

        msgctxt "EMAIL OF TRANSLATORS"
        msgid "Your emails"
        msgstr "ann@example.org,bob@example.org"

        msgctxt "about dialog"
        msgid "Your names"
        msgstr "Sus nombres 7"

        """
      ], found: ["number/value"]),
    Case(
      name: "String catalogues: texts for several devices",
      files: [
        "L.xcstrings": """
        {"sourceLanguage": "en", "version": "1.0", "strings": {"Tap the button": {"localizations": {
          "en": {"variations": {"device": {
            "mac": {"stringUnit": {"state": "translated", "value": "Click the 2 buttons"}},
            "other": {"stringUnit": {"state": "translated", "value": "Tap the 3 buttons"}}}}},
          "es": {"variations": {"device": {
            "mac": {"stringUnit": {"state": "translated", "value": "Haga clic en los 2 botones"}},
            "iphone": {"stringUnit": {"state": "translated", "value": "Toque los 3 botones"}},
            "other": {"stringUnit": {"state": "translated", "value": "Toque los 4 botones"}}}}}}}}}
        """
      ], found: ["number/value"]),
    Case(
      name: "Rails: patterns of dates and amounts are the language's own, and one form may say the number",
      files: [
        "en.yml": """
        en:
          date:
            formats:
              long: "%B %d, %Y"
          number:
            currency:
              format:
                format: "%u%n"
          things:
            one: "One thing"
            other: "%{count} things"
          total: "%{count} in all"

        """,
        "es.yml": """
        es:
          date:
            formats:
              long: "%d de %B de %Y"
          number:
            currency:
              format:
                format: "%n %u"
          things:
            one: "%{count} cosa"
            other: "%{count} cosas"
          total: "en total"

        """,
      ], found: ["placeholder/missing"]),
    Case(
      name: "Apple: a percentage before a word is no placeholder",
      files: [
        "a.en.strings": "\"a\" = \"Get 50% off today\";\n\"b\" = \"Save 20% daily on %@\";\n",
        "a.es.strings":
          "\"a\" = \"Obtenga un 50 % de descuento hoy\";\n\"b\" = \"Ahorre un 20 % cada día en %d\";\n",
      ], found: ["placeholder/missing"]),
    Case(
      name: "TOML: in literal strings a backslash is one",
      files: [
        "t.en.toml": "a = 'Use C:\\new and C:\\temp here'\nb = \"One\\\\nTwo lines\"\n",
        "t.es.toml": "a = 'Use la carpeta C:\\new aquí'\nb = \"Una y dos líneas\"\n",
      ], found: ["placeholder/escape"]),
    Case(
      name: "LaTeX: footnotes at the end of the sentence",
      files: [
        "a.en.tex": "The pump\\footnote{See the manual on page 12.} moves water fast.\n",
        "a.es.tex": "La bomba mueve agua con rapidez.\\footnote{Véase el manual en la página 12.}\n",
      ]),
    Case(
      name: "AsciiDoc: footnotes at the end of the sentence",
      files: [
        "a.en.adoc": "The pump footnote:[See the manual on page 12.] moves water fast.\n",
        "a.es.adoc": "La bomba mueve agua con rapidez.footnote:[Véase el manual en la página 12.]\n",
      ]),
  ]

  private static func qt(_ language: String, _ messages: String) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE TS>
    <TS version="2.1" language="\(language)" sourcelanguage="en">
    <context><name>Main</name>
    \(messages)
    </context></TS>

    """
  }
}
