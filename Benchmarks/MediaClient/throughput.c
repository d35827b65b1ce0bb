#include "runs.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>

enum { EVENTS = 64, PATIENCE_MS = 30000, READ_SIZE = 4 << 20 };

int run_throughput(int port, int streams, struct bytes request) {
    struct connection *connections = calloc((size_t)streams, sizeof *connections);
    int poller = epoll_create1(EPOLL_CLOEXEC);
    if (connections == NULL || poller < 0) return 1;
    int open = 0;
    double start = now();
    for (int i = 0; i < streams; i++) {
        connection_open(&connections[i], port, request, 0);
        if (!connection_is_open(&connections[i])) continue;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = &connections[i]};
        epoll_ctl(poller, EPOLL_CTL_ADD, connections[i].descriptor, &event);
        open++;
    }
    while (open > 0) {
        struct epoll_event events[EVENTS];
        int count = epoll_wait(poller, events, EVENTS, PATIENCE_MS);
        if (count == 0) break;
        for (int i = 0; i < count; i++) {
            struct connection *connection = events[i].data.ptr;
            connection_read(connection, READ_SIZE, (struct bytes){NULL, 0});
            open -= !connection_is_open(connection);
        }
    }
    double seconds = now() - start;
    int64_t total = 0;
    for (int i = 0; i < streams; i++) {
        if (connection_is_open(&connections[i])) connection_fail(&connections[i], "stalled");
        total += connections[i].received;
    }
    printf("{\"seconds\":%.6f,\"bytes\":%lld,", seconds, (long long)total);
    print_outcome(connections, streams);
    printf("}\n");
    return 0;
}
