#define _GNU_SOURCE
#include "CEventLoop.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <unistd.h>

enum { MOST_EVENTS = 256 };

int ed_loop_poller(void) { return epoll_create1(EPOLL_CLOEXEC); }

static int control(int poller, int operation, int descriptor, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return epoll_ctl(poller, operation, descriptor, &event);
}

int ed_loop_add(int poller, int descriptor, uint32_t events, uint64_t token) {
    return control(poller, EPOLL_CTL_ADD, descriptor, events, token);
}

int ed_loop_change(int poller, int descriptor, uint32_t events, uint64_t token) {
    return control(poller, EPOLL_CTL_MOD, descriptor, events, token);
}

int ed_loop_remove(int poller, int descriptor) { return control(poller, EPOLL_CTL_DEL, descriptor, 0, 0); }

int ed_loop_wait(int poller, ed_loop_event *events, int count, int milliseconds) {
    struct epoll_event found[MOST_EVENTS];
    int got = epoll_wait(poller, found, count < MOST_EVENTS ? count : MOST_EVENTS, milliseconds);
    for (int i = 0; i < got; i++) {
        events[i].token = found[i].data.u64;
        events[i].events = found[i].events;
    }
    return got;
}

int ed_loop_bell(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

/* A full counter rings as well, and an empty one is silent. */
void ed_loop_ring(int bell) {
    uint64_t one = 1;
    while (write(bell, &one, sizeof one) < 0 && errno == EINTR) {}
}

void ed_loop_silence(int bell) {
    uint64_t count;
    while (read(bell, &count, sizeof count) < 0 && errno == EINTR) {}
}

void ed_loop_name_thread(const char *name) {
    char text[16];
    snprintf(text, sizeof text, "%s", name);
    pthread_setname_np(pthread_self(), text);
}
