import LocaleProfiles
import Segmentation
import TestSupport
import Testing
import TextModel

@Suite("Sentence segmenter") struct SentenceSegmenterTests {
  /// One case for each kind of place that the well-known lists of hard cases have, in our own words.
  static let englishCases = [
    #"The parcel came today. ¦Nobody had ordered it."#,
    #"Where is the ladder? ¦We need it now."#,
    #"There is the fox! ¦It went behind the barn."#,
    #"His full name is Peter K. Larsen."#,
    #"Look at p. 12 again."#,
    #"Did Anna and co. win the match?"#,
    #"The deal with Hale, Morton & Co. by noon surprised us."#,
    #"Ask Tom and co. ¦They were there."#,
    #"They sued Hale, Morton & Co. ¦It lost the case."#,
    #"You can see Mt. Etna from the boat."#,
    #"St. Mary's Church stands on 3rd st. by the river."#,
    #"That is Sam Jr.'s bicycle."#,
    #"We toured the U.S.A. in spring."#,
    #"She moved to the E.U. ¦What about him?"#,
    #"She moved to the U.S. ¦What about him?"#,
    #"He advises the U.S. Senate on trade."#,
    #"They stayed in the U.S. for ten weeks."#,
    #"At 7 a.m. Mrs. Cole opened the shop. ¦She closed it at 9 P.M. ¦Mr. Cole cooked dinner."#,
    #"He owes me $20.50 in cash."#,
    #"He owes me $20.50. ¦That was in May."#,
    #"She plays the cello (She once played in an orchestra for 3 years.) in a local trio."#,
    #"Write to anna.smith@example.org today. ¦We answer fast."#,
    #"The address is: http://www.test.20.org/new-page/my_file.html. ¦Have a look."#,
    #"He leaned over, 'That was close.' he whispered."#,
    #"He leaned over, "That was close." he whispered."#,
    #"He leaned over, "That was close." ¦She nodded and smiled."#,
    #"Wow!! ¦What a view."#,
    #"Really?? ¦Who told you?"#,
    #"Really!? ¦Who told you?"#,
    #"Really?! ¦Who told you?"#,
    #"1.) Open the lid ¦2.) Pour the water"#,
    #"1.) Open the lid. ¦2.) Pour the water."#,
    #"1) Open the lid ¦2) Pour the water"#,
    #"1) Open the lid. ¦2) Pour the water."#,
    #"1. Open the lid ¦2. Pour the water"#,
    #"1. Open the lid. ¦2. Pour the water."#,
    #"• 9. Open the lid ¦• 10. Pour the water"#,
    #"⁃9. Open the lid ¦⁃10. Pour the water"#,
    #"a. Open the lid ¦b. Pour the water ¦c. Close it"#,
    #"The key lies at N°. 2048.11.7. ¦Nobody knows the place."#,
    #"She works for Yahoo! in Berlin."#,
    #"You and I. ¦Did you meet Carla I. Moreno there?"#,
    #"The essay says that “the rules of nature will seem less strange. . . .”"#,
    #""Darwin [...] described the beaks of these birds [...]" (Ruse 41)."#,
    #"If the end of a quoted line is cut, mark the cut with dots and add a stop after it . . . . ¦The next line follows."#,
    #"I did not say that.... ¦He closed the door."#,
    #"I was not ... well, what I said...hear . . . what I meant, the point is . . . I was not there."#,
    #"A habit that grew weaker . . . was that of walking at night. . . . ¦The town lost its lamps. . . ."#,
    #"The train left.¦Nobody waved.¦Mrs. Dale went home and paid 2,000.¦That was far too much."#,
    #"The meeting starts at 8:30 p.m. on Monday. ¦Bring a pen."#,
    #"Dr. J. R. Stone and Prof. Lee met Gen. Marsh. ¦They talked."#,
    #"It was version 2.0.1. ¦The next one failed."#,
    #"Did you read "Why me?" by Ann Lee? ¦It is short."#,
    #""Is it you?" asked the guard."#,
    #""Stop!" he cried. ¦Nobody moved."#,
    #"The firm (est. 1920) closed. ¦It had debts."#,
    #"I paid 5 euros. ¦3 of them were fake."#,
    #"I like it. ¦iPhones are too dear."#,
    #"See Fig. 3 and Sec. 4.2 for more. ¦The rest is in vol. II of the report."#,
    #"He got a Ph.D. in 1999. ¦Then he left."#,
    #"We sell pens, ink, etc. ¦The shop opens at nine."#,
    #"Inflation rose in Jan. and fell in Feb. ¦The shops closed."#,
    #"“Come in.” ¦“Thank you.”"#,
    #"(We left early.) ¦The road was empty."#,
    #"The file main.swift is here. ¦Run it with ./build.sh now. ¦Then wait."#,
    #"The house on Main St. was sold. ¦It stood on Oak Ave. ¦The owner moved."#,
    #"He said: "It works. ¦I saw it." ¦Then he left."#,
    #"The study is known.[3] ¦Others disagree."#,
  ]

