#ifndef EASYDOWN_CFASTCGI_H
#define EASYDOWN_CFASTCGI_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One request at a time on one thread; reused from request to request. */
typedef struct ed_fcgi ed_fcgi;

/* Once a process, before any thread and before signal dispositions are set: libfcgi replaces some of them. */
int ed_fcgi_init(void);
/* NULL where memory is short. */
ed_fcgi *ed_fcgi_new(void);
void ed_fcgi_delete(ed_fcgi *request);

/* Takes over an accepted connection and reads the request up to its parameters. 0, or a negative number where it is
   no sound request; the connection is closed then. */
int ed_fcgi_parse(ed_fcgi *request, int connection);
/* The parameters as NAME=VALUE, ended by NULL; valid until ed_fcgi_finish. */
const char *const *ed_fcgi_parameters(const ed_fcgi *request);
/* Reads the body: how many bytes, 0 at its end, -1 where it broke off. */
long ed_fcgi_read(ed_fcgi *request, uint8_t *bytes, size_t count);
/* False where the client is gone; every later call is false too. */
bool ed_fcgi_write(ed_fcgi *request, const uint8_t *bytes, size_t count);
/* Ends the answer and closes the connection. */
void ed_fcgi_finish(ed_fcgi *request);
/* Leaves the connection open, for somebody else to answer on it: the request's id. What was written is lost. */
int ed_fcgi_detach(ed_fcgi *request);
/* Sends without waiting: how many bytes went, 0 where the peer's buffer is full, -1 where the connection is broken. */
long ed_fcgi_send(int connection, const uint8_t *bytes, size_t count);

/* accept4 with close-on-exec, receive and send time-outs in milliseconds set. -1 and errno. */
int ed_fcgi_accept(int listener, int timeout_ms);
/* Whether the peer of a connection has closed it. */
bool ed_fcgi_peer_gone(int connection);
/* Looks at what has arrived without taking it: how many bytes, 0 at the end, -1 and errno (EAGAIN: nothing yet). */
long ed_fcgi_peek(int connection, uint8_t *bytes, size_t count);
/* pipe2 with close-on-exec: 0, or -1 and errno. */
int ed_fcgi_pipe(int ends[2]);
/* A counter in the kernel that poll can wait for; each read takes one. -1 and errno. */
int ed_fcgi_semaphore(void);
bool ed_fcgi_post(int semaphore);
/* Takes one without waiting; false where there is none. */
bool ed_fcgi_take(int semaphore);

#endif
