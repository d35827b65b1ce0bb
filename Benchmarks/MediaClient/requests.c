#include "runs.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { PATIENCE_MS = 30000 };

static void sleep_until(double time) {
    double rest = time - now();
    if (rest <= 0) return;
    struct timespec pause = {.tv_sec = (time_t)rest, .tv_nsec = (long)((rest - (double)(time_t)rest) * 1e9)};
    nanosleep(&pause, NULL);
}

/// Returns the moment of the first byte.
static double exchange(struct connection *connection, int port, struct bytes request) {
    double first = 0;
    connection_open(connection, port, request, 0);
    while (connection_is_open(connection)) {
        struct pollfd entry = {.fd = connection->descriptor, .events = POLLIN};
        if (poll(&entry, 1, PATIENCE_MS) <= 0) {
            connection_fail(connection, "no answer in time");
            break;
        }
        if (first == 0) first = now();
        connection_read(connection, 1 << 20, (struct bytes){NULL, 0});
    }
    return first;
}

/// Failed requests have no times: how many there were is told beside.
static void print_list(const char *name, const double *values, const struct connection *connections, int count) {
    int printed = 0;
    printf("\"%s\":[", name);
    for (int i = 0; i < count; i++)
        if (connections[i].state == CONNECTION_COMPLETE) printf("%s%.4f", printed++ ? "," : "", values[i]);
    printf("],");
}

int run_requests(int port, int count, double per_second, struct bytes request) {
    struct connection *connections = calloc((size_t)count, sizeof *connections);
    double *first = calloc((size_t)count, sizeof *first), *whole = calloc((size_t)count, sizeof *whole);
    if (connections == NULL || first == NULL || whole == NULL) return 1;
    double start = now();
    for (int i = 0; i < count; i++) {
        double due = per_second > 0 ? start + i / per_second : now();
        sleep_until(due);
        first[i] = (exchange(&connections[i], port, request) - due) * 1e3;
        whole[i] = (now() - due) * 1e3;
    }
    printf("{\"seconds\":%.6f,", now() - start);
    print_list("firstByte", first, connections, count);
    print_list("whole", whole, connections, count);
    print_outcome(connections, count);
    printf("}\n");
    return 0;
}
