#ifndef EASYDOWN_BARE_FETCH_H
#define EASYDOWN_BARE_FETCH_H
#include <stddef.h>
#include <stdint.h>

/* libcurl and nothing else: what a parse is measured against. One handle, kept connections, bytes counted and dropped. */
typedef struct bare_client bare_client;

/* A client whose every connection goes to this port of the loopback interface; NULL without memory. */
bare_client *bare_open(uint16_t port, const char *authority_file);
void bare_close(bare_client *client);
/* Sends a request; headers are lines with \n between. Answers the number of bytes, -1 where it failed. */
long bare_fetch(bare_client *client, const char *method, const char *url, const char *headers, const void *body, size_t size);

#endif
