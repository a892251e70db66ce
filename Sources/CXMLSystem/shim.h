/* libxml2's SAX2 interface. On Debian its headers include ICU's where ICU does the converting; that would bring
   ICU's names into Swift, where Foundation's own ICU clashes with them, so the headers are told otherwise. Only
   the layout of the encoding handler depends on it, which nobody above touches. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
