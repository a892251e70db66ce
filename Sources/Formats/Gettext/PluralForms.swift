import TextModel

/// The usual values of the header field `Plural-Forms` (GNU gettext 0.21, "Additional functions for plural forms").
enum PluralForms {
  private static let slavic = "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2"

  private static let families: [(languages: String, expression: String)] = [
    ("ja ko zh vi th id ms lo", "nplurals=1; plural=0;"),
    (
      "en es de it pt nl sv da nb nn no fi et el hu bg ca gl eu he tr eo",
      "nplurals=2; plural=(n != 1);"
    ),
    ("fr pt-BR", "nplurals=2; plural=(n > 1);"),
    ("ru uk be sr hr bs", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : \(slavic));"),
    ("pl", "nplurals=3; plural=(n==1 ? 0 : \(slavic));"),
    ("cs sk", "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;"),
    ("ro", "nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100>0 && n%100<20)) ? 1 : 2);"),
    ("lv", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n!=0 ? 1 : 2);"),
    ("lt", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);"),
    ("sl", "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);"),
    (
      "ar",
      "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
    ),
  ]

  /// The field's value for a language; `nil` when it is not known.
  static func expression(for tag: LanguageTag) -> String? {
    for name in tag.fallbacks.map(\.description) {
      if let family = families.first(where: { $0.languages.split(separator: " ").contains { $0 == name } }) {
        return family.expression
      }
    }
    return nil
  }
}
