#ifndef EASYDOWN_COPENSSL_H
#define EASYDOWN_COPENSSL_H
#include <stddef.h>
#include <stdint.h>

/* A throw-away certificate authority with a server context: signs for every name that a client asks for (SNI). For the
   recorded internet only; its key never leaves the process. Usable from many threads. */
typedef struct ed_tls_authority ed_tls_authority;
/* The authority of a PEM file; a new one, written there for its owner alone, where there is none yet. NULL where OpenSSL
   or the file fails. */
ed_tls_authority *ed_tls_authority_open(const char *path);
void ed_tls_authority_free(ed_tls_authority *authority);

/* A TLS connection on an accepted socket; NULL where the handshake fails. The socket stays the caller's. */
typedef struct ed_tls ed_tls;
ed_tls *ed_tls_accept(ed_tls_authority *authority, int socket);
/* Bytes, 0 at the end, -1 on an error. */
long ed_tls_read(ed_tls *tls, uint8_t *bytes, size_t count);
long ed_tls_write(ed_tls *tls, const uint8_t *bytes, size_t count);
void ed_tls_close(ed_tls *tls);

#endif
