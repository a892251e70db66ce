#include "cicu.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <unicode/uvernum.h>

const char *cicu_version(void) { return U_ICU_VERSION; }

static const icu::Normalizer2 *normalizer(int32_t form) {
  UErrorCode error = U_ZERO_ERROR;
  switch (form) {
  case CICU_NFC: return icu::Normalizer2::getNFCInstance(error);
  case CICU_NFD: return icu::Normalizer2::getNFDInstance(error);
  case CICU_NFKC: return icu::Normalizer2::getNFKCInstance(error);
  case CICU_NFKD: return icu::Normalizer2::getNFKDInstance(error);
  default: return icu::Normalizer2::getNFKCCasefoldInstance(error);
  }
}

static int64_t copy(const std::string &result, uint8_t *output, int64_t capacity) {
  if ((int64_t)result.size() <= capacity) std::memcpy(output, result.data(), result.size());
  return (int64_t)result.size();
}

static icu::StringPiece piece(const uint8_t *text, int64_t length) {
  return icu::StringPiece((const char *)text, (int32_t)length);
}

int64_t cicu_normalize(int32_t form, const uint8_t *text, int64_t length, uint8_t *output, int64_t capacity) {
  if (length > INT32_MAX / 4) return -U_BUFFER_OVERFLOW_ERROR;
  UErrorCode error = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  normalizer(form)->normalizeUTF8(0, piece(text, length), sink, nullptr, error);
  return U_FAILURE(error) ? -error : copy(result, output, capacity);
}

bool cicu_is_normalized(int32_t form, const uint8_t *text, int64_t length) {
  UErrorCode error = U_ZERO_ERROR;
  return length <= INT32_MAX && normalizer(form)->isNormalizedUTF8(piece(text, length), error) && U_SUCCESS(error);
}

bool cicu_has_boundary_before(int32_t form, uint32_t code_point) {
  return normalizer(form)->hasBoundaryBefore((UChar32)code_point);
}

int64_t cicu_case_map(int32_t kind, const char *locale, const uint8_t *text, int64_t length, uint8_t *output,
                      int64_t capacity) {
  if (length > INT32_MAX / 4) return -U_BUFFER_OVERFLOW_ERROR;
  UErrorCode error = U_ZERO_ERROR;
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  icu::StringPiece source = piece(text, length);
  bool turkic = std::strncmp(locale, "tr", 2) == 0 || std::strncmp(locale, "az", 2) == 0;
  uint32_t folding = turkic ? U_FOLD_CASE_EXCLUDE_SPECIAL_I : U_FOLD_CASE_DEFAULT;
  switch (kind) {
  case 0: icu::CaseMap::utf8ToLower(locale, 0, source, sink, nullptr, error); break;
  case 1: icu::CaseMap::utf8ToUpper(locale, 0, source, sink, nullptr, error); break;
  case 2: icu::CaseMap::utf8ToTitle(locale, U_TITLECASE_WHOLE_STRING, nullptr, source, sink, nullptr, error); break;
  default: icu::CaseMap::utf8Fold(folding, source, sink, nullptr, error); break;
  }
  return U_FAILURE(error) ? -error : copy(result, output, capacity);
}

/* Marks that are optional spelling in their scripts; in Indic scripts marks are vowels and stay. */
static bool is_optional_mark(UChar32 c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x591 && c <= 0x5BD) || c == 0x5BF || c == 0x5C1 ||
         c == 0x5C2 || c == 0x5C4 || c == 0x5C5 || c == 0x5C7 || (c >= 0x64B && c <= 0x65F) || c == 0x670;
}

/* Arabic's lengthening stroke: no mark, but no letter either. */
static const UChar32 TATWEEL = 0x640;

/* Appends the text without optional marks and the code point `also`, but with those of the code points in `keep`. */
static void strip_marks(const std::string &text, const uint32_t *keep, int32_t keep_count, UChar32 also,
                        std::string &result) {
  const icu::Normalizer2 *nfd = normalizer(CICU_NFD);
  icu::UnicodeString decomposition;
  for (int32_t i = 0; i < (int32_t)text.size();) {
    UChar32 c;
    int32_t start = i;
    U8_NEXT((const uint8_t *)text.data(), i, (int32_t)text.size(), c);
    if (c < 0x80 || std::find(keep, keep + keep_count, (uint32_t)u_tolower(c)) != keep + keep_count) {
      result.append(text, start, i - start);
    } else if (c < 0x1100 || (c >= 0x1E00 && c <= 0x1FFF)) {
      if (!nfd->getDecomposition(c, decomposition)) decomposition.setTo(c);
      for (int32_t k = 0; k < decomposition.length(); k = decomposition.moveIndex32(k, 1)) {
        UChar32 part = decomposition.char32At(k);
        if (!is_optional_mark(part) && part != also) icu::UnicodeString(part).toUTF8String(result);
      }
    } else {
      result.append(text, start, i - start);
    }
  }
}

int64_t cicu_fold_marks(const uint8_t *text, int64_t length, const uint32_t *keep, int32_t keep_count, uint8_t *output,
                        int64_t capacity) {
  if (length > INT32_MAX / 4) return -U_BUFFER_OVERFLOW_ERROR;
  UErrorCode error = U_ZERO_ERROR;
  std::string composed, stripped, result;
  icu::StringByteSink<std::string> composing(&composed);
  normalizer(CICU_NFC)->normalizeUTF8(0, piece(text, length), composing, nullptr, error);
  strip_marks(composed, keep, keep_count, U_SENTINEL, stripped);
  icu::StringByteSink<std::string> sink(&result);
  normalizer(CICU_NFC)->normalizeUTF8(0, stripped, sink, nullptr, error);
  return U_FAILURE(error) ? -error : copy(result, output, capacity);
}

/* Makes curly apostrophes straight ones. */
static void straighten_apostrophes(std::string &text) {
  for (const char *curly : {"\xE2\x80\x99", "\xCA\xBC"}) {
    size_t length = std::strlen(curly);
    for (size_t at = text.find(curly); at != std::string::npos; at = text.find(curly, at + 1))
      text.replace(at, length, 1, '\'');
  }
}

int64_t cicu_fold_key(const uint8_t *text, int64_t length, const uint32_t *keep, int32_t keep_count, uint8_t *output,
                      int64_t capacity) {
  bool ascii = true;
  for (int64_t i = 0; i < length && ascii; i++) ascii = text[i] < 0x80;
  if (ascii) {
    if (length <= capacity)
      for (int64_t i = 0; i < length; i++) output[i] = text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i];
    return length;
  }
  if (length > INT32_MAX / 4) return -U_BUFFER_OVERFLOW_ERROR;
  UErrorCode error = U_ZERO_ERROR;
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  normalizer(CICU_NFKC_CASEFOLD)->normalizeUTF8(0, piece(text, length), sink, nullptr, error);
  if (U_FAILURE(error)) return -error;
  std::string result;
  strip_marks(folded, keep, keep_count, TATWEEL, result);
  straighten_apostrophes(result);
  return copy(result, output, capacity);
}

int32_t cicu_category(uint32_t code_point) { return u_charType((UChar32)code_point); }

int32_t cicu_script(uint32_t code_point) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript((UChar32)code_point, &error);
}

int32_t cicu_digit_value(uint32_t code_point) { return u_charDigitValue((UChar32)code_point); }

int32_t cicu_columns(uint32_t code_point) {
  int32_t category = u_charType((UChar32)code_point);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  int32_t width = u_getIntPropertyValue((UChar32)code_point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}
