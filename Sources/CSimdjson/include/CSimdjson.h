#ifndef EASYDOWN_CSIMDJSON_H
#define EASYDOWN_CSIMDJSON_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A parsed document. It owns its own tape and text: it outlives the bytes it was parsed from. */
typedef struct ed_json_document ed_json_document;

/* A place in a document: two words, valid as long as the document lives. */
typedef struct ed_json_element {
    uint64_t word[2];
} ed_json_element;

/* A position while walking an array or an object. */
typedef struct ed_json_cursor {
    uint64_t word[5];
} ed_json_cursor;

enum ed_json_type {
    ED_JSON_NULL = 0,
    ED_JSON_BOOL = 1,
    ED_JSON_INTEGER = 2,
    ED_JSON_UNSIGNED = 3,
    ED_JSON_DOUBLE = 4,
    ED_JSON_STRING = 5,
    ED_JSON_ARRAY = 6,
    ED_JSON_OBJECT = 7,
};

/* Parses `length` bytes. Returns 0 and a document to free, or simdjson's error number. `max_depth` bounds nesting. */
int ed_json_parse(const uint8_t *bytes, size_t length, size_t max_depth, ed_json_document **out);
void ed_json_free(ed_json_document *document);
/* A static, never freed English text for an error number. */
const char *ed_json_error_message(int error);

ed_json_element ed_json_root(const ed_json_document *document);
int ed_json_type_of(ed_json_element element);
bool ed_json_bool(ed_json_element element, bool *out);
bool ed_json_int(ed_json_element element, int64_t *out);
bool ed_json_uint(ed_json_element element, uint64_t *out);
bool ed_json_double(ed_json_element element, double *out);
/* The text is UTF-8, checked by the parser, owned by the document, not ended by a zero byte. */
bool ed_json_string(ed_json_element element, const char **text, size_t *length);

/* The first member with this key; false where there is none or `element` is no object. */
bool ed_json_member(ed_json_element element, const char *key, size_t length, ed_json_element *out);
/* The element at `index`; false past the end or where `element` is no array. Walks from the start. */
bool ed_json_at(ed_json_element element, size_t index, ed_json_element *out);
/* How many children an array or object has; 0 for anything else. */
size_t ed_json_count(ed_json_element element);

/* Walks children in document order; `key` and `key_length` are set for objects only. */
ed_json_cursor ed_json_begin(ed_json_element element);
bool ed_json_next(ed_json_cursor *cursor, const char **key, size_t *key_length, ed_json_element *out);

#ifdef __cplusplus
}
#endif
#endif
