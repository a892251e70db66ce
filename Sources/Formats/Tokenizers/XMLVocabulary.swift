/// What the numbers that an ``XMLParser`` gives to names mean to one format.
struct XMLVocabulary<Name: RawRepresentable> where Name.RawValue == String {
  private var meanings: [Name?] = []

  /// The format's name for an element; `nil` when the format does not know it.
  mutating func meaning(of number: Int, in parser: XMLParser) -> Name? {
    while number >= meanings.count { meanings.append(Name(rawValue: parser.qualifiedName(meanings.count))) }
    return meanings[number]
  }
}
