import TextModel
import Yams

/// Reads the files of one language folder.
struct ProfileReader {
  let tag: LanguageTag
  /// Texts by file name.
  let files: [String: String]

  private static let known: Set<String> = [
    "profile.yml", "abbreviations.txt", "function-words.txt", "inflection.txt", "verbs.txt",
    "number-words.txt", "sentences.txt", "keys.txt", "general-words.txt", "frequency.txt", "lint.txt",
  ]

  func read(_ part: ProfilePart) throws(InputError) -> LocaleProfile {
    if let stranger = files.keys.sorted().first(where: { !Self.known.contains($0) }) {
      throw InputError("no file of a language has this name", at: Location(file: "\(tag)/\(stranger)"))
    }
    var profile = LocaleProfile(tag: tag)
    for line in sections("function-words.txt").lines {
      profile.functionWords[line.section, default: []].insert(line.text)
    }
    if part == .functionWords {
      profile.admitCurlyApostrophes()
      return profile
    }
    try readYAML(into: &profile)
    profile.admitCurlyApostrophes()
    try readAbbreviations(into: &profile)
    if part == .all { try readTheRest(into: &profile) }
    return profile
  }

  /// Reads what only the work with terms and the checks of text need.
  private func readTheRest(into profile: inout LocaleProfile) throws(InputError) {
    for line in sections("general-words.txt").lines {
      profile.generalWords[line.section, default: []].insert(line.text)
    }
    try readFrequencies(into: &profile)
    try readInflection(into: &profile)
    try readVerbs(into: &profile)
    try readNumberWords(into: &profile)
    profile.lintLines = sections("lint.txt").lines.map { .init(section: $0.section, text: $0.text) }
    profile.sentenceSamples = sections("sentences.txt").lines.map(\.text)
    profile.keySamples = sections("keys.txt").lines.map { $0.text.split(separator: " ").map(String.init) }
  }

  private func sections(_ name: String) -> SectionedFile {
    SectionedFile(files[name] ?? "", path: "\(tag)/\(name)")
  }

  private func readAbbreviations(into profile: inout LocaleProfile) throws(InputError) {
    let file = sections("abbreviations.txt")
    for line in file.lines {
      switch line.section {
      case "label": profile.abbreviations.labels.insert(line.text)
      case "numbered": profile.abbreviations.numbered.insert(line.text)
      case "speech": profile.abbreviations.speechVerbs.insert(line.text)
      case "with-hour": profile.abbreviations.hourFollowers.insert(line.text)
      default:
        guard let kind = Abbreviations.Kind(rawValue: line.section) else {
          throw file.error(line, "there is no class [\(line.section)] of abbreviations")
        }
        profile.abbreviations.kinds[line.text, default: []].insert(kind)
      }
    }
  }

  private func readFrequencies(into profile: inout LocaleProfile) throws(InputError) {
    let file = sections("frequency.txt")
    for line in file.lines {
      let words = try file.words(of: line, count: 2...2)
      guard let value = Double(words[1]) else { throw file.error(line, "\(words[1]) is no Zipf value") }
      profile.wordFrequencies[words[0]] = value
    }
  }

  private func readInflection(into profile: inout LocaleProfile) throws(InputError) {
    let file = sections("inflection.txt")
    var stages: [(name: String, rules: [InflectionRules.Rule])] = []
    for line in file.lines {
      if line.section == "exceptions" {
        let words = try file.words(of: line, count: 2...2)
        profile.inflection.exceptions[words[0]] = words[1]
        continue
      }
      let words = try file.words(of: line, count: 3...3)
      guard let minimum = Int(words[2]) else { throw file.error(line, "\(words[2]) is no number of letters") }
      // `suffix = minimum` protects the suffix: it is replaced by itself.
      let replacement = words[1] == "=" ? words[0] : words[1] == "-" ? "" : words[1]
      if stages.last?.name != line.section { stages.append((line.section, [])) }
      stages[stages.count - 1].rules.append(
        .init(suffix: Array(words[0].utf8), replacement: Array(replacement.utf8), minimum: minimum))
    }
    profile.inflection.stages = stages.map { InflectionRules.Stage($0.rules) }
  }

  private func readVerbs(into profile: inout LocaleProfile) throws(InputError) {
    let file = sections("verbs.txt")
    var infinitives: [String] = []
    var endings: [(infinitive: String, ending: String)] = []
    for line in file.lines {
      switch line.section {
      case "form": profile.verbs.forms.formUnion(line.text.split(separator: " ").map(String.init))
      case "infinitive": infinitives += line.text.split(separator: " ").map(String.init)
      case "ending":
        let words = try file.words(of: line, count: 2...2)
        endings.append((words[0], words[1] == "-" ? "" : words[1]))
      case "suffix":
        let words = try file.words(of: line, count: 1...2)
        profile.verbs.suffixes.append((words[0], words.count == 2 ? Int(words[1]) ?? 2 : 2))
      case "inflection":
        let words = try file.words(of: line, count: 2...2)
        profile.verbs.inflections.append((words[0], words[1] == "-" ? "" : words[1]))
      case "possible": profile.verbs.possible.formUnion(line.text.split(separator: " ").map(String.init))
      case "enclitic": profile.verbs.enclitics += line.text.split(separator: " ").map(String.init)
      case "command":
        let words = try file.words(of: line, count: 2...2)
        profile.verbs.commands.append((words[0], words[1]))
      case "participle":
        let words = try file.words(of: line, count: 2...2)
        profile.verbs.participles.append((words[0], words[1] == "=" ? nil : Int(words[1]) ?? 2))
      default: throw file.error(line, "there is no section [\(line.section)] of verbs")
      }
    }
    for verb in infinitives {
      profile.verbs.add(verb, of: verb)
      for (infinitive, ending) in endings where verb.hasSuffix(infinitive) {
        profile.verbs.add(verb.dropLast(infinitive.count) + ending, of: verb)
      }
    }
    profile.verbs.enclitics.sort { ($1.count, $0) < ($0.count, $1) }
  }

  private func readNumberWords(into profile: inout LocaleProfile) throws(InputError) {
    let file = sections("number-words.txt")
    for line in file.lines {
      let words = line.text.split(separator: " ")
      guard words.count >= 2, let value = Int(words.last ?? "") else {
        throw file.error(line, "a line is a word and its value")
      }
      let word = words.dropLast().joined(separator: " ")
      if line.section == "ordinal" {
        profile.ordinals[word] = value
      } else {
        profile.cardinals[word] = value
      }
    }
  }
}
