#ifndef EASYDOWN_COPENSSL_H
#define EASYDOWN_COPENSSL_H
#include <openssl/ssl.h>
#endif
