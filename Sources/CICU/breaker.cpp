#include "cicu.h"

#include <memory>
#include <unicode/brkiter.h>
#include <unicode/filteredbrk.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>
#include <vector>

/* ICU runs fastest on UTF-16, so the text is copied into a buffer that is reused, and boundaries, which come in
   order, are mapped back to UTF-8 by one walk over the text. */
struct cicu_breaker {
  std::unique_ptr<icu::BreakIterator> iterator;
  std::vector<char16_t> buffer;
  UText utext = UTEXT_INITIALIZER;
  const uint8_t *text = nullptr;
  int64_t length = 0, byte = 0;
  int32_t unit = 0;
  bool ascii = false;

  ~cicu_breaker() { utext_close(&utext); }
};

static cicu_breaker *wrap(icu::BreakIterator *iterator, UErrorCode error, int32_t *status) {
  *status = error;
  if (U_FAILURE(error) || iterator == nullptr) {
    delete iterator;
    if (*status <= 0) *status = U_MEMORY_ALLOCATION_ERROR;
    return nullptr;
  }
  auto *breaker = new cicu_breaker;
  breaker->iterator.reset(iterator);
  return breaker;
}

cicu_breaker *cicu_breaker_open(int32_t kind, const char *name, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  icu::Locale locale(name);
  icu::BreakIterator *iterator = nullptr;
  switch (kind) {
  case CICU_BREAK_GRAPHEME: iterator = icu::BreakIterator::createCharacterInstance(locale, error); break;
  case CICU_BREAK_WORD: iterator = icu::BreakIterator::createWordInstance(locale, error); break;
  case CICU_BREAK_LINE: iterator = icu::BreakIterator::createLineInstance(locale, error); break;
  default: iterator = icu::BreakIterator::createSentenceInstance(locale, error); break;
  }
  return wrap(iterator, error, status);
}

cicu_breaker *cicu_breaker_clone(const cicu_breaker *breaker, int32_t *status) {
  return wrap(breaker->iterator->clone(), U_ZERO_ERROR, status);
}

void cicu_breaker_close(cicu_breaker *breaker) { delete breaker; }

int32_t cicu_breaker_set_text(cicu_breaker *breaker, const uint8_t *text, int64_t length) {
  breaker->text = text;
  breaker->length = length;
  breaker->byte = 0;
  breaker->unit = 0;
  if (length > INT32_MAX - 16) return U_BUFFER_OVERFLOW_ERROR;
  if ((int64_t)breaker->buffer.size() < length + 1) breaker->buffer.resize(length + 1);
  UErrorCode error = U_ZERO_ERROR;
  int32_t units = 0;
  u_strFromUTF8Lenient(breaker->buffer.data(), (int32_t)breaker->buffer.size(), &units, (const char *)text,
                       (int32_t)length, &error);
  if (U_FAILURE(error)) return error;
  error = U_ZERO_ERROR;
  breaker->ascii = units == length;
  utext_openUChars(&breaker->utext, breaker->buffer.data(), units, &error);
  breaker->iterator->setText(&breaker->utext, error);
  breaker->iterator->first();
  return U_FAILURE(error) ? error : 0;
}

int64_t cicu_breaker_count(cicu_breaker *breaker) {
  int64_t count = 0;
  while (breaker->iterator->next() != icu::BreakIterator::DONE) count++;
  return count;
}

int32_t cicu_breaker_fill(cicu_breaker *breaker, cicu_boundary *boundaries, int32_t capacity) {
  const uint8_t *text = breaker->text;
  int64_t byte = breaker->byte;
  int32_t unit = breaker->unit, count = 0;
  while (count < capacity) {
    int32_t next = breaker->iterator->next();
    if (next == icu::BreakIterator::DONE) break;
    if (breaker->ascii) {
      byte = next;
    } else {
      while (unit < next && byte < breaker->length) {
        uint8_t lead = text[byte];
        int width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        byte += width;
        unit += width == 4 ? 2 : 1;
      }
    }
    boundaries[count++] = {byte, breaker->iterator->getRuleStatus()};
  }
  breaker->byte = byte;
  breaker->unit = unit;
  return count;
}
