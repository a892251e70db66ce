import Formats
import Resources
import Testing
import TextModel

@Suite("Pairing") struct PairingTests {
  @Test(
    "a rule says where the translation lies",
    arguments: [
      ("locales/en.json -> locales/{lang}.json", "locales/en.json", "locales/es.json"),
      ("docs/en/** -> docs/{lang}/**", "docs/en/a/b.md", "docs/es/a/b.md"),
      ("{name}.md -> {name}.{lang}.md", "guide.md", "guide.es.md"),
      ("res/values/*.xml -> res/values-{lang}/*.xml", "res/values/strings.xml", "res/values-es/strings.xml"),
      ("**/en.lproj/* -> **/{lang}.lproj/*", "App/en.lproj/Main.strings", "App/es.lproj/Main.strings"),
    ])
  func targets(_ rule: String, _ source: String, _ target: String) throws {
    let rule = try PairRule(rule)
    #expect(rule.isSource(source))
    #expect(rule.targets(of: source, in: "es") == [target])
    #expect(rule.source(of: target, in: "es") == source)
    #expect(rule.targets(of: "other/file.txt", in: "es") == [])
  }

  @Test("regions are spelled in several ways") func regions() throws {
    let rule = try PairRule("values/a.xml -> values-{lang}/a.xml")
    let targets = rule.targets(of: "values/a.xml", in: "es-MX")
    #expect(targets.contains("values-es-rMX/a.xml") && targets.contains("values-es_MX/a.xml"))
    #expect(targets.last == "values-es/a.xml")
  }

  @Test("a rule that cannot work is refused", arguments: ["a.json", "a -> b -> c", "a -> *", " -> b"])
  func refuses(_ rule: String) {
    #expect(throws: InputError.self) { try PairRule(rule) }
  }

  @Test("a rule full of signs takes no time") func hostile() throws {
    let rule = try PairRule(String(repeating: "*a", count: 30) + " -> b")
    #expect(!rule.isSource(String(repeating: "a", count: 200) + "b"))
  }

  @Test("missing and orphaned files are found") func tree() throws {
    let paths = ["docs/en/a.md", "docs/en/b.md", "docs/es/a.md", "docs/es/old.md", "README.md"]
    let tree = PairedTree(
      paths: paths, rules: [try PairRule("docs/en/** -> docs/{lang}/**")], languages: ["es"])
    #expect(tree.pairs.map(\.target) == ["docs/es/a.md"])
    #expect(tree.missing.map(\.target) == ["docs/es/b.md"])
    #expect(tree.orphaned.map(\.target) == ["docs/es/old.md"])
  }

  @Test("a file is one translation, also where it serves a region") func servedRegions() throws {
    let tree = PairedTree(
      paths: ["a.md", "a.es.md", "b.md", "b.es.md", "b.es-MX.md"],
      rules: [try PairRule("{n}.md -> {n}.{lang}.md")], languages: ["es-MX", "es"])
    #expect(tree.pairs.map(\.target) == ["a.es.md", "b.es.md", "b.es-MX.md"])
    #expect(tree.pairs.map(\.language) == ["es", "es", "es-MX"])
  }

  @Test(
    "layouts are recognised",
    arguments: [
      (
        "i18next", ["public/locales/en/common.json", "public/locales/es/common.json"],
        "public/locales/en/**.json -> public/locales/{lang}/**.json"
      ),
      (
        "Rails", ["config/locales/en.yml", "config/locales/es.yml"],
        "config/locales/en.yml -> config/locales/{lang}.yml"
      ),
      (
        "Android",
        [
          "app/src/main/res/values/strings.xml", "app/src/main/res/values-es/strings.xml",
          "app/src/main/res/values-es-rMX/strings.xml",
        ], "app/src/main/res/values/strings.xml -> app/src/main/res/values-{lang}/strings.xml"
      ),
      (
        "Apple", ["App/en.lproj/Localizable.strings", "App/es.lproj/Localizable.strings"],
        "App/en.lproj/** -> App/{lang}.lproj/**"
      ),
      (
        "Flutter", ["lib/l10n/app_en.arb", "lib/l10n/app_es.arb"],
        "lib/l10n/app_en.arb -> lib/l10n/app_{lang}.arb"
      ),
      ("Fluent", ["locales/en/a.ftl", "locales/es/a.ftl"], "locales/en/**.ftl -> locales/{lang}/**.ftl"),
      (
        "Docusaurus",
        ["docusaurus.config.js", "docs/a.md", "i18n/es/docusaurus-plugin-content-docs/current/a.md"],
        "docs/** -> i18n/{lang}/docusaurus-plugin-content-docs/current/**"
      ),
      ("Hugo", ["i18n/en.toml", "i18n/es.toml"], "i18n/en.toml -> i18n/{lang}.toml"),
      ("Jekyll data", ["_config.yml", "_data/en.yml", "_data/es.yml"], "_data/en.yml -> _data/{lang}.yml"),
      (
        "Laravel", ["resources/lang/en/auth.php", "resources/lang/es/auth.php"],
        "resources/lang/en/**.php -> resources/lang/{lang}/**.php"
      ),
      ("documentation", ["docs/en/a.md", "docs/es/a.md"], "docs/en/** -> docs/{lang}/**"),
      (
        "Rails", ["config/locales/en/user.yml", "config/locales/es/user.yml"],
        "config/locales/en/**.yml -> config/locales/{lang}/**.yml"
      ),
      (
        "translations beside their sources", ["README.md", "README.es.md", "README.pt-BR.md", "a.no.c"],
        "*.md -> *.{lang}.md"
      ),
      (
        "translations beside their sources", ["src/text_en.properties", "src/text_es.properties"],
        "src/*_en.properties -> src/*_{lang}.properties"
      ),
      (
        "translations beside their sources",
        [
          "a/x.resx", "a/x.es.resx", "b/x.resx", "b/x.es.resx", "c/x.resx", "c/x.es.resx", "d/x.resx",
          "d/x.es.resx",
        ], "**.resx -> **.{lang}.resx"
      ),
    ])
  func layouts(_ name: String, _ paths: [String], _ rule: String) {
    let layout = RepositoryLayout.recognizing(paths, source: "en").first
    #expect(layout?.name == name)
    #expect(layout?.rules == [rule])
    #expect(layout?.languages.contains("es") ?? false)
  }

