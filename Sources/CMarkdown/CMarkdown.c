#include "CMarkdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

struct ed_markdown {
    cmark_node *root;
    cmark_node *next;
    cmark_llist *extensions;
    // The present block's.
    char *html;
    char *text;
};

static const int options = CMARK_OPT_VALIDATE_UTF8;

ed_markdown *ed_markdown_parse(const char *bytes, size_t length) {
    cmark_gfm_core_extensions_ensure_registered();
    cmark_syntax_extension *table = cmark_find_syntax_extension("table");
    if (table == NULL) return NULL;
    ed_markdown *document = calloc(1, sizeof *document);
    if (document == NULL) return NULL;
    cmark_parser *parser = cmark_parser_new(options);
    cmark_parser_attach_syntax_extension(parser, table);
    cmark_parser_feed(parser, bytes, length);
    document->root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    document->extensions = cmark_llist_append(cmark_get_default_mem_allocator(), NULL, table);
    document->next = cmark_node_first_child(document->root);
    return document;
}

static void forget(ed_markdown *document) {
    free(document->html);
    free(document->text);
    document->html = NULL;
    document->text = NULL;
}

void ed_markdown_free(ed_markdown *document) {
    if (document == NULL) return;
    forget(document);
    cmark_llist_free(cmark_get_default_mem_allocator(), document->extensions);
    cmark_node_free(document->root);
    free(document);
}

// Grows `*text` by `more`; on failure the text so far stays.
static bool append(char **text, size_t *length, const char *more) {
    size_t added = strlen(more);
    char *longer = realloc(*text, *length + added + 1);
    if (longer == NULL) return false;
    memcpy(longer + *length, more, added + 1);
    *text = longer;
    *length += added;
    return true;
}

static bool is_block_end(cmark_node *node, cmark_event_type event) {
    return event == CMARK_EVENT_EXIT && (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
}

static char *plain_text(cmark_node *root) {
    char *text = NULL;
    size_t length = 0;
    bool whole = append(&text, &length, "");
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    while (whole && (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        if (is_block_end(node, event)) {
            whole = append(&text, &length, " ");
        } else if (event != CMARK_EVENT_ENTER) {
            continue;
        } else if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK) {
            const char *literal = cmark_node_get_literal(node);
            whole = append(&text, &length, literal != NULL ? literal : "");
        } else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            whole = append(&text, &length, " ");
        }
    }
    cmark_iter_free(iterator);
    return text;
}

// The children's HTML in a row: what stands inside of a heading.
static char *inner_html(ed_markdown *document, cmark_node *node) {
    char *html = NULL;
    size_t length = 0;
    bool whole = append(&html, &length, "");
    for (cmark_node *child = cmark_node_first_child(node); whole && child != NULL; child = cmark_node_next(child)) {
        char *part = cmark_render_html(child, options, document->extensions);
        whole = append(&html, &length, part);
        free(part);
    }
    return html;
}

static enum ed_markdown_kind kind_of(cmark_node *node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: return ED_MARKDOWN_HEADING;
    case CMARK_NODE_CODE_BLOCK: return ED_MARKDOWN_CODE;
    case CMARK_NODE_BLOCK_QUOTE: return ED_MARKDOWN_QUOTE;
    default: break;
    }
    // The type of an extension's node is only known at run time.
    return strcmp(cmark_node_get_type_string(node), "table") == 0 ? ED_MARKDOWN_TABLE : ED_MARKDOWN_OTHER;
}

bool ed_markdown_next(ed_markdown *document, ed_markdown_block *out) {
    cmark_node *node = document->next;
    if (node == NULL) return false;
    document->next = cmark_node_next(node);
    forget(document);
    out->kind = kind_of(node);
    out->level = out->kind == ED_MARKDOWN_HEADING ? cmark_node_get_heading_level(node) : 0;
    const char *info = out->kind == ED_MARKDOWN_CODE ? cmark_node_get_fence_info(node) : NULL;
    const char *literal = out->kind == ED_MARKDOWN_CODE ? cmark_node_get_literal(node) : NULL;
    out->info = info != NULL ? info : "";
    out->literal = literal != NULL ? literal : "";
    document->text = plain_text(node);
    document->html = out->kind == ED_MARKDOWN_HEADING ? inner_html(document, node)
                                                      : cmark_render_html(node, options, document->extensions);
    out->html = document->html;
    out->text = document->text;
    return document->html != NULL && document->text != NULL;
}
