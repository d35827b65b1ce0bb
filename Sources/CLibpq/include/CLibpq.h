#ifndef EASYDOWN_CLIBPQ_H
#define EASYDOWN_CLIBPQ_H
#include <postgresql/libpq-fe.h>

/* Notices of the server are not written to standard error. */
void ed_pq_quiet(PGconn *connection);
/* Waits until the next result can be taken without waiting: 1; 0 where that takes longer than so many milliseconds, -1
   where the connection is gone. libpq's own waiting ends only when the system gives the connection up. */
int ed_pq_wait(PGconn *connection, int milliseconds);

#endif
