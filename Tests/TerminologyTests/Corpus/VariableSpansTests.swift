import TextModel
import Testing

@testable import Terminology

@Suite("Variables of messages") struct VariableSpansTests {
  @Test(
    "are found in every dialect, and prose has none",
    arguments: [
      ("a %s b", ["%s"]), ("%.250s (%jd)", ["%.250s", "%jd"]), ("%2$lu of %1", ["%2$lu", "%1"]),
      ("0x%02x", ["%02x"]), ("%(user_name)s and %{name}", ["%(user_name)s", "%{name}"]),
      ("%name%", ["%name%"]),
      ("100 % de 5%", []), ("50%d", []), ("{name} {0:d} {{x}}", ["{name}", "{0:d}", "{{x}}"]),
      ("{n, plural, one {# file}}", ["{n, plural,"]), ("a {set of words}", []),
      ("${HOME} $(pwd) $x $5", ["${HOME}", "$(pwd)", "$x"]), ("@VERSION@ me@here", ["@VERSION@"]),
      ("&brand; R&D AT&T", ["&brand;"]), (#"\d[S+] \dt"#, [#"\d[S+]"#, #"\dt"#]), ("%", []),
      ("use -C or --follow-links=x", ["-C", "--follow-links"]), ("[-a|--all] en-US", ["-a", "--all"]),
      ("it -so they say- is -- x-y -é -", []), ("{", []),
    ] as [(String, [String])])
  func spans(_ text: String, expected: [String]) {
    let bytes = Array(text.utf8)
    let found = VariableSpans(bytes).ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    #expect(found == expected)
  }
}

@Suite("Keyboard accelerators") struct AcceleratorsTests {
  @Test(
    "are taken away where both texts show that the sign is one",
    arguments: [
      ("_File Manager", "_Gestor", "File Manager", "Gestor"),
      ("Open the pre_ferences", "Abrir las pre_ferencias", "Open the preferences", "Abrir las preferencias"),
      ("the clip&board", "el &portapapeles", "the clipboard", "el portapapeles"),
      ("E&xit", "&Salir", "Exit", "Salir"), ("_File", "文件(_F)", "File", "文件(F)"),
      ("Save &As...", "Guardar &como...", "Save As...", "Guardar como..."),
      ("R&D", "I+D", "R&D", "I+D"), ("R&D", "I&D", "R&D", "I&D"),
      ("a &amp; b", "a &amp; b", "a &amp; b", "a &amp; b"),
      ("model_name", "model_name", "model_name", "model_name"),
      ("Save & exit", "Guardar & salir", "Save & exit", "Guardar & salir"),
      ("max_input_size", "max_input_size", "max_input_size", "max_input_size"),
    ])
  func undone(_ source: String, _ target: String, ownText: String, otherText: String) {
    let unit = TranslationUnit(id: "1", source: source, targets: [target]).withoutAccelerators
    #expect([unit.source, unit.target] == [ownText, otherText])
  }
}
