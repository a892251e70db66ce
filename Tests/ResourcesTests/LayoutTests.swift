import Resources
import Testing
import TextModel

@Suite("Layouts by language") struct LayoutTests {
  /// Paths, the rules they make, and the languages.
  private static let cases: [(paths: [String], rules: [String], languages: [LanguageTag])] = [
    // A region of a language is no translation of it that lies beside.
    (
      ["rails/locale/en.yml", "rails/locale/es.yml", "rails/locale/es-AR.yml"],
      ["rails/locale/en.yml -> rails/locale/{lang}.yml"], ["es", "es-AR"]
    ),
    // Words of English at the end of a name are no languages.
    (
      ["en/as-is.html", "en/as.html", "en/to-top.html", "es/as-is.html", "es/as.html", "es/to-top.html"],
      ["en/** -> {lang}/**"], ["es"]
    ),
    (["_en/a.md", "_es/a.md", "_config.yml"], ["_en/** -> _{lang}/**"], ["es"]),
    (["docs/a.md", "docs-es/a.md"], ["docs/** -> docs-{lang}/**"], ["es"]),
    (["docs/a.md", "docs/b/c.md", "docs/es/a.md", "docs/es/b/c.md"], ["docs/** -> docs/{lang}/**"], ["es"]),
    (["index.md", "about.md", "es/index.md", "es/about.md"], ["*.md -> {lang}/*.md"], ["es"]),
    (["messages/en.json", "messages/es.json"], ["messages/en.json -> messages/{lang}.json"], ["es"]),
    (["i18n/en/app.ftl", "i18n/es/app.ftl"], ["i18n/en/** -> i18n/{lang}/**"], ["es"]),
    (["locales/en.ftl", "locales/es.ftl"], ["locales/en.ftl -> locales/{lang}.ftl"], ["es"]),
    (["S/en-US/R.resw", "S/es-ES/R.resw"], ["S/en-US/** -> S/{lang}/**"], ["es-ES"]),
    (
      ["lib/l10n/intl_en.arb", "lib/l10n/intl_es_AR.arb", "lib/l10n/intl_zh_Hans_CN.arb"],
      ["lib/l10n/*_en.arb -> lib/l10n/*_{lang}.arb"], ["es-AR", "zh-Hans-CN"]
    ),
    (
      [
        "web/docusaurus.config.js", "web/docs/a.md", "web/blog/b.md",
        "web/i18n/es/docusaurus-plugin-content-docs/current/a.md",
        "web/i18n/es/docusaurus-plugin-content-blog/b.md",
      ],
      [
        "web/docs/** -> web/i18n/{lang}/docusaurus-plugin-content-docs/current/**",
        "web/blog/** -> web/i18n/{lang}/docusaurus-plugin-content-blog/**",
      ], ["es"]
    ),
    (
      [
        "res/values/strings.xml", "res/values/plurals.xml", "res/values-es/strings.xml",
        "res/values-es/plurals.xml", "res/values/colors.xml", "res/values-night/colors.xml",
      ],
      [
        "res/values/plurals.xml -> res/values-{lang}/plurals.xml",
        "res/values/strings.xml -> res/values-{lang}/strings.xml",
      ], ["es"]
    ),
    (
      "abcd".flatMap { ["packages/\($0)/i18n/en.json", "packages/\($0)/i18n/es.json"] },
      ["**/i18n/en.json -> **/i18n/{lang}.json"], ["es"]
    ),
    (
      [
        "config/locales/en.yml", "config/locales/es.yml", "config/locales/views/en/a.yml",
        "config/locales/views/es/a.yml",
      ],
      [
        "config/locales/en.yml -> config/locales/{lang}.yml",
        "config/locales/views/en/** -> config/locales/views/{lang}/**",
      ], ["es"]
    ),
    // `img` is the tag of no language with documents of its own.
    (["docs/en/a.md", "docs/es/a.md", "docs/img/x.md"], ["docs/en/** -> docs/{lang}/**"], ["es"]),
  ]

  @Test("languages are found in the names of folders and files", arguments: cases.indices)
  func rules(_ index: Int) {
    let (paths, rules, languages) = Self.cases[index]
    let layouts = RepositoryLayout.recognizing(paths).layouts
    #expect(layouts.flatMap(\.rules) == rules)
    #expect(Set(layouts.flatMap(\.languages)).sorted() == languages)
  }

  @Test(
    "files of both languages are found in any folder",
    arguments: [
      (["app/translations/app_es.ts", "lib/i18n/lib_es.ts"], ["app/translations/*.ts", "lib/i18n/*.ts"]),
      (["src/lang/x_en.ts", "src/lang/x_es.ts"], ["src/lang/*.ts"]),
      (["languages/shop-es_ES.po", "languages/shop.pot"], ["languages/*.po"]),
      (["docs/conf.py", "docs/locales/es/LC_MESSAGES/index.po"], ["docs/locales/*/**/*.po"]),
      (["src/locale/messages.xlf", "src/locale/messages.es.xlf"], ["src/locale/*.xlf"]),
    ])
  func catalogues(_ paths: [String], _ files: [String]) {
    let layouts = RepositoryLayout.recognizing(paths, source: "en")
    #expect(layouts.flatMap(\.files).sorted() == files)
    #expect(layouts.allSatisfy { $0.languages.map(\.base) == ["es"] })
  }

  @Test(
    "other words than languages make no layout",
    arguments: [
      ["src/is/README.md", "src/README.md"], ["package.json", "src/lang/app_es.ts", "src/lang/app_de.ts"],
      ["res/values/colors.xml", "res/values-night/colors.xml"], ["words/en.txt", "words/es.txt"],
      ["a/to/x.md", "a/in/y.md"],
    ])
  func words(_ paths: [String]) {
    #expect(RepositoryLayout.recognizing(paths, source: "en") == [])
  }
}
