#ifndef EASYDOWN_CFASTCGI_H
#define EASYDOWN_CFASTCGI_H
#include <fcgiapp.h>
#endif
