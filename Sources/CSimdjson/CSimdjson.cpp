#include "CSimdjson.h"

#include <cstring>
#include <new>
#include <type_traits>
#include <simdjson.h>
#include <string_view>

using namespace simdjson;

struct ed_json_document {
    dom::document tape;
};

namespace {

/* simdjson's element, array and object are small trivially copyable values: they travel as words. */
template <typename Words, typename Value> Words pack(const Value &value) {
    static_assert(sizeof(Value) <= sizeof(Words), "simdjson changed the size of its references");
    static_assert(std::is_trivially_copyable<Value>::value, "simdjson's references must be plain values");
    Words words{};
    std::memcpy(&words, &value, sizeof(Value));
    return words;
}

template <typename Value, typename Words> Value unpack(const Words &words) {
    Value value;
    std::memcpy(static_cast<void *>(&value), &words, sizeof(Value));
    return value;
}

enum WalkKind : uint64_t { NOTHING, ITEMS, MEMBERS };

/* Where a walk stands, where it ends, and over what: two iterators of two words each, and the kind. */
template <typename Iterator> ed_json_cursor walk(WalkKind kind, const Iterator &at, const Iterator &end) {
    static_assert(sizeof(Iterator) == 2 * sizeof(uint64_t), "simdjson changed the size of its iterators");
    ed_json_cursor cursor{};
    std::memcpy(&cursor.word[0], &at, sizeof at);
    std::memcpy(&cursor.word[2], &end, sizeof end);
    cursor.word[4] = kind;
    return cursor;
}

template <typename Iterator> bool step(ed_json_cursor *cursor, Iterator *here) {
    Iterator end;
    std::memcpy(static_cast<void *>(here), &cursor->word[0], sizeof *here);
    std::memcpy(static_cast<void *>(&end), &cursor->word[2], sizeof end);
    if (!(*here != end)) { return false; }
    Iterator next = *here;
    ++next;
    std::memcpy(&cursor->word[0], &next, sizeof next);
    return true;
}

dom::element element_of(ed_json_element element) { return unpack<dom::element>(element); }

template <typename Value> bool read(ed_json_element element, Value *out) {
    return element_of(element).get(*out) == SUCCESS;
}

} // namespace

extern "C" int ed_json_parse(const uint8_t *bytes, size_t length, size_t max_depth, ed_json_document **out) {
    *out = nullptr;
    /* One parser a thread: its scratch memory is reused; the tape belongs to the document. */
    thread_local dom::parser parser(64 * 1024 * 1024);
    auto *document = new (std::nothrow) ed_json_document();
    if (document == nullptr) { return MEMALLOC; }
    try {
        if (parser.max_depth() != max_depth) {
            auto error = parser.allocate(length < 1024 ? 1024 : length, max_depth);
            if (error) { delete document; return error; }
        }
        auto result = parser.parse_into_document(document->tape, bytes, length);
        if (result.error()) { delete document; return result.error(); }
    } catch (...) {
        delete document;
        return MEMALLOC;
    }
    *out = document;
    return SUCCESS;
}

extern "C" void ed_json_free(ed_json_document *document) { delete document; }

extern "C" const char *ed_json_error_message(int error) {
    return error_message(static_cast<error_code>(error));
}

extern "C" ed_json_element ed_json_root(const ed_json_document *document) {
    return pack<ed_json_element>(document->tape.root());
}

extern "C" int ed_json_type_of(ed_json_element element) {
    switch (element_of(element).type()) {
    case dom::element_type::BOOL: return ED_JSON_BOOL;
    case dom::element_type::INT64: return ED_JSON_INTEGER;
    case dom::element_type::UINT64: return ED_JSON_UNSIGNED;
    case dom::element_type::DOUBLE: return ED_JSON_DOUBLE;
    case dom::element_type::STRING: return ED_JSON_STRING;
    case dom::element_type::ARRAY: return ED_JSON_ARRAY;
    case dom::element_type::OBJECT: return ED_JSON_OBJECT;
    default: return ED_JSON_NULL;
    }
}

extern "C" bool ed_json_bool(ed_json_element element, bool *out) { return read(element, out); }
extern "C" bool ed_json_int(ed_json_element element, int64_t *out) { return read(element, out); }
extern "C" bool ed_json_uint(ed_json_element element, uint64_t *out) { return read(element, out); }
extern "C" bool ed_json_double(ed_json_element element, double *out) { return read(element, out); }

extern "C" bool ed_json_string(ed_json_element element, const char **text, size_t *length) {
    std::string_view view;
    if (!read(element, &view)) { return false; }
    *text = view.data();
    *length = view.size();
    return true;
}

extern "C" bool ed_json_member(ed_json_element element, const char *key, size_t length, ed_json_element *out) {
    dom::object object;
    if (!read(element, &object)) { return false; }
    dom::element found;
    if (object.at_key(std::string_view(key, length)).get(found)) { return false; }
    *out = pack<ed_json_element>(found);
    return true;
}

extern "C" bool ed_json_at(ed_json_element element, size_t index, ed_json_element *out) {
    dom::array array;
    dom::element found;
    if (!read(element, &array) || array.at(index).get(found)) { return false; }
    *out = pack<ed_json_element>(found);
    return true;
}

extern "C" size_t ed_json_count(ed_json_element element) {
    /* Counted by walking: the tape's own count saturates at 0xFFFFFF. */
    ed_json_cursor cursor = ed_json_begin(element);
    size_t count = 0;
    while (ed_json_next(&cursor, nullptr, nullptr, nullptr)) { count += 1; }
    return count;
}

extern "C" ed_json_cursor ed_json_begin(ed_json_element element) {
    dom::array array;
    if (read(element, &array)) { return walk(ITEMS, array.begin(), array.end()); }
    dom::object object;
    if (read(element, &object)) { return walk(MEMBERS, object.begin(), object.end()); }
    return ed_json_cursor{};
}

extern "C" bool ed_json_next(ed_json_cursor *cursor, const char **key, size_t *key_length, ed_json_element *out) {
    if (cursor->word[4] == ITEMS) {
        dom::array::iterator here;
        if (!step(cursor, &here)) { return false; }
        if (out != nullptr) { *out = pack<ed_json_element>(*here); }
        return true;
    }
    if (cursor->word[4] == MEMBERS) {
        dom::object::iterator here;
        if (!step(cursor, &here)) { return false; }
        if (key != nullptr) {
            std::string_view name = here.key();
            *key = name.data();
            *key_length = name.size();
        }
        if (out != nullptr) { *out = pack<ed_json_element>(here.value()); }
        return true;
    }
    return false;
}
