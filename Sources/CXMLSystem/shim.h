/* libxml2's SAX2 interface. On Debian its headers include ICU's where ICU does the converting; that would bring
   ICU's names into Swift, where Foundation's own ICU clashes with them, so the headers are told otherwise. Only
   the layout of the encoding handler depends on it, which nobody above touches. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

static inline void glosa_ignore_xml_message(void *context, const char *message, ...) {}

static inline void glosa_ignore_xml_error(void *context, const xmlError *error) {}

/* Keeps libxml2 from printing on its own in this thread: it tells of encoding errors outside the parser too. The
   message function takes any number of arguments, which Swift cannot express. */
static inline void glosa_silence_xml(void) {
  xmlSetGenericErrorFunc(0, glosa_ignore_xml_message);
  xmlSetStructuredErrorFunc(0, (xmlStructuredErrorFunc)glosa_ignore_xml_error);
}
