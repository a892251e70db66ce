#include "CLexiconData.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char es_en[] = {
#embed "es-en.lexicon"
};

const unsigned char *glosa_lexicon(const char *languages, long *count) {
  if (strcmp(languages, "es-en") == 0) {
    *count = sizeof es_en;
    return es_en;
  }
  *count = 0;
  return 0;
}
