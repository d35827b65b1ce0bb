#ifndef EASYDOWN_CFAKENETWORK_H
#define EASYDOWN_CFAKENETWORK_H
#include <stdbool.h>
#include <stdint.h>

/*
 * A network of the tests' own in front of the system's: getaddrinfo() and connect() of this process pass through here,
 * those of shared libraries (libcurl's) too, since the dynamic linker finds a program's own functions first. Names and
 * addresses that no test has named are the system's, as ever.
 */

/* Answers of a look-up, addresses with spaces between; several answers with bars between, the last one for ever. */
bool ed_fake_name(const char *name, const char *answers, uint32_t milliseconds);
int ed_fake_lookups(const char *name);
/* Connections to an address, whatever their port, go to this port of 127.0.0.1; to nobody where it is 0. */
bool ed_fake_place(const char *address, uint16_t port);
int ed_fake_dials(const char *address);

#endif