  static let spanishCases = [
    #"¿Cómo te llamas? ¦Yo soy Ana."#,
    #"¡Buenos días, señora! ¦Pase usted."#,
    #"Hola Sra. Molina. ¦Le presento al Lic. Diego Ferrer, y este es mi hermano, el Dr. Ferrer."#,
    #"¡El coche vale $12.300.000,00! ¦¡Carísimo! ¦Se espera una subida del 3.5% para el año que viene."#,
    #"«No hay sabio sin algo de locura.», decía el maestro."#,
    #"«No hay sabio sin algo de locura», decía el maestro. ¦Luis, ¿qué haces? ¦¡¿Qué ves?!"#,
    #"Admón. significa administración, si no me engaño."#,
    #"• 1. Bebe mucha agua al despertar ¦• 2. Come despacio ¦• 3. Duerme ocho horas"#,
    #"¡Bebe mucha agua al despertar! ¦¡Come despacio! ¦¡Duerme ocho horas!"#,
    #"Trabaja como enfermera en un hospital de Mt. Vernon."#,
    #"El vagón No. 12 llegó 2°."#,
    #"El vagón No. 12 llegó 2°. ¦Nadie bajó."#,
    #"Hoy es 03/05/2019, y es fiesta. ¦¿Cuándo es la tuya?"#,
    #"Esta es la lista de la cena: 1.Pan, 2.Queso, 3.Vino. ¦¿Cuánto será? ¦Quizás $30.5."#,
    #"1 + 2 son 3. ¦3 + 3 son 6. ¦El gato es negro."#,
    #"El tren iba a 120 km/h. ¦¿Cuánto tardó en hacer los 80 Km.?"#,
    #"Él mira a Eva y dice: ¡Qué tarde es! ¦Ella no contesta."#,
    #"El barco salió a las 6 a. m. del puerto. ¦Volvió a las 9 p. m. ¦Nadie lo vio."#,
    #"Vive en EE. UU. desde 2001. ¦Su hermana vive en EE. UU. ¦También trabaja allí."#,
    #"El Gobierno de EE. UU. anunció algo."#,
    #"Véase la pág. 55 del libro. ¦Allí se explica, p. ej. en la nota."#,
    #"Compró pan, leche, etc. ¦Luego volvió a casa."#,
    #"Murió en el año 44 a. C. en Roma. ¦Lo mataron."#,
    #"Escríbeme a luis.perez@ejemplo.es hoy. ¦Contesto pronto."#,
    #"La página es: https://www.ejemplo.50.com/nuevo-sitio/contenido.html. ¦Mírala."#,
    #"Me miró, «Esto es estupendo.» dijo."#,
    #"Me miró, "Esto es estupendo." ¦Me dio el libro."#,
    #"Enseña física (antes trabajó 5 años de ingeniera.) en la universidad."#,
    #"¡¡Hola!! ¦Cuánto tiempo."#,
    #"¿¿Hola?? ¦¿Quién es?"#,
    #"No lo sabía ... bueno, lo que digo...mira . . . lo que quiero decir es . . . No era eso."#,
    #"Nunca dije eso.... ¦Ella salió."#,
    #"El Sr. J. L. Borja y la Dra. Ruiz viven en la Avda. Colón. ¦Son primos."#,
    #"Según el art. 5 y el párr. 3, no hay multa. ¦Así lo dice la ley."#,
    #"¿Vienes? ¦No. ¦Estoy cansado."#,
    #"Don Quijote, cap. XII, empieza así. ¦Lea Ud. el resto."#,
    #"Dijo: «Ya voy. ¦Espera un poco.» ¦Y no vino."#,
    #"«¿Quién es?», preguntó el guarda."#,
    #"—¿Vienes? —preguntó Ana. ¦—Sí."#,
    #"—No sé —dijo él—. ¦Mañana te digo."#,
    #"La empresa Aceros, S. A. cerró ayer. ¦Tenía deudas."#,
    #"Pasó en el s. XVIII. ¦Nadie lo recuerda."#,
    #"Ocurrió hacia 1950. ¦Los vecinos huyeron."#,
    #"¿Y ahora qué?, dijo Marta. ¦Nadie habló."#,
  ]

