#include "CLexiconData.h"

#include <stddef.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char de_en[] = {
#embed "de-en.lexicon"
};
static const unsigned char es_en[] = {
#embed "es-en.lexicon"
};
static const unsigned char fr_en[] = {
#embed "fr-en.lexicon"
};

static const struct {
  const char *languages;
  const unsigned char *bytes;
  long count;
} lexicons[] = {
    {"de-en", de_en, sizeof de_en},
    {"es-en", es_en, sizeof es_en},
    {"fr-en", fr_en, sizeof fr_en},
};

const unsigned char *glosa_lexicon(const char *languages, long *count) {
  for (size_t index = 0; index < sizeof lexicons / sizeof *lexicons; index++) {
    if (strcmp(languages, lexicons[index].languages) == 0) {
      *count = lexicons[index].count;
      return lexicons[index].bytes;
    }
  }
  *count = 0;
  return 0;
}
