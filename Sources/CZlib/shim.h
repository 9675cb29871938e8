// The system's own header, under one name on every platform.
#include <zlib.h>
