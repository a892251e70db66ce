/// The glossaries of the `Glossaries` folder, compiled in.
public enum GlossaryData {
  /// Every embedded file as its path below `Glossaries` (`ai-open-source/concepts.yml`) and its text, sorted by path.
  public static var files: [(path: String, text: StaticString)] { embeddedFiles }
}
