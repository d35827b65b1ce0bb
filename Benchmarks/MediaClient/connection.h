// One HTTP/1.1 exchange on a connection of its own to a port of the loopback interface.
#pragma once
#include <stddef.h>
#include <stdint.h>

enum { HEAD_LIMIT = 16384 };

enum connection_state { CONNECTION_UNUSED, CONNECTION_HEAD, CONNECTION_BODY, CONNECTION_COMPLETE, CONNECTION_FAILED };

struct connection {
    int descriptor;
    enum connection_state state;
    int status;
    int64_t length;    // promised by Content-Length
    int64_t received;  // bytes of the body
    size_t head_length;
    char *head;        // only until the head is whole
    char failure[48];  // why it failed, in few words
};

/// Bytes that something is made of: a request as it is sent, or the file that every answer must equal.
struct bytes {
    const uint8_t *start;
    int64_t count;
};

/// A file in memory. Ends the program where it cannot be read.
struct bytes bytes_of_file(const char *path);

/// Connects and sends the request.
/// @param receive_buffer bytes that the kernel may hold for us, 0 for its own choice. With a size, segments are those of
/// Ethernet too: loopback's own of 64 KiB would let a server put megabytes into its send buffer.
void connection_open(struct connection *connection, int port, struct bytes request, int receive_buffer);

/// Reads at most `wanted` bytes, and compares the body with `expected`, or throws it away unread where that has no start.
/// Returns whether something came; the state tells of the end.
int connection_read(struct connection *connection, size_t wanted, struct bytes expected);

void connection_fail(struct connection *connection, const char *format, ...) __attribute__((format(printf, 2, 3)));

int connection_is_open(const struct connection *connection);

/// Seconds of the monotonic clock.
double now(void);

/// Prints `"complete":N,"failures":{"why":N}`.
void print_outcome(const struct connection *connections, int count);
