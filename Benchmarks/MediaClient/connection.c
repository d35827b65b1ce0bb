#define _GNU_SOURCE
#include "connection.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static uint8_t scratch[1 << 20];

double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct bytes bytes_of_file(const char *path) {
    struct stat facts;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 || fstat(descriptor, &facts) < 0 || facts.st_size == 0) {
        perror(path);
        exit(1);
    }
    void *start = mmap(NULL, (size_t)facts.st_size, PROT_READ, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (start == MAP_FAILED) {
        perror(path);
        exit(1);
    }
    return (struct bytes){start, facts.st_size};
}

static void finish(struct connection *connection, enum connection_state state) {
    if (connection->descriptor >= 0) close(connection->descriptor);
    free(connection->head);
    connection->descriptor = -1;
    connection->head = NULL;
    connection->state = state;
}

void connection_fail(struct connection *connection, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(connection->failure, sizeof connection->failure, format, arguments);
    va_end(arguments);
    finish(connection, CONNECTION_FAILED);
}

int connection_is_open(const struct connection *connection) {
    return connection->state == CONNECTION_HEAD || connection->state == CONNECTION_BODY;
}

void connection_open(struct connection *connection, int port, struct bytes request, int receive_buffer) {
    memset(connection, 0, sizeof *connection);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connection->descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection->descriptor < 0) return connection_fail(connection, "socket: %s", strerror(errno));
    if (receive_buffer > 0) {
        int segment = 1460;
        setsockopt(connection->descriptor, IPPROTO_TCP, TCP_MAXSEG, &segment, sizeof segment);
        setsockopt(connection->descriptor, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
    }
    if (connect(connection->descriptor, (struct sockaddr *)&address, sizeof address) < 0)
        return connection_fail(connection, "connect: %s", strerror(errno));
    if (send(connection->descriptor, request.start, (size_t)request.count, MSG_NOSIGNAL) != request.count)
        return connection_fail(connection, "send: %s", strerror(errno));
    fcntl(connection->descriptor, F_SETFL, O_NONBLOCK);
    connection->head = malloc(HEAD_LIMIT + 1);
    connection->state = CONNECTION_HEAD;
    if (connection->head == NULL) connection_fail(connection, "no memory");
}

static void take_body(struct connection *connection, const uint8_t *start, int64_t count, struct bytes expected) {
    if (connection->received + count > connection->length) return connection_fail(connection, "more than promised");
    if (expected.start != NULL && connection->received + count > expected.count)
        return connection_fail(connection, "longer than the file");
    if (expected.start != NULL && memcmp(expected.start + connection->received, start, (size_t)count) != 0)
        return connection_fail(connection, "other bytes");
    connection->received += count;
    if (connection->received == connection->length) finish(connection, CONNECTION_COMPLETE);
}

static int64_t promised_length(const char *head) {
    for (const char *line = strstr(head, "\r\n"); line != NULL; line = strstr(line + 2, "\r\n"))
        if (strncasecmp(line + 2, "content-length:", 15) == 0) return atoll(line + 17);
    return -1;
}

static void read_head(struct connection *connection, struct bytes expected) {
    char *end = strstr(connection->head, "\r\n\r\n");
    if (end == NULL) {
        if (connection->head_length == HEAD_LIMIT) connection_fail(connection, "head without end");
        return;
    }
    end[2] = 0;
    if (sscanf(connection->head, "HTTP/1.%*d %d", &connection->status) != 1)
        return connection_fail(connection, "no HTTP");
    connection->length = promised_length(connection->head);
    if (connection->status != 200) return connection_fail(connection, "status %d", connection->status);
    if (connection->length < 0) return connection_fail(connection, "no length");
    connection->state = CONNECTION_BODY;
    char *head = connection->head;
    connection->head = NULL;
    int64_t rest = (int64_t)(connection->head_length - (size_t)(end + 4 - head));
    if (rest > 0 || connection->length == 0) take_body(connection, (uint8_t *)end + 4, rest, expected);
    free(head);
}

int connection_read(struct connection *connection, size_t wanted, struct bytes expected) {
    int is_head = connection->state == CONNECTION_HEAD, is_thrown_away = !is_head && expected.start == NULL;
    void *place = is_head ? (void *)(connection->head + connection->head_length) : scratch;
    size_t room = is_head ? HEAD_LIMIT - connection->head_length : is_thrown_away ? SIZE_MAX >> 1 : sizeof scratch;
    // Bytes that are thrown away are not even copied: the machine is here to measure the servers.
    ssize_t count = recv(connection->descriptor, place, wanted < room ? wanted : room, is_thrown_away ? MSG_TRUNC : 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
    if (count < 0) return connection_fail(connection, "receive: %s", strerror(errno)), 0;
    if (count == 0) return connection_fail(connection, is_head ? "closed without an answer" : "cut short"), 0;
    if (is_head) {
        connection->head_length += (size_t)count;
        connection->head[connection->head_length] = 0;
        read_head(connection, expected);
    } else {
        take_body(connection, scratch, count, expected);
    }
    return 1;
}

void print_outcome(const struct connection *connections, int count) {
    int complete = 0, printed = 0;
    for (int i = 0; i < count; i++) complete += connections[i].state == CONNECTION_COMPLETE;
    printf("\"complete\":%d,\"failures\":{", complete);
    for (int i = 0; i < count; i++) {
        if (connections[i].state != CONNECTION_FAILED) continue;
        int same = 0, is_first = 1;
        for (int k = 0; k < count; k++) {
            if (connections[k].state != CONNECTION_FAILED) continue;
            if (strcmp(connections[k].failure, connections[i].failure) != 0) continue;
            if (k < i) is_first = 0;
            same++;
        }
        if (is_first) printf("%s\"%s\":%d", printed++ ? "," : "", connections[i].failure, same);
    }
    printf("}");
}