  @Test("sources with a region are found, as they are spelled")
  func regionalSources() {
    let (source, layouts) = RepositoryLayout.recognizing(["locales/en_US/a.json", "locales/es_MX/a.json"])
    #expect(source == "en-US" && layouts.first?.rules == ["locales/en_US/**.json -> locales/{lang}/**.json"])
    let apple = RepositoryLayout.recognizing(
      ["App/Base.lproj/Localizable.strings", "App/es.lproj/Localizable.strings"], source: "en")
    #expect(apple.first?.rules == ["App/Base.lproj/** -> App/{lang}.lproj/**"])
    let android = RepositoryLayout.recognizing(
      ["res/values/strings.xml", "res/values-b+sr+Latn/strings.xml"], source: "en")
    #expect(android.first?.languages == ["sr-Latn"])
  }

  @Test(
    "files of both languages need no rule",
    arguments: [
      ("gettext", ["po/es.po", "po/de.po", "src/a.c"]), ("gettext", ["es.po"]),
      ("gettext", ["translations/es.po", "translations/app.po"]), ("mdBook", ["book.toml", "po/es.po"]),
      ("Django", ["app/locale/es/LC_MESSAGES/django.po"]),
      ("Django", ["docs/conf.py", "app/locale/es/LC_MESSAGES/djangojs.po"]),
      ("gettext", ["app/locale/es/LC_MESSAGES/app.po"]),
      ("Sphinx", ["docs/conf.py", "docs/locale/es/LC_MESSAGES/index.po"]),
      ("Qt", ["translations/app_es.ts", "translations/es.ts"]), ("Qt", ["translations/my_application_es.ts"]),
    ])
  func bilingualLayouts(_ name: String, _ paths: [String]) {
    let layout = RepositoryLayout.recognizing(paths, source: "en").first
    #expect(layout?.name == name)
    #expect(layout?.rules == [])
    #expect(layout?.languages.contains("es") ?? false)
  }
}

@Suite("Joined resources") struct JoinedResourcesTests {
  private func file(_ name: String, _ text: String) throws -> ResourceFile {
    try ResourceFile(InputFile(Array(text.utf8), name: name))
  }

  @Test("texts are joined by key, with their places") func join() throws {
    let source = try file("en.json", ##"{"a": "One", "b": "Two", "n_one": "1 file", "n_other": "# files"}"##)
    let target = try file(
      "es.json",
      ##"{"a": "Uno\n\u00e9 x", "n_one": "1 archivo", "n_many": "# de archivos", "n_other": "# archivos", "z": "Z"}"##
    )
    let joined = JoinedResources(source: source, target: target, from: "en", to: "es")
    #expect(joined.units.map(\.id) == ["a", "b", "n_one", "n_other", "n_many"])
    #expect(joined.units.map(\.source) == ["One", "Two", "1 file", "# files", "# files"])
    #expect(joined.missing == ["b"])
    #expect(joined.orphaned == ["z"])
    // Byte 7 of the text is the "x", which the escapes push to the right.
    #expect(
      joined.location(ofByte: 7, inUnit: 0, isSource: false) == Location(file: "es.json", line: 1, column: 20)
    )
    let edit = try #require(joined.edit(range: 7..<8, inUnit: 0, text: "y"))
    let changed = String(decoding: try target.replacing([edit]), as: UTF8.self)
    #expect(changed.hasPrefix(#"{"a": "Uno\n\u00e9 y", "n_one""#))
  }

  @Test("mark-up can be kept in the texts") func inline() throws {
    let source = try file(
      "values/strings.xml", "<resources><string name=\"a\">A <b>c</b></string></resources>")
    let target = try file(
      "values-es/strings.xml", "<resources>\n<string name=\"a\">É <b>d</b> f</string></resources>")
    let codes = JoinedResources(source: source, target: target, from: "en", to: "es")
    #expect(codes.units[0].target == "É d f")
    #expect(codes.units[0].targetCodes.map(\.content) == ["<b>", "</b>"])
    let joined = JoinedResources(source: source, target: target, from: "en", to: "es", markup: .inline)
    #expect(joined.units[0].target == "É <b>d</b> f")
    #expect(
      joined.location(ofByte: 12, inUnit: 0, isSource: false)
        == Location(file: "values-es/strings.xml", line: 2, column: 29))
    #expect(joined.edit(range: 2..<5, inUnit: 0, text: "") == nil)
  }

  @Test("a file of both languages gives its own pairs") func bilingual() throws {
    let text =
      "<TS version=\"2.1\" language=\"es\"><context><name>M</name><message><source>Open</source>"
      + "<translation>Abrir</translation></message></context></TS>"
    let joined = JoinedResources(try file("a_es.ts", text), from: "en", to: nil)
    #expect(joined.units.map(\.source) == ["Open"])
    #expect(joined.units.map(\.target) == ["Abrir"])
    #expect(joined.units[0].targetLanguage == "es")
  }
}
