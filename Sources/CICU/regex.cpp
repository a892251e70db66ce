#include "cicu.h"

#include <memory>
#include <unicode/regex.h>
#include <unicode/unistr.h>

struct cicu_regex {
  std::unique_ptr<icu::RegexPattern> pattern;
  std::unique_ptr<icu::RegexMatcher> matcher;
  UText text = UTEXT_INITIALIZER;

  ~cicu_regex() { utext_close(&text); }
};

cicu_regex *cicu_regex_open(const uint8_t *pattern, int64_t length, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UParseError place;
  auto regex = std::make_unique<cicu_regex>();
  icu::UnicodeString source =
      icu::UnicodeString::fromUTF8(icu::StringPiece((const char *)pattern, (int32_t)length));
  regex->pattern.reset(icu::RegexPattern::compile(source, 0, place, error));
  if (U_SUCCESS(error)) regex->matcher.reset(regex->pattern->matcher(error));
  // A hostile pattern must not hang or fill the memory: steps of about a thousand operations, bytes of stack.
  if (U_SUCCESS(error)) regex->matcher->setTimeLimit(2000, error);
  if (U_SUCCESS(error)) regex->matcher->setStackLimit(8 << 20, error);
  *status = error;
  return U_FAILURE(error) ? nullptr : regex.release();
}

void cicu_regex_close(cicu_regex *regex) { delete regex; }

int32_t cicu_regex_set_text(cicu_regex *regex, const uint8_t *text, int64_t length) {
  UErrorCode error = U_ZERO_ERROR;
  utext_openUTF8(&regex->text, (const char *)text, length, &error);
  if (U_SUCCESS(error)) regex->matcher->reset(&regex->text);
  return U_FAILURE(error) ? error : 0;
}

bool cicu_regex_find(cicu_regex *regex, int64_t from, int64_t *start, int64_t *end) {
  UErrorCode error = U_ZERO_ERROR;
  if (!regex->matcher->find(from, error) || U_FAILURE(error)) return false;
  *start = regex->matcher->start64(error);
  *end = regex->matcher->end64(error);
  return U_SUCCESS(error);
}
