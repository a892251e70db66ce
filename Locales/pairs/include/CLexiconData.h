#ifndef GLOSA_LEXICON_DATA_H
#define GLOSA_LEXICON_DATA_H

/// The file of a lexicon that comes with Glosa, for instance of `es-en`: bytes that live as long as the program.
///
/// Returns a null pointer, and a count of 0, where there is none.
const unsigned char *glosa_lexicon(const char *languages, long *count);

#endif
