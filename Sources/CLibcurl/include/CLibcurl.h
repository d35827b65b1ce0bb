#ifndef EASYDOWN_CLIBCURL_H
#define EASYDOWN_CLIBCURL_H
#include <curl/curl.h>
#endif
