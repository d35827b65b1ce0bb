// What is measured. Each run prints JSON, one object a line.
#pragma once
#include "connection.h"

/// `streams` downloads at once, as fast as they come, until all have ended.
int run_throughput(int port, int streams, struct bytes request);

/// `streams` downloads that read `rate` bytes a second each. Prints `{"event":"holding",…}` when all flow; goes on until a
/// line or the end of standard input; then reads everything at full speed. Every byte is compared with `expected`.
int run_slow(int port, int streams, int rate, struct bytes expected, struct bytes request);

/// `count` requests one after another, each on a connection of its own; `per_second` of them, or back to back where that
/// is 0. Prints milliseconds to the first byte and to the end, from the moment at which the request was due: a server
/// that holds up the next request is charged for that too.
int run_requests(int port, int count, double per_second, struct bytes request);
