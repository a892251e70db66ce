/* The C face of ICU that Swift sees. No ICU header is included here: the Swift Foundation on Linux carries
   its own ICU, whose headers declare the same names. Handles are opaque, integers have fixed width, text is
   UTF-8 with a length in bytes, and failures come back as an ICU status code above 0. */
#ifndef GLOSA_CICU_H
#define GLOSA_CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The version of the ICU library in use, as text such as "72.1", valid for the life of the process. */
const char *cicu_version(void);

/* Boundaries ---------------------------------------------------------------------------------------------- */

typedef struct cicu_breaker cicu_breaker;

enum { CICU_BREAK_GRAPHEME = 0, CICU_BREAK_WORD = 1, CICU_BREAK_LINE = 2, CICU_BREAK_SENTENCE = 3 };

/** Opens a break iterator for an ICU locale name such as "es" or "en@ss=standard". NULL and a status on failure. */
cicu_breaker *cicu_breaker_open(int32_t kind, const char *locale, int32_t *status);
/** A second iterator of the same rules with no text. */
cicu_breaker *cicu_breaker_clone(const cicu_breaker *breaker, int32_t *status);
void cicu_breaker_close(cicu_breaker *breaker);
/** Starts over on `text`, which must be valid UTF-8 and stay in place until the next call. Returns a status. */
int32_t cicu_breaker_set_text(cicu_breaker *breaker, const uint8_t *text, int64_t length);
/** A boundary: byte offset of the end of a piece, and the status of the rule that found it. */
typedef struct {
  int64_t offset;
  int32_t status;
} cicu_boundary;

/** Fills up to `capacity` next boundaries, the one at 0 excluded; returns how many, fewer than `capacity` at the end. */
int32_t cicu_breaker_fill(cicu_breaker *breaker, cicu_boundary *boundaries, int32_t capacity);
/** Counts the remaining boundaries without telling them. */
int64_t cicu_breaker_count(cicu_breaker *breaker);

/* Normalisation ------------------------------------------------------------------------------------------- */

enum { CICU_NFC = 0, CICU_NFD = 1, CICU_NFKC = 2, CICU_NFKD = 3, CICU_NFKC_CASEFOLD = 4 };

/** Normalises into `output`; returns the length needed (nothing useful is written when it exceeds `capacity`), or -status. */
int64_t cicu_normalize(int32_t form, const uint8_t *text, int64_t length, uint8_t *output, int64_t capacity);
/** Whether the text is in the form already. */
bool cicu_is_normalized(int32_t form, const uint8_t *text, int64_t length);
/** Whether a code point always starts a new piece of text that the form can treat on its own. */
bool cicu_has_boundary_before(int32_t form, uint32_t code_point);

/** Full case mapping: kind 0 lower, 1 upper, 2 title (first word only), 3 fold. Folding knows the dotted and the dotless
    i of the locales tr and az. Like cicu_normalize in its result. */
int64_t cicu_case_map(int32_t kind, const char *locale, const uint8_t *text, int64_t length, uint8_t *output,
                      int64_t capacity);

/** NFKC case folding with marks taken off letters of European, Arabic and Hebrew script, but for the code
    points in `keep`. The key form of a text. Like cicu_normalize in its result. */
int64_t cicu_fold_key(const uint8_t *text, int64_t length, const uint32_t *keep, int32_t keep_count, uint8_t *output,
                      int64_t capacity);

/** Takes the marks off letters of European, Arabic and Hebrew script and composes what is left; the code points in
    `keep`, lower case, keep theirs in both cases. Like cicu_normalize in its result. */
int64_t cicu_fold_marks(const uint8_t *text, int64_t length, const uint32_t *keep, int32_t keep_count, uint8_t *output,
                        int64_t capacity);

/* Look-alikes (UTS #39) ------------------------------------------------------------------------------------ */

/** What is suspicious about a word: 1 scripts mixed, 2 digits of several systems, 4 invisible signs. */
int32_t cicu_spoof_check(const uint8_t *text, int64_t length);
/** The form that look-alikes share. Like cicu_normalize in its result. */
int64_t cicu_spoof_skeleton(const uint8_t *text, int64_t length, uint8_t *output, int64_t capacity);

/* Regular expressions -------------------------------------------------------------------------------------- */

typedef struct cicu_regex cicu_regex;

/** Compiles a pattern of ICU's syntax, UTF-8. NULL and a status on failure. */
cicu_regex *cicu_regex_open(const uint8_t *pattern, int64_t length, int32_t *status);
void cicu_regex_close(cicu_regex *regex);
/** Starts over on `text`, valid UTF-8 that stays in place until the next call. Returns a status. */
int32_t cicu_regex_set_text(cicu_regex *regex, const uint8_t *text, int64_t length);
/** Finds the next match that starts at `from` or later; false when there is none, or when the time for it ran out. */
bool cicu_regex_find(cicu_regex *regex, int64_t from, int64_t *start, int64_t *end);

/* Code points --------------------------------------------------------------------------------------------- */

/** General category, the number of ICU's UCharCategory. */
int32_t cicu_category(uint32_t code_point);
/** Script, the number of ICU's UScriptCode. */
int32_t cicu_script(uint32_t code_point);
/** The decimal digit value, or -1. */
int32_t cicu_digit_value(uint32_t code_point);
/** Columns that a terminal gives the code point: 0, 1 or 2. */
int32_t cicu_columns(uint32_t code_point);

#ifdef __cplusplus
}
#endif
#endif
