import LocaleProfiles
import Testing
import TextModel

@Suite("Locale library") struct LocaleLibraryTests {
  @Test("reads every language that is compiled in", arguments: LocaleLibrary.shared.languages)
  func compiledIn(_ language: LanguageTag) throws {
    let profile = try LocaleLibrary.shared.load(language)
    #expect(profile.tag == language)
    #expect(!profile.name.isEmpty && !profile.nativeName.isEmpty)
    #expect(!profile.quotes.isEmpty)
  }

  @Test("finds a profile along the tag")
  func fallback() {
    #expect(LocaleLibrary.shared.profile(for: "es-MX").tag == "es")
    #expect(!LocaleLibrary.shared.profile(for: "tlh").isKnown)
  }

  @Test(
    "says which line of a file is wrong",
    arguments: [
      ("abbreviations.txt", "[sometimes]\nx.\n", 2), ("inflection.txt", "[plural]\ns - x\n", 2),
      ("number-words.txt", "\none two\n", 2), ("profile.yml", "nmae: X\n", 1), ("extra.txt", "", 0),
    ])
  func defects(_ file: String, text: String, line: Int) throws {
    let library = LocaleLibrary(overlay: ["xx/\(file)": text])
    let error = try #require(throws: InputError.self) { try library.load("xx") }
    #expect(error.location == Location(file: "xx/\(file)", line: line, column: error.location?.column ?? 0))
  }

  @Test("lets an overlay replace a compiled-in file")
  func overlay() throws {
    let library = LocaleLibrary(overlay: ["es/abbreviations.txt": "[never-final]\nZz.\n"])
    #expect(try library.load("es").abbreviations.kinds == ["Zz.": [.neverFinal]])
    #expect(try library.load("es").name == "Spanish")
  }

  @Test("reads no more of a profile than is asked for")
  func parts() throws {
    let library = LocaleLibrary(overlay: ["es/verbs.txt": "[nothing]\nx\n"])
    let some = try library.load("es-MX", part: .segmentation)
    #expect(some.name == "Spanish" && !some.abbreviations.kinds.isEmpty && !some.functionWords.isEmpty)
    #expect(some.generalWords.isEmpty)
    #expect(throws: InputError.self) { try library.load("es-MX") }
    let words = LocaleLibrary.shared.functionWords(of: "es")
    #expect(words.contains("de") && LocaleLibrary.shared.functionWords(of: "tlh").isEmpty)
    #expect(LocaleLibrary.shared.knows("es-MX") && !LocaleLibrary.shared.knows("tlh"))
    // What was read in part is read whole when it is asked for.
    _ = try LocaleLibrary.shared.load("en", part: .functionWords)
    #expect(try !LocaleLibrary.shared.load("en").generalWords.isEmpty)
  }
}
