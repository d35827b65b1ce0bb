#include "runs.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 64, OPENED_A_TICK = 10, TICK_MS = 10, READS_A_SECOND = 2, RECEIVE_BUFFER = 16384 };
enum { FULL_SPEED_BUFFER = 1 << 20, START_PATIENCE = 30, STALL_MS = 20000 };

struct slow_run {
    struct connection *connections;
    double *due;
    int count, opened;
    size_t portion;
    struct bytes expected;
};

static int count_of(const struct slow_run *run, enum connection_state state) {
    int count = 0;
    for (int i = 0; i < run->opened; i++) count += run->connections[i].state == state;
    return count;
}

static void open_some(struct slow_run *run, int port, struct bytes request) {
    for (int i = 0; i < OPENED_A_TICK && run->opened < run->count; i++, run->opened++) {
        connection_open(&run->connections[run->opened], port, request, RECEIVE_BUFFER);
        run->due[run->opened] = now();
    }
}

static void read_those_due(struct slow_run *run) {
    double time = now();
    for (int i = 0; i < run->opened; i++) {
        if (!connection_is_open(&run->connections[i]) || run->due[i] > time) continue;
        int had_head = run->connections[i].state == CONNECTION_BODY;
        int came = connection_read(&run->connections[i], run->portion, run->expected);
        // The head is looked for at every tick; once there, the stream keeps to its pace.
        if (had_head || came) run->due[i] = time + 1.0 / READS_A_SECOND;
    }
}

static int is_told_to_finish(void) {
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    return poll(&input, 1, 0) > 0;
}

static void finish_at_full_speed(struct slow_run *run) {
    int poller = epoll_create1(EPOLL_CLOEXEC), open = 0, size = FULL_SPEED_BUFFER;
    for (int i = 0; i < run->count; i++) {
        struct connection *connection = &run->connections[i];
        if (!connection_is_open(connection)) continue;
        setsockopt(connection->descriptor, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
        epoll_ctl(poller, EPOLL_CTL_ADD, connection->descriptor, &event);
        open++;
    }
    while (open > 0) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(poller, events, EVENTS, STALL_MS);
        if (count == 0) break;
        for (int i = 0; i < count; i++) {
            struct connection *connection = events[i].data.ptr;
            connection_read(connection, 1 << 20, run->expected);
            open -= !connection_is_open(connection);
        }
    }
    for (int i = 0; i < run->count; i++)
        if (connection_is_open(&run->connections[i])) connection_fail(&run->connections[i], "stalled");
}

int run_slow(int port, int streams, int rate, struct bytes expected, struct bytes request) {
    struct slow_run run = {.count = streams, .portion = (size_t)(rate / READS_A_SECOND), .expected = expected};
    run.connections = calloc((size_t)streams, sizeof *run.connections);
    run.due = calloc((size_t)streams, sizeof *run.due);
    if (run.connections == NULL || run.due == NULL) return 1;
    double start = now(), last_opened = start;
    int is_holding = 0;
    while (!is_told_to_finish()) {
        if (run.opened < run.count) {
            open_some(&run, port, request);
            last_opened = now();
        }
        read_those_due(&run);
        int waiting = count_of(&run, CONNECTION_HEAD);
        int is_patient = now() - last_opened < START_PATIENCE;
        if (!is_holding && run.opened == run.count && (waiting == 0 || !is_patient)) {
            is_holding = 1;
            printf("{\"event\":\"holding\",\"flowing\":%d,\"waiting\":%d,\"seconds\":%.3f}\n",
                   count_of(&run, CONNECTION_BODY), waiting, now() - start);
            fflush(stdout);
        }
        poll(NULL, 0, TICK_MS);
    }
    // Those that had ended before the last part began were not slow streams to the end.
    int early = count_of(&run, CONNECTION_COMPLETE);
    double slow_seconds = now() - start;
    finish_at_full_speed(&run);
    printf("{\"event\":\"end\",\"streams\":%d,\"early\":%d,\"slowSeconds\":%.3f,\"seconds\":%.3f,", streams, early,
           slow_seconds, now() - start);
    print_outcome(run.connections, streams);
    printf("}\n");
    return 0;
}
