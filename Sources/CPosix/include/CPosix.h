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

// A descriptor of ours, -1 for /dev/null, and the number (below 20) that a child has it under.
struct ed_inherited {
    int ours;
    int theirs;
};

// Starts `path` with up to eight descriptors. Numbers below `closed_from` that are not named stay as they are, all from
// there on are closed. An empty signal mask and default dispositions; a session of its own, so that no terminal
// interrupts it, where `own_session` is 1.
int ed_spawn_with(pid_t *pid, const char *path, char *const arguments[], char *const environment[],
                  const struct ed_inherited *inherited, size_t count, int closed_from, int own_session);

// What a process may use: seconds of CPU, bytes of address space, the number above its highest descriptor, bytes of a
// file that it writes. A core is never written. Limits are only lowered.
struct ed_limits {
    uint64_t cpu_seconds;
    uint64_t memory_bytes;
    uint64_t descriptors;
    uint64_t file_bytes;
    int niceness;
};
int ed_confine(pid_t pid, const struct ed_limits *limits);

// A descriptor for a child that has not been waited for; readable once it has ended. Closed on exec.
int ed_pidfd(pid_t pid);
int ed_pidfd_kill(int descriptor);
// Waits for the child's end (where `waits` is 1) and forgets it: 1, with its exit code or the negative number of the
// signal that ended it; 0 where it still runs.
int ed_pidfd_reap(int descriptor, int waits, int *status);

// A pipe, closed on exec: ends[0] to read, ends[1] to write. `nonblocking_end` says which of them never blocks, 2 both.
// `bytes` is what it shall hold, as far as the kernel allows it.
int ed_pipe(int ends[2], int nonblocking_end, int bytes);

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

// How many connections wait in a listening socket's queue, and how many the kernel lets wait there. Never blocks.
// EOPNOTSUPP for another kind of socket, what netlink says where it does not tell (ENOENT, EPROTONOSUPPORT, ...).
struct ed_queue {
    uint32_t length;
    uint32_t limit;
};
int ed_listen_queue(int descriptor, struct ed_queue *queue);

// A connection that is closed on exec and does not block; -1 with EAGAIN where nobody waits.
int ed_accept4(int listener);
// 1 where the other end has closed or shut down its side.
int ed_peer_gone(int descriptor);

// One datagram to a service manager's socket; a leading @ names the abstract space.
int ed_notify(const char *path, const char *text);

// Becomes another user for good: supplementary groups, group, user, and no program of ours gains rights by its file.
int ed_become(uid_t user, gid_t group, const gid_t *groups, size_t count);

// CLOCK_MONOTONIC.
int64_t ed_monotonic_nanoseconds(void);

#endif
