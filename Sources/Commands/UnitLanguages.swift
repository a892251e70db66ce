import Formats
import LocaleProfiles
import Segmentation
import TextModel

/// The languages of a bitext: as given, as its units say, or guessed from their texts.
struct UnitLanguages {
  private(set) var source: LanguageTag?
  private(set) var target: LanguageTag?

  /// - Parameters:
  ///   - languages: What was asked for, which wins.
  ///   - units: The first units of the bitext; about a thousand are enough.
  ///   - file: Named in the note that reports a guess.
  ///   - isCatalogue: Whether it is a catalogue of gettext, which asks programs to be written in English (GNU gettext
  ///     0.22, section 4.3): the source that nothing else tells.
  init(
    _ languages: LanguageOptions, _ units: [TranslationUnit], file: String, isCatalogue: Bool = false,
    common: CommonOptions
  ) {
    let known = units.first { $0.sourceLanguage != nil || $0.targetLanguage != nil }
    source = languages.from ?? known?.sourceLanguage
    target = languages.to ?? known?.targetLanguage
    if source == nil {
      let english: LanguageTag? = isCatalogue ? "en" : nil
      source = Self.guess(units.map(\.source), file, "source", "--from", common, otherwise: english)
    }
    if target == nil { target = Self.guess(units.compactMap(\.target), file, "target", "--to", common) }
  }

  /// The languages of a table or JSON Lines file that names none; those given where it cannot be read as a bitext.
  init(_ languages: LanguageOptions, of file: InputFile, format: Format?, common: CommonOptions) {
    var units: [TranslationUnit] = []
    let options = ReadOptions(from: languages.from, to: languages.to)
    if languages.from == nil || languages.to == nil,
      var bitext = try? Bitext(file, format: format, options: options)
    {
      while units.count < Self.sampleSize, let unit = try? bitext.next() { units.append(unit) }
    }
    self.init(languages, units, file: file.name, common: common)
  }

  /// How many units are looked at to guess a language.
  static let sampleSize = 1_000

  private static func guess(
    _ texts: [String], _ file: String, _ side: String, _ option: String, _ common: CommonOptions,
    otherwise: LanguageTag? = nil
  ) -> LanguageTag? {
    let sample = texts.joined(separator: "\n").prefix(20_000)
    guard let guess = LanguageGuesser().certainGuess(sample) ?? otherwise else { return nil }
    let name = LocaleLibrary.shared.profile(for: guess).name
    common.note("\(file): the \(side) is taken for \(name) (\(guess)); \(option) says otherwise")
    return guess
  }
}
