/// The files of the `Locales` folder, compiled in.
public enum LocaleData {
  /// Every embedded file as its path below `Locales` (`es/profile.yml`) and its text, sorted by path.
  public static var files: [(path: String, text: StaticString)] { embeddedFiles }
}