  @Test("cuts the hard cases of English", arguments: englishCases)
  func english(_ sample: String) throws { try expectSentences(sample, in: "en") }

  @Test("cuts the hard cases of Spanish", arguments: spanishCases)
  func spanish(_ sample: String) throws { try expectSentences(sample, in: "es") }

  @Test("cuts the samples of every language as they are marked", arguments: LocaleLibrary.shared.languages)
  func samples(of language: LanguageTag) throws {
    let samples = LocaleLibrary.shared.profile(for: language).sentenceSamples
    #expect(samples.count >= 30)
    for sample in samples { try expectSentences(sample, in: language) }
  }

  @Test(
    "cuts at the end marks of scripts without a profile",
    arguments: [
      ("यह किताब है। ¦वह घर है।", "hi"), ("Το σπίτι είναι μεγάλο. ¦Πού είναι;", "el"), ("", "und"),
      ("   ", "und"),
    ])
  func otherLanguages(_ sample: String, language: String) throws {
    try expectSentences(sample, in: LanguageTag(language) ?? "und")
  }

  @Test("keeps line ends inside sentences, but not before list items")
  func lineEnds() throws {
    try expectSentences("The night was cold\nand the road was long. ¦Mr.\nHale slept.", in: "en")
    try expectSentences("Bring:\n¦- bread\n¦- salt\n¦2. Cook", in: "en")
  }

  @Test("names the rule of every decision")
  func explains() throws {
    let segmenter = try SentenceSegmenter(profile: LocaleLibrary.shared.profile(for: "en"))
    let decisions = segmenter.explain("See p. 5, Mr. Hale. It is late.")
    #expect(decisions.map(\.rule) == [.abbreviationNumber, .abbreviation, .fullStop])
    #expect(decisions.map(\.isBreak) == [false, false, true])
    #expect(decisions.map(\.offset) == [7, 14, 20])
  }

  @Test(
    "survives hostile text in linear time",
    arguments: [
      String(repeating: "`", count: 20_000), String(repeating: "1. ", count: 20_000),
      String(repeating: "(", count: 20_000), String(repeating: ". ", count: 20_000),
      String(repeating: "a.b", count: 20_000), String(repeating: "\u{301}", count: 20_000),
      String(repeating: "…»", count: 20_000), String(repeating: "[1]", count: 20_000),
      String(repeating: "?\"", count: 20_000), "\u{FEFF}.\u{2029}!\u{10FFFF}?",
    ])
  func hostile(_ text: String) throws {
    let segmenter = try SentenceSegmenter(profile: LocaleLibrary.shared.profile(for: "en"))
    let ranges = segmenter.sentences(in: text)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    #expect(ranges.allSatisfy { $0.upperBound <= text.utf8.count && !$0.isEmpty })
  }

  private func expectSentences(_ sample: String, in language: LanguageTag) throws {
    let marked = MarkedText(sample)
    let segmenter = try SentenceSegmenter(profile: LocaleLibrary.shared.profile(for: language))
    let ranges = segmenter.sentences(in: marked.text)
    #expect(ranges.dropFirst().map(\.lowerBound) == marked.marks, "\(language): \(sample)")
  }
}
