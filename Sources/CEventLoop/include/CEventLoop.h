#ifndef EASYDOWN_CEVENTLOOP_H
#define EASYDOWN_CEVENTLOOP_H
#include <stdint.h>
#include <sys/epoll.h>

/* What can be waited for and what can have happened: epoll(7). */
static const uint32_t ed_loop_read = EPOLLIN;
static const uint32_t ed_loop_write = EPOLLOUT;
static const uint32_t ed_loop_peer_closed = EPOLLRDHUP;
static const uint32_t ed_loop_hung_up = EPOLLHUP;
static const uint32_t ed_loop_error = EPOLLERR;

/* What became of a descriptor, and whose it is. */
typedef struct {
    uint64_t token;
    uint32_t events;
} ed_loop_event;

/* Every function: -1 and errno where the kernel refuses. Descriptors are closed on exec. */
int ed_loop_poller(void);
int ed_loop_add(int poller, int descriptor, uint32_t events, uint64_t token);
int ed_loop_change(int poller, int descriptor, uint32_t events, uint64_t token);
int ed_loop_remove(int poller, int descriptor);
/* Waits so many milliseconds (-1: for ever); how many events there are. */
int ed_loop_wait(int poller, ed_loop_event *events, int count, int milliseconds);

/* A descriptor that becomes readable when it is rung, until it is silenced. */
int ed_loop_bell(void);
void ed_loop_ring(int bell);
void ed_loop_silence(int bell);

/* The calling thread's name in an operator's tools: fifteen bytes of it. */
void ed_loop_name_thread(const char *name);

#endif
