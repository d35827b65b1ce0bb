#ifndef EASYDOWN_CPOSIX_H
#define EASYDOWN_CPOSIX_H
#include <sys/types.h>
#endif
