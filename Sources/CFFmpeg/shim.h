#pragma once
// What Swift cannot see of FFmpeg, and where its versions differ (5.1 to 8). Nothing else.

#include <errno.h>
#include <stddef.h>
#include <stdint.h>

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/error.h>
#include <libavutil/mem.h>
#include <libavutil/pixdesc.h>
// SHA-256 of contents, for baselines. libavutil is linked anyway.
#include <libavutil/sha.h>

#if LIBAVFORMAT_VERSION_INT < AV_VERSION_INT(59, 27, 100)
#error "FFmpeg 5.1 or newer is required"
#endif

// The importer drops macros that are not plain literals.
static const int32_t CFFmpeg_AVERROR_EOF = AVERROR_EOF;
static const int32_t CFFmpeg_AVERROR_EXIT = AVERROR_EXIT;
static const int32_t CFFmpeg_AVERROR_EPERM = AVERROR(EPERM);
static const int64_t CFFmpeg_AV_NOPTS_VALUE = AV_NOPTS_VALUE;

// The nine numbers of a stream's display matrix, or NULL. They moved from the stream to its codec parameters in
// FFmpeg 6.1 (libavcodec 60.31.102: AVCodecParameters.coded_side_data), and the old call went in FFmpeg 8.
static inline const int32_t *_Nullable CFFmpeg_display_matrix(const AVStream *_Nonnull stream) {
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(60, 31, 102)
    const AVPacketSideData *data = av_packet_side_data_get(
        stream->codecpar->coded_side_data, stream->codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    return data != NULL && data->size >= 9 * sizeof(int32_t) ? (const int32_t *)data->data : NULL;
#else
    size_t size = 0;
    const uint8_t *data = av_stream_get_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    return data != NULL && size >= 9 * sizeof(int32_t) ? (const int32_t *)data : NULL;
#endif
}
