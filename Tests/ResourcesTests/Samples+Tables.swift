extension Sample {
  /// Tables of keys and texts.
  static let tables: [Sample] = [
    Sample(
      "en.json",
      #"""
      {
        "title": "Hello \"you\"",
        "menu": {"open": "Open\u2026", "items": ["One", {"deep": "Dos \ud83d\ude00\n"}], "count": 3, "on": true},
        "apple_one": "{{count}} apple", "apple_other": "{{count}} apples",
        "empty": "", "none": null
      }
      """#,
      [
        ["title", "Hello \"you\""], ["menu.open", "Open…"], ["menu.items[0]", "One"],
        ["menu.items[1].deep", "Dos 😀\n"], ["apple_one", "{{count}} apple"],
        ["apple_other", "{{count}} apples"], ["empty", ""],
      ]),
    Sample(
      "messages.json",
      #"""
      {"name": {"message": "My add-on", "description": "Shown in the list"},
       "hits": {"message": "$COUNT$ hits", "placeholders": {"count": {"content": "$1"}}}}
      """#,
      [["name", "My add-on"], ["hits", "$COUNT$ hits"]]),
    Sample(
      "app_en.arb",
      #"""
      {"@@locale": "en", "hello": "Hello {name}", "@hello": {"description": "A greeting"},
       "n": "{n, plural, one{1 file} other{# files}}"}
      """#,
      [["hello", "Hello {name}"], ["n", "{n, plural, one{1 file} other{# files}}"]]),
    Sample(
      "Localizable.xcstrings",
      #"""
      {"sourceLanguage": "en", "strings": {
        "Open": {"comment": "A button", "localizations": {"es": {"stringUnit": {"state": "translated", "value": "Abrir"}}}},
        "%lld files": {"localizations": {"en": {"variations": {"plural": {
          "one": {"stringUnit": {"state": "new", "value": "%lld file"}},
          "other": {"stringUnit": {"state": "new", "value": "%lld files"}}}}}}}
      }, "version": "1.0"}
      """#,
      [
        ["Open", "Abrir"], ["%lld files|plural.one", "%lld file"], ["%lld files|plural.other", "%lld files"],
      ]),
    Sample(
      "app.properties",
      """
      # The title
      title = Hello\\u0020there
      ! more
      long:first \\
         second\\tthird
      key\\ with\\:signs=value = more
      bare
      accents=ma\u{F1}ana

      """,
      [
        ["title", "Hello there"], ["long", "first second\tthird"], ["key with:signs", "value = more"],
        ["bare", ""], ["accents", "ma\u{F1}ana"],
      ]),
    Sample(
      "Localizable.strings",
      #"""
      /* A button */
      "open" = "Open \"%@\"\n";
      // later
      name = "A\U00e9 \\ b";
      "c"="d" /* x */ ;
      """#,
      [["open", "Open \"%@\"\n"], ["name", "Aé \\ b"], ["c", "d"]]),
    Sample(
      "en-GB.ini", holdsEverything: false,
      """
      ; The title
      TITLE="Hello \\"you\\""
      bare = some text
      [menu]
      open = "Open" ; comment
      empty =

      """,
      [["TITLE", "Hello \"you\""], ["bare", "some text"], ["menu.open", "Open"], ["menu.empty", ""]]),
    Sample(
      "messages.php",
      #"""
      <?php
      /*
      | Validation
      */
      return [
        'title' => 'It\'s here',
        "tab" => "a\tb \$x \u{e9}",
        'nested' => ['deep' => 'Deep', 'list' => array('first', 'second')],
        'joined' => 'a' . 'b', 'call' => __('no'), 3 => 'three', 'on' => true,
        'inter' => "no $variable",
      ];
      """#,
      [
        ["title", "It's here"], ["tab", "a\tb $x é"], ["nested.deep", "Deep"], ["nested.list[0]", "first"],
        ["nested.list[1]", "second"], ["3", "three"],
      ]),
    Sample(
      "lang.php",
      #"""
      <?php
      $lang['yes'] = 'Yes';
      $lang["no"] = "No";
      $options = array('x' => 1, 'name' => 'Name');
      """#,
      [["yes", "Yes"], ["no", "No"], ["name", "Name"]]),
  ]
}

extension Sample {
  /// Tables with structure of their own.
  static let structured: [Sample] = [
    Sample(
      "en.yml",
      #"""
      # The texts
      en: &all
        title: Hello there # shown
        "quoted": "A \"b\" \u00e9
          and more"
        single: 'It''s
          here'
        count: 12
        flag: yes
        items:
          - one
          - two: deep
            other: thing
        apples:
          one: "%{count} apple"
          other: "%{count} apples"
        long: |
          First line

          Second: line
        folded: >-
          One
          two

          three
        flow: {a: b c, "d": [e, "f, g"]}
        plain: several
          lines here
        ref: *all
      """#,
      [
        ["title", "Hello there"], ["quoted", "A \"b\" é and more"], ["single", "It's here"],
        ["items[0]", "one"],
        ["items[1].two", "deep"], ["items[1].other", "thing"], ["apples.one", "%{count} apple"],
        ["apples.other", "%{count} apples"], ["long", "First line\n\nSecond: line\n"],
        ["folded", "One two\nthree"], ["flow.a", "b c"], ["flow.d[0]", "e"], ["flow.d[1]", "f, g"],
        ["plain", "several lines here"],
      ]),
    Sample(
      "app.ftl", holdsEverything: false, lacks: "{}",
      """
      ### All texts
      # A greeting
      hello = Hello, { $user }!
      -brand = Glosa
      emails =
          You have { $n ->
              [one] one email
             *[other] { $n } emails
          }.
      save = Save
          all the
            files
          .tooltip = Saves { -brand }

      """,
      [
        ["hello", "Hello, { $user }!"], ["-brand", "Glosa"],
        ["emails", "You have { $n ->\n        [one] one email\n       *[other] { $n } emails\n    }."],
        ["save", "Save\nall the\n  files"], ["save.tooltip", "Saves { -brand }"],
      ]),
    Sample(
      "active.en.toml",
      #"""
      title = "Hello \u00e9" # x
      [apples]
      one = 'one "apple"'
      other = "{{.Count}} apples"
      [nested."a b"]
      list = ["x", "y"]
      in = {k = "v"}
      long = """
      two
      lines \
        joined"""
      n = 12
      """#,
      [
        ["title", "Hello é"], ["apples.one", "one \"apple\""], ["apples.other", "{{.Count}} apples"],
        ["nested.a b.list[0]", "x"], ["nested.a b.list[1]", "y"], ["nested.a b.in.k", "v"],
        ["nested.a b.long", "two\nlines joined"],
      ]),
  ]
}
