#include "CImageCodecs.h"

#include <stdio.h>

#include <jpeglib.h>
#include <png.h>

const char *CImageCodecs_png_version(void) { return png_get_libpng_ver(NULL); }

#define TEXT_OF(word) #word
#define TEXT(macro) TEXT_OF(macro)

const char *CImageCodecs_jpeg_version(void) {
#ifdef LIBJPEG_TURBO_VERSION
    return "turbo " TEXT(LIBJPEG_TURBO_VERSION);
#else
    return TEXT(JPEG_LIB_VERSION);
#endif
}
