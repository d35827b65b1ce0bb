#ifndef EASYDOWN_CMARKDOWN_H
#define EASYDOWN_CMARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

// cmark-gfm with its tables, a document as a row of blocks. Raw HTML in a text is left out, and so are addresses that
// would run a script: cmark's safe mode.

typedef struct ed_markdown ed_markdown;

enum ed_markdown_kind {
    ED_MARKDOWN_OTHER = 0,
    ED_MARKDOWN_HEADING = 1,
    ED_MARKDOWN_CODE = 2,
    ED_MARKDOWN_TABLE = 3,
    ED_MARKDOWN_QUOTE = 4,
};

// One block at the document's top level. Its texts end with a zero byte and live until the next call for the same
// document.
typedef struct ed_markdown_block {
    enum ed_markdown_kind kind;
    // 1 to 6, headings only.
    int level;
    // A fence's info string and the code as it stands; code only, else empty.
    const char *info;
    const char *literal;
    // HTML: of a heading its inline content, of everything else the whole block.
    const char *html;
    // What a reader sees, without marks.
    const char *text;
} ed_markdown_block;

// Parses UTF-8; what is not is replaced. NULL where there is no memory.
ed_markdown *ed_markdown_parse(const char *bytes, size_t length);
void ed_markdown_free(ed_markdown *document);
// The next block; false behind the last one, or where there is no memory.
bool ed_markdown_next(ed_markdown *document, ed_markdown_block *out);

#endif
