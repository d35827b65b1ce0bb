#define _GNU_SOURCE
#include "CFastCGI.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

struct ed_fcgi {
    FCGX_Request request;
};

int ed_fcgi_init(void) {
    /* How long a connection may stay silent, and how long a close waits for a peer that stays: libfcgi's own 2 s hold
       a thread. */
    setenv("LIBFCGI_IS_AF_UNIX_KEEPER_POLL_TIMEOUT", "200", 1);
    setenv("LIBFCGI_OS_CLOSE_POLL_TIMEOUT", "200", 1);
    return FCGX_Init();
}

ed_fcgi *ed_fcgi_new(void) { return calloc(1, sizeof(ed_fcgi)); }

void ed_fcgi_delete(ed_fcgi *request) { free(request); }

int ed_fcgi_parse(ed_fcgi *request, int connection) {
    int result = FCGX_InitRequest(&request->request, -1, 0);
    if (result != 0) {
        close(connection);
        return -1;
    }
    /* libfcgi then only parses: with a "kept" connection it does not accept, and with listener -1 a broken request
       ends in an error where it would wait for another one. */
    request->request.ipcFd = connection;
    request->request.keepConnection = 1;
    result = FCGX_Accept_r(&request->request);
    if (result < 0) {
        FCGX_Free(&request->request, 1);
        return result;
    }
    request->request.keepConnection = 0;
    return 0;
}

const char *const *ed_fcgi_parameters(const ed_fcgi *request) {
    return (const char *const *)request->request.envp;
}

long ed_fcgi_read(ed_fcgi *request, uint8_t *bytes, size_t count) {
    int got = FCGX_GetStr((char *)bytes, (int)count, request->request.in);
    if (FCGX_GetError(request->request.in) != 0) { return -1; }
    return got;
}

bool ed_fcgi_write(ed_fcgi *request, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        int part = count > (1 << 20) ? (1 << 20) : (int)count;
        if (FCGX_PutStr((const char *)bytes, part, request->request.out) != part) { return false; }
        bytes += part;
        count -= (size_t)part;
    }
    return true;
}

void ed_fcgi_finish(ed_fcgi *request) { FCGX_Finish_r(&request->request); }

int ed_fcgi_detach(ed_fcgi *request) {
    int id = request->request.requestId;
    FCGX_Free(&request->request, 0);
    request->request.ipcFd = -1;
    return id;
}

int ed_fcgi_accept(int listener, int timeout_ms) {
    int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
    if (connection < 0) { return -1; }
    struct timeval time = {.tv_sec = timeout_ms / 1000, .tv_usec = (timeout_ms % 1000) * 1000};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
    return connection;
}

long ed_fcgi_send(int connection, const uint8_t *bytes, size_t count) {
    ssize_t sent;
    do { sent = send(connection, bytes, count, MSG_NOSIGNAL | MSG_DONTWAIT); } while (sent < 0 && errno == EINTR);
    if (sent >= 0) { return sent; }
    return errno == EAGAIN || errno == EWOULDBLOCK ? 0 : -1;
}

bool ed_fcgi_peer_gone(int connection) {
    struct pollfd entry = {.fd = connection, .events = POLLRDHUP};
    return poll(&entry, 1, 0) > 0 && (entry.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

long ed_fcgi_peek(int connection, uint8_t *bytes, size_t count) {
    return recv(connection, bytes, count, MSG_PEEK | MSG_DONTWAIT);
}

int ed_fcgi_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int ed_fcgi_semaphore(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK | EFD_SEMAPHORE); }

bool ed_fcgi_post(int semaphore) {
    uint64_t one = 1;
    return write(semaphore, &one, sizeof one) == sizeof one;
}

bool ed_fcgi_take(int semaphore) {
    uint64_t one = 0;
    return read(semaphore, &one, sizeof one) == sizeof one;
}
