#include "CImageCodecs.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Everything that changes after setjmp lives in here, behind a pointer that does not, so no local is volatile.
typedef struct Reader {
    CImageReader read;
    void *opaque;
    uint64_t offset;
    bool is_truncated;
    CPNGHeader *header;
    CImageDiagnostic *diagnostic;
    png_structp png;
    png_infop info;
} Reader;

static void on_error(png_structp png, png_const_charp message) {
    Reader *reader = png_get_error_ptr(png);
    snprintf(reader->diagnostic->message, sizeof reader->diagnostic->message, "%s", message);
    png_longjmp(png, 1);
}

// A warning changes nothing about the header's facts.
static void on_warning(png_structp png, png_const_charp message) {
    (void)png;
    (void)message;
}

static void on_read(png_structp png, png_bytep bytes, size_t count) {
    Reader *reader = png_get_io_ptr(png);
    if (reader->read(reader->opaque, reader->offset, bytes, count) != count) {
        reader->is_truncated = true;
        png_error(png, "the header is cut off");
    }
    reader->offset += count;
}

static int on_unknown_chunk(png_structp png, png_unknown_chunkp chunk) {
    Reader *reader = png_get_user_chunk_ptr(png);
    if (memcmp(chunk->name, "acTL", 4) == 0) reader->header->is_animated = true;
    if (memcmp(chunk->name, "eXIf", 4) == 0) {
        // The chunk's data and its checksum have just been read.
        reader->header->exif_offset = reader->offset - 4 - chunk->size;
        reader->header->exif_count = (uint32_t)chunk->size;
    }
    return 1;
}

// Chunks that can inflate to any size and say nothing about the picture's facts are skipped unread.
static const png_byte ignored_chunks[] = "iCCP\0iTXt\0tEXt\0zTXt\0sPLT\0pCAL\0sCAL\0hIST";

static void read_header(Reader *reader) {
    CPNGHeader *header = reader->header;
    png_structp png = reader->png;
    png_infop info = reader->info;
    png_read_info(png, info);
    header->data_offset = reader->offset;
    header->width = png_get_image_width(png, info);
    header->height = png_get_image_height(png, info);
    header->bit_depth = png_get_bit_depth(png, info);
    header->color_type = png_get_color_type(png, info);
    header->is_interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
    header->has_transparency = png_get_valid(png, info, PNG_INFO_tRNS) != 0;
}

CImageStatus CImageCodecs_png_header(
    CImageReader read, void *opaque, size_t memory_limit, CPNGHeader *header, CImageDiagnostic *diagnostic) {
    memset(header, 0, sizeof *header);
    memset(diagnostic, 0, sizeof *diagnostic);
    Reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) return CImageStatusOutOfMemory;
    *reader = (Reader){.read = read, .opaque = opaque, .header = header, .diagnostic = diagnostic};
    CImageStatus status = CImageStatusInvalid;
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning);
    reader->info = reader->png != NULL ? png_create_info_struct(reader->png) : NULL;
    if (reader->info == NULL) {
        status = CImageStatusOutOfMemory;
    } else if (setjmp(png_jmpbuf(reader->png)) == 0) {
        png_set_read_fn(reader->png, reader, on_read);
        // Sides are judged by rules, not refused here; nothing is allocated by them before decoding.
        png_set_user_limits(reader->png, 0x7fffffff, 0x7fffffff);
        png_set_chunk_cache_max(reader->png, 256);
        png_set_chunk_malloc_max(reader->png, memory_limit);
        png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, ignored_chunks, 8);
        // libpng would parse eXIf itself; as an unknown chunk it tells where its data lie.
        png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_ALWAYS, (png_const_bytep) "eXIf", 1);
        png_set_read_user_chunk_fn(reader->png, reader, on_unknown_chunk);
        read_header(reader);
        status = CImageStatusOK;  // Nothing after this can jump.
    } else if (reader->is_truncated) {
        status = CImageStatusTruncated;
    } else if (strstr(diagnostic->message, "CRC") != NULL) {
        status = CImageStatusChecksum;
    }
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
    free(reader);
    return status;
}

const char *CImageCodecs_png_version(void) { return png_get_libpng_ver(NULL); }
