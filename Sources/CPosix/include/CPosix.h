#ifndef EASYDOWN_CPOSIX_H
#define EASYDOWN_CPOSIX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Calls of Linux that Swift cannot see or cannot make. Each returns -1 (or NULL) and sets errno where it fails.

// Starts `path`. The child gets listener as 0 (/dev/null where it is -1), control as 3 and scoreboard as 4 (closed
// where control is -1), 1 and 2 as they are, nothing else; an empty signal mask and default dispositions.
int ed_spawn(pid_t *pid, const char *path, char *const arguments[], char *const environment[], int listener,
             int control, int scoreboard);

// Replaces this process; returns only where that fails.
int ed_replace(const char *path, char *const arguments[], char *const environment[]);

// Shared memory without a name; ed_map maps a descriptor's first bytes.
int ed_memory(const char *name, size_t bytes);
void *ed_map(int descriptor, size_t bytes);

// Blocks every signal and gives a descriptor that says which arrived; ed_next_signal reads one, 0 where there is none.
int ed_signals(void);
int ed_next_signal(int descriptor);

// A pair of sockets that keep the borders of messages; neither blocks.
int ed_control_pair(int ends[2]);

// Whether a descriptor is inherited across exec.
int ed_inherit(int descriptor, int inherited);

// Listeners: close on exec, not blocking. `group` -1 leaves it.
int ed_listen_unix(const char *path, unsigned mode, int group, int backlog);
int ed_listen_tcp(const char *host, unsigned short port, int backlog);
// 1 where somebody accepts on the socket file, 0 where nobody does.
int ed_unix_answers(const char *path);
// A connection to a socket file.
int ed_connect_unix(const char *path);
// Writes "unix:PATH" or "tcp:HOST:PORT" of a bound socket.
int ed_socket_name(int descriptor, char *text, size_t bytes);

// A connection that is closed on exec and does not block; -1 with EAGAIN where nobody waits.
int ed_accept4(int listener);
// 1 where the other end has closed or shut down its side.
int ed_peer_gone(int descriptor);

// One datagram to a service manager's socket; a leading @ names the abstract space.
int ed_notify(const char *path, const char *text);

// CLOCK_MONOTONIC.
int64_t ed_monotonic_nanoseconds(void);

#endif
