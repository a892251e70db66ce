import TextModel

/// The languages of a TMX file as they come up, and the parts that they have in the pair to read.
struct TMXLanguages {
  struct Known {
    /// The tag as it is written.
    var text: String
    var tag: LanguageTag
    var role: LanguagePair.Role
    var isExact: Bool
    /// How many texts there were.
    var count = 0
  }

  private(set) var pair: LanguagePair
  var known: [Known] = []
  private var isTargetGuessed = false

  /// Whether both languages were asked for, so that others do no harm.
  private let isPairGiven: Bool

  init(pair: LanguagePair) {
    self.pair = pair
    isPairGiven = pair.source != nil && pair.target != nil
  }

  func tag(_ index: Int) -> LanguageTag { known[index].tag }

  /// The number of a language, by its tag as written.
  mutating func index(of text: String, at place: TextPlace, in file: String) throws(InputError) -> Int {
    for index in known.indices where known[index].text == text { return index }
    guard let tag = LanguageTag(text) ?? (isPairGiven ? "und" : nil) else {
      throw InputError(
        "\"\(text.printable)\" is no language tag", at: place.location(in: file),
        remedy: "use tags such as es or pt-BR")
    }
    if known.count == 1024 {
      throw InputError("the file holds more than 1024 languages", at: place.location(in: file))
    }
    known.append(Known(text: text, tag: tag, role: .other, isExact: false))
    assignRoles()
    return known.count - 1
  }

  /// Takes the header's source language, unless a source was asked for or it was asked for as the target.
  mutating func setSource(_ index: Int) {
    let tag = known[index].tag
    if pair.source != nil || pair.target.map({ $0.matches(tag) }) ?? false { return }
    pair.source = tag
    assignRoles()
  }

  /// Fixes the languages that neither the options nor the header gave, from the first units that show them.
  /// - Throws: ``InputError`` when the target was guessed and a third language comes up.
  mutating func notice(_ index: Int, at place: TextPlace, in file: String) throws(InputError) {
    if known[index].role != .other { return }
    if pair.source == nil {
      pair.source = known[index].tag
    } else if pair.target == nil {
      pair.target = known[index].tag
      isTargetGuessed = true
    } else if isTargetGuessed {
      let found = known.map(\.tag.description).joined(separator: ", ")
      throw InputError(
        "the file holds more than two languages: \(found)", at: place.location(in: file),
        remedy: "say which two to use with --from and --to")
    }
    assignRoles()
  }

  /// Takes another variant of the source language for the target when a unit holds nothing else beside the source:
  /// `en-US` can be translated to `en-GB`.
  mutating func pairVariants(_ indexes: some Collection<Int>) {
    if pair.target != nil { return }
    let others = indexes.filter { known[$0].tag != pair.source }
    guard let target = others.first, others.allSatisfy({ $0 == target }),
      others.count < indexes.count
    else { return }
    pair.target = known[target].tag
    isTargetGuessed = true
    assignRoles()
  }

  private mutating func assignRoles() {
    for index in known.indices {
      (known[index].role, known[index].isExact) = pair.role(of: known[index].tag)
    }
  }
}
