#define _GNU_SOURCE
#include "CLibpq.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <time.h>

static void ignore(void *context, const PGresult *notice) {
    (void)context;
    (void)notice;
}

void ed_pq_quiet(PGconn *connection) { PQsetNoticeReceiver(connection, ignore, NULL); }

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int ed_pq_wait(PGconn *connection, int milliseconds) {
    int64_t end = now() + milliseconds;
    while (PQisBusy(connection)) {
        int64_t left = end - now();
        if (left <= 0) { return 0; }
        struct pollfd entry = {.fd = PQsocket(connection), .events = POLLIN};
        if (entry.fd < 0) { return -1; }
        int ready = poll(&entry, 1, (int)left);
        if (ready < 0 && errno != EINTR) { return -1; }
        if (ready > 0 && PQconsumeInput(connection) != 1) { return -1; }
    }
    return 1;
}
