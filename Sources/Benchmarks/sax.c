/* libxml2's SAX interface with callbacks that do nothing: what no reader on top of it can beat. Prints nothing but a fault. */
#include <libxml/parser.h>
#include <stdio.h>

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {
  (void)context, (void)name, (void)attributes;
}
static void end(void *context, const xmlChar *name) { (void)context, (void)name; }
static void characters(void *context, const xmlChar *text, int length) { (void)context, (void)text, (void)length; }

int main(int count, char **arguments) {
  xmlSAXHandler handler = {0};
  handler.startElement = start;
  handler.endElement = end;
  handler.characters = characters;
  if (count != 2 || xmlSAXUserParseFile(&handler, NULL, arguments[1]) != 0) {
    fputs("usage: sax FILE.xml, a well-formed one\n", stderr);
    return 2;
  }
  return 0;
}
