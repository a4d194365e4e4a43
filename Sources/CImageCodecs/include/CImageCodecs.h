#pragma once
// The only code that calls setjmp, and what takes the processor's own instructions. libpng and libjpeg report errors by longjmp, which must never cross a Swift
// frame, so every operation on them is one C function here: a reader in, plain data out.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Reads up to `count` bytes at `offset` into `buffer`; returns the number read, 0 at the end or on failure.
/// It may be a Swift function: it returns before any longjmp happens.
typedef size_t (*CImageReader)(void *_Nonnull opaque, uint64_t offset, void *_Nonnull buffer, size_t count);

/// How reading a header ended.
typedef enum CImageStatus : int32_t {
    CImageStatusOK,
    /// The bytes end before the header does.
    CImageStatusTruncated,
    /// A checksum in the header does not match.
    CImageStatusChecksum,
    /// The header is damaged, or of a kind that the library refuses.
    CImageStatusInvalid,
    CImageStatusOutOfMemory,
} CImageStatus;

/// What the library said, always NUL-terminated.
typedef struct CImageDiagnostic {
    char message[200];
} CImageDiagnostic;

/// A PNG's header up to its first IDAT. Fields are valid only when the status is OK.
typedef struct CPNGHeader {
    uint32_t width, height;
    uint8_t bit_depth;
    /// PNG_COLOR_TYPE_*: bit 0 palette, bit 1 colour, bit 2 alpha.
    uint8_t color_type;
    bool is_interlaced, has_transparency, is_animated;
    /// Where the first IDAT chunk's data begin in the file.
    uint64_t data_offset;
    /// Where the eXIf chunk's data lie in the file, or 0.
    uint64_t exif_offset;
    uint32_t exif_count;
} CPNGHeader;

CImageStatus CImageCodecs_png_header(
    CImageReader _Nonnull read, void *_Nonnull opaque, size_t memory_limit, CPNGHeader *_Nonnull header,
    CImageDiagnostic *_Nonnull diagnostic);

/// A JPEG's header up to its first scan. Width and height are valid when not 0, whatever the status.
typedef struct CJPEGHeader {
    uint32_t width, height;
    uint8_t component_count, precision;
    /// J_COLOR_SPACE.
    int32_t color_space;
    bool is_progressive, is_arithmetic;
    /// The marker that the library does not know or support, or 0.
    uint8_t unsupported_marker;
    /// Where that marker's segment begins.
    uint64_t unsupported_offset;
    /// Where the first Exif and multi-picture (MPF) data lie in the file, or 0.
    uint64_t exif_offset, mpf_offset;
    uint32_t exif_count, mpf_count;
    /// Where the entropy-coded data of the first scan begin, or 0.
    uint64_t scan_offset;
} CJPEGHeader;

CImageStatus CImageCodecs_jpeg_header(
    CImageReader _Nonnull read, void *_Nonnull opaque, size_t memory_limit, CJPEGHeader *_Nonnull header,
    CImageDiagnostic *_Nonnull diagnostic);

/// The CRC-32 of ISO 3309, as zlib counts it, of `count` more bytes; 0 to begin with.
uint32_t CImageCodecs_crc32(uint32_t crc, const uint8_t *_Nonnull bytes, size_t count);

/// The version that is linked at run time.
const char *_Nonnull CImageCodecs_png_version(void);
/// The version whose headers were compiled: the library has no call that tells its own.
const char *_Nonnull CImageCodecs_jpeg_version(void);
