#include "CImageCodecs.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// jpeglib.h uses FILE and size_t, so it comes after the standard headers.
#include <jerror.h>
#include <jpeglib.h>

enum { BUFFER_SIZE = 4096 };

// Everything that changes after setjmp lives in here, behind a pointer that does not, so no local is volatile.
typedef struct Reader {
    struct jpeg_decompress_struct decoder;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    jmp_buf escape;
    CImageReader read;
    void *opaque;
    uint64_t offset;  // of the byte after the buffer
    bool is_truncated;
    CJPEGHeader *header;
    CImageDiagnostic *diagnostic;
    JOCTET buffer[BUFFER_SIZE];
} Reader;

static Reader *reader_of(j_common_ptr decoder) { return decoder->client_data; }

// Offset in the file of the next byte that the library will see.
static uint64_t position(const Reader *reader) { return reader->offset - reader->source.bytes_in_buffer; }

static void on_error(j_common_ptr decoder) {
    Reader *reader = reader_of(decoder);
    char message[JMSG_LENGTH_MAX];
    decoder->err->format_message(decoder, message);
    snprintf(reader->diagnostic->message, sizeof reader->diagnostic->message, "%s", message);
    int code = decoder->err->msg_code;
    if (code == JERR_SOF_UNSUPPORTED || code == JERR_UNKNOWN_MARKER) {
        reader->header->unsupported_marker = (uint8_t)decoder->err->msg_parm.i[0];
        reader->header->unsupported_offset = position(reader);
    }
    longjmp(reader->escape, 1);
}

// Warnings and traces would go to standard error.
static void on_message(j_common_ptr decoder, int level) {
    (void)decoder;
    (void)level;
}

static void on_start_or_end(j_decompress_ptr decoder) { (void)decoder; }

static boolean on_fill(j_decompress_ptr decoder) {
    Reader *reader = reader_of((j_common_ptr)decoder);
    size_t count = reader->read(reader->opaque, reader->offset, reader->buffer, BUFFER_SIZE);
    if (count == 0) {
        reader->is_truncated = true;
        ERREXIT(decoder, JERR_INPUT_EOF);
    }
    reader->offset += count;
    reader->source.next_input_byte = reader->buffer;
    reader->source.bytes_in_buffer = count;
    return TRUE;
}

static void on_skip(j_decompress_ptr decoder, long count) {
    Reader *reader = reader_of((j_common_ptr)decoder);
    if (count <= 0) return;
    if ((size_t)count <= reader->source.bytes_in_buffer) {
        reader->source.next_input_byte += count;
        reader->source.bytes_in_buffer -= (size_t)count;
    } else {
        // Jump over a large segment instead of reading it.
        reader->offset += (size_t)count - reader->source.bytes_in_buffer;
        reader->source.bytes_in_buffer = 0;
    }
}

static JOCTET next_byte(j_decompress_ptr decoder) {
    if (decoder->src->bytes_in_buffer == 0) on_fill(decoder);
    decoder->src->bytes_in_buffer--;
    return *decoder->src->next_input_byte++;
}

// Notes where an APP1 or APP2 segment's data lie and skips them: libjpeg's own way keeps every segment in memory.
static boolean on_application_segment(j_decompress_ptr decoder) {
    Reader *reader = reader_of((j_common_ptr)decoder);
    unsigned length = (unsigned)next_byte(decoder) << 8;
    length |= next_byte(decoder);
    if (length < 2) ERREXIT(decoder, JERR_BAD_LENGTH);
    length -= 2;
    static const char exif[6] = "Exif\0";
    static const char mpf[4] = "MPF";
    char name[6] = {0};
    unsigned name_length = length < sizeof name ? length : sizeof name;
    for (unsigned index = 0; index < name_length; index++) name[index] = (char)next_byte(decoder);
    CJPEGHeader *header = reader->header;
    if (decoder->unread_marker == JPEG_APP0 + 1 && memcmp(name, exif, 6) == 0 && header->exif_offset == 0) {
        header->exif_offset = position(reader);
        header->exif_count = length - 6;
    } else if (
        decoder->unread_marker == JPEG_APP0 + 2 && memcmp(name, mpf, 4) == 0 && length >= 6
        && header->mpf_offset == 0) {
        header->mpf_offset = position(reader) - 2;
        header->mpf_count = length - 4;
    }
    on_skip(decoder, (long)(length - name_length));
    return TRUE;
}

static void set_up(Reader *reader, size_t memory_limit) {
    reader->decoder.client_data = reader;
    reader->decoder.mem->max_memory_to_use = (long)memory_limit;
    reader->source.init_source = on_start_or_end;
    reader->source.fill_input_buffer = on_fill;
    reader->source.skip_input_data = on_skip;
    reader->source.resync_to_restart = jpeg_resync_to_restart;
    reader->source.term_source = on_start_or_end;
    reader->decoder.src = &reader->source;
    jpeg_set_marker_processor(&reader->decoder, JPEG_APP0 + 1, on_application_segment);
    jpeg_set_marker_processor(&reader->decoder, JPEG_APP0 + 2, on_application_segment);
}

CImageStatus CImageCodecs_jpeg_header(
    CImageReader read, void *opaque, size_t memory_limit, CJPEGHeader *header, CImageDiagnostic *diagnostic) {
    memset(header, 0, sizeof *header);
    memset(diagnostic, 0, sizeof *diagnostic);
    Reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) return CImageStatusOutOfMemory;
    reader->read = read;
    reader->opaque = opaque;
    reader->header = header;
    reader->diagnostic = diagnostic;
    reader->decoder.err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = on_error;
    reader->errors.emit_message = on_message;
    reader->decoder.client_data = reader;
    CImageStatus status = CImageStatusInvalid;
    if (setjmp(reader->escape) == 0) {
        jpeg_create_decompress(&reader->decoder);
        set_up(reader, memory_limit);
        jpeg_read_header(&reader->decoder, TRUE);
        header->scan_offset = position(reader);
        status = CImageStatusOK;
    } else if (reader->is_truncated) {
        status = CImageStatusTruncated;
    }
    // A frame header that was read stays true even when the library refuses what follows.
    header->width = reader->decoder.image_width;
    header->height = reader->decoder.image_height;
    header->component_count = (uint8_t)reader->decoder.num_components;
    header->precision = (uint8_t)reader->decoder.data_precision;
    header->color_space = reader->decoder.jpeg_color_space;
    header->is_progressive = reader->decoder.progressive_mode;
    header->is_arithmetic = reader->decoder.arith_code;
    jpeg_destroy_decompress(&reader->decoder);
    free(reader);
    return status;
}

#define TEXT_OF(word) #word
#define TEXT(macro) TEXT_OF(macro)

const char *CImageCodecs_jpeg_version(void) {
#ifdef LIBJPEG_TURBO_VERSION
    return "turbo " TEXT(LIBJPEG_TURBO_VERSION);
#else
    return TEXT(JPEG_LIB_VERSION);
#endif
}
