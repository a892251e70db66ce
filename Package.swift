// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same bar: language mode 6, strict memory safety, no warnings.
let strict: [SwiftSetting] = [
  .strictMemorySafety(), .treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility"),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ module: String, _ others: [Target.Dependency] = [], model: [Target.Dependency] = ["TextModel"],
  exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(module)Tests", dependencies: [.init(stringLiteral: module), "TestSupport"] + model + others,
    exclude: exclude, swiftSettings: strict)
}

let libraries = [
  "TextModel", "UnicodeText", "LocaleProfiles", "Formats", "Resources", "Normalization", "Segmentation",
  "GlossaryModel",
  "SentenceAlignment", "WordAlignment", "Terminology", "LintEngine", "LintRules", "Reporting",
  "ProjectConfiguration", "LanguageServer",
]

let testTargets = [
  tests("TextModel", model: []), tests("UnicodeText"), tests("LocaleProfiles"),
  tests("Normalization", ["LocaleProfiles"]),
  tests("Segmentation", ["Formats", "LocaleProfiles"]), tests("Formats"), tests("Resources", ["Formats"]),
  tests("GlossaryModel", ["Formats"], exclude: ["Fixtures"]),
  tests("SentenceAlignment", ["Formats", "LocaleProfiles", "Segmentation"]),
  tests("WordAlignment"),
  tests("Terminology", ["GlossaryModel", "LocaleProfiles", "Segmentation"]),
  tests("LintEngine", ["Formats", "LocaleProfiles", "Segmentation"]),
  tests("LintRules", ["GlossaryModel", "LintEngine", "LocaleProfiles"]),
  tests("ProjectConfiguration", ["LintEngine", "LintRules", "Resources"]),
  tests("LanguageServer", model: []),
  tests("Reporting", ["Formats", "GlossaryModel", "LintEngine"]),
  tests("Fuzz", model: []),
  tests(
    "Commands",
    [
      "Formats", "GlossaryData", "GlossaryModel", "LintEngine", "LintRules", "LocaleProfiles",
      "Normalization", "ProjectConfiguration", "Reporting", "Resources", "SentenceAlignment", "Terminology",
    ]),
]

