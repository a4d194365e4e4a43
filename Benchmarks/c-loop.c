// What FFmpeg itself needs to read a video's header: one avformat_open_input a file, the mov demuxer given, nothing
// else. The least that a probe built on FFmpeg can cost.
//
// usage: c-loop FILE...
#include <libavformat/avformat.h>
#include <stdio.h>

int main(int count, char **paths) {
    av_log_set_level(AV_LOG_QUIET);
    const AVInputFormat *mov = av_find_input_format("mov");
    for (int i = 1; i < count; i++) {
        AVFormatContext *context = NULL;
        if (avformat_open_input(&context, paths[i], mov, NULL) < 0) {
            fprintf(stderr, "c-loop: cannot open %s\n", paths[i]);
            return 1;
        }
        avformat_close_input(&context);
    }
    return 0;
}
