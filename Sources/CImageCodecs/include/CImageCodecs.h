#pragma once
// What takes the processor's own instructions, and the versions of the image libraries. Code that decodes with libpng or
// libjpeg belongs here: both report errors by longjmp, which must never cross a Swift frame.

#include <stddef.h>
#include <stdint.h>

/// The CRC-32 of ISO 3309, as zlib counts it, of `count` more bytes; 0 to begin with.
uint32_t CImageCodecs_crc32(uint32_t crc, const uint8_t *_Nonnull bytes, size_t count);

/// The version that is linked at run time.
const char *_Nonnull CImageCodecs_png_version(void);
/// The version whose headers were compiled: the library has no call that tells its own.
const char *_Nonnull CImageCodecs_jpeg_version(void);