let package = Package(
  name: "glosa",
  products: libraries.map { .library(name: $0, targets: [$0]) }
    + [
      .executable(name: "glosa", targets: ["glosa"]),
      .plugin(name: "GlosaLint", targets: ["GlosaLint"]),
      .plugin(name: "GlosaLintBuild", targets: ["GlosaLintBuild"]),
    ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Level 0: the C world. Headers of ICU, libxml2 and zlib are seen by nothing above.
    .systemLibrary(name: "CICUSystem", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .systemLibrary(name: "CXMLSystem", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CZlibSystem", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CICU", dependencies: ["CICUSystem"]),

    // Level 1: values and data.
    library("TextModel"),
    .target(
      name: "LocaleData", path: "Locales", exclude: ["README.md", "pairs"], swiftSettings: strict,
      plugins: ["EmbedPlugin"]),

    .target(
      name: "GlossaryData", path: "Glossaries",
      exclude: ["ai-open-source/README.md", "ai-open-source/example"], swiftSettings: strict,
      plugins: ["EmbedPlugin"]),

    .target(
      name: "CLexiconData", path: "Locales/pairs",
      exclude: ["README.md", "build.py", "sources.tsv", "de-en.lexicon", "es-en.lexicon", "fr-en.lexicon"]),

    // Level 2: faces of the libraries and the formats.
    library("UnicodeText", ["CICU", "TextModel"]),
    library("LocaleProfiles", ["LocaleData", "TextModel", "Yams"]),
    library("Formats", ["TextModel", "CXMLSystem", "CZlibSystem"]),

    // Level 3: resource files and documents, and text.
    library("Resources", ["Formats", "TextModel", "CZlibSystem"]),
    library("Normalization", ["UnicodeText", "LocaleProfiles", "TextModel"]),
    library("Segmentation", ["UnicodeText", "LocaleProfiles", "TextModel"]),
    library("GlossaryModel", ["UnicodeText", "Formats", "TextModel", "Yams"]),

    // Level 4: alignment.
    library(
      "SentenceAlignment",
      ["Resources", "Segmentation", "LocaleProfiles", "UnicodeText", "Formats", "TextModel"]),
    library("WordAlignment", ["UnicodeText", "TextModel", "CLexiconData", "CZlibSystem"]),

    // Level 5: terms and the lint engine.
    library(
      "Terminology",
      [
        "WordAlignment", "GlossaryModel", "Segmentation", "Normalization", "LocaleProfiles", "UnicodeText",
        "TextModel",
      ]),
    library(
      "LintEngine",
      [
        "GlossaryModel", "Formats", "Terminology", "Segmentation", "Normalization", "LocaleProfiles",
        "UnicodeText",
        "TextModel",
      ]),

    // Level 6: rules and reports.
    library(
      "LintRules",
      [
        "LintEngine", "Terminology", "GlossaryModel", "Segmentation", "Normalization", "LocaleProfiles",
        "UnicodeText", "TextModel",
      ]),
    .target(
      name: "Reporting",
      dependencies: ["LintEngine", "GlossaryModel", "Formats", "UnicodeText", "TextModel"],
      swiftSettings: strict,
      plugins: ["EmbedPlugin"]),

    // Level 7: projects.
    library(
      "ProjectConfiguration",
      ["LintEngine", "GlossaryModel", "Resources", "LocaleProfiles", "Formats", "TextModel"]),

    // The protocol of editors, without what is said by it.
    library("LanguageServer", ["Formats"]),

    // Level 8: the command line.
    library(
      "Commands",
      [
        "Formats", "Resources", "GlossaryModel", "SentenceAlignment", "WordAlignment", "Terminology",
        "LintEngine",
        "LintRules", "Reporting", "ProjectConfiguration", "LanguageServer", "Segmentation",
        "Normalization", "UnicodeText",
        "LocaleProfiles",
        "GlossaryData", "TextModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Level 9: the program.
    .executableTarget(name: "glosa", dependencies: ["Commands"], swiftSettings: strict),

    // Beside the levels: plugins for packages, what makes data into code, and what measures and tests.
    .plugin(
      name: "GlosaLint",
      capability: .command(
        intent: .custom(verb: "lint-translations", description: "Check the string catalogs of the package.")),
      dependencies: ["glosa"]),
    .plugin(name: "GlosaLintBuild", capability: .buildTool(), dependencies: ["glosa"]),
    .executableTarget(name: "EmbedTool", swiftSettings: strict),
    .plugin(
      name: "EmbedPlugin", capability: .buildTool(), dependencies: ["EmbedTool"], path: "Sources/EmbedPlugin"),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Segmentation", "SentenceAlignment", "Formats", "Resources", "CXMLSystem",
        "Terminology",
        "LocaleProfiles", "TextModel",
        "GlossaryModel", "Normalization", "UnicodeText",
      ],
      exclude: ["bench.py", "lint-precision.py", "lint-speed.py", "sax.c", "word-alignment.py"],
      swiftSettings: strict),

    // What is fuzzed; it feeds the targets by libFuzzer where it is built with it (`make fuzz`).
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Formats", "GlossaryModel", "LanguageServer", "LintEngine", "LintRules", "LocaleProfiles",
        "Normalization",
        "ProjectConfiguration", "Resources", "Segmentation", "TextModel", "WordAlignment",
      ],
      path: "Tests/Fuzz", exclude: ["Corpus", "fuzz.sh"], swiftSettings: strict),

    // Tests mirror the sources.
    .target(
      name: "TestSupport", dependencies: ["TextModel"], path: "Tests/TestSupport", swiftSettings: strict),
  ] + testTargets
)
