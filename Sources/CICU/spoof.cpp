#include "cicu.h"

#include <cstring>
#include <string>
#include <unicode/uspoof.h>

/* The checker is made once and never changed, which ICU documents as safe to share. */
static const USpoofChecker *checker() {
  static const USpoofChecker *shared = [] {
    UErrorCode error = U_ZERO_ERROR;
    USpoofChecker *made = uspoof_open(&error);
    if (U_FAILURE(error)) return (USpoofChecker *)nullptr;
    uspoof_setChecks(made, USPOOF_RESTRICTION_LEVEL | USPOOF_MIXED_NUMBERS | USPOOF_INVISIBLE, &error);
    uspoof_setRestrictionLevel(made, USPOOF_HIGHLY_RESTRICTIVE);
    return made;
  }();
  return shared;
}

int32_t cicu_spoof_check(const uint8_t *text, int64_t length) {
  if (length > INT32_MAX || checker() == nullptr) return 0;
  UErrorCode error = U_ZERO_ERROR;
  int32_t found = uspoof_check2UTF8(checker(), (const char *)text, (int32_t)length, nullptr, &error);
  if (U_FAILURE(error)) return 0;
  return (found & USPOOF_RESTRICTION_LEVEL ? 1 : 0) | (found & USPOOF_MIXED_NUMBERS ? 2 : 0) |
         (found & USPOOF_INVISIBLE ? 4 : 0);
}

int64_t cicu_spoof_skeleton(const uint8_t *text, int64_t length, uint8_t *output, int64_t capacity) {
  if (length > INT32_MAX / 8) return -U_BUFFER_OVERFLOW_ERROR;
  if (checker() == nullptr) return -U_MEMORY_ALLOCATION_ERROR;
  UErrorCode error = U_ZERO_ERROR;
  int32_t needed = uspoof_getSkeletonUTF8(checker(), 0, (const char *)text, (int32_t)length, (char *)output,
                                          (int32_t)(capacity > INT32_MAX ? INT32_MAX : capacity), &error);
  return U_FAILURE(error) && error != U_BUFFER_OVERFLOW_ERROR ? -error : needed;
}
