// The client of "make bench-media": one process, one thread, any number of streams.
#include "runs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int usage(void) {
    fputs("usage: MediaClient throughput PORT STREAMS REQUEST\n"
          "       MediaClient slow PORT STREAMS BYTES_A_SECOND FILE REQUEST\n"
          "       MediaClient requests PORT COUNT A_SECOND REQUEST\n"
          "REQUEST is a file with a request as it is sent; FILE is what every answer must equal.\n",
          stderr);
    return 64;
}

int main(int count, char **arguments) {
    if (count < 5) return usage();
    const char *name = arguments[1];
    int port = atoi(arguments[2]), number = atoi(arguments[3]);
    struct bytes request = bytes_of_file(arguments[count - 1]);
    if (strcmp(name, "throughput") == 0 && count == 5) return run_throughput(port, number, request);
    if (strcmp(name, "slow") == 0 && count == 7)
        return run_slow(port, number, atoi(arguments[4]), bytes_of_file(arguments[5]), request);
    if (strcmp(name, "requests") == 0 && count == 6) return run_requests(port, number, atof(arguments[4]), request);
    return usage();
}
