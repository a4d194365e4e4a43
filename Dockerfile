# syntax=docker/dockerfile:1

# preflight in a container:
#
#   docker build --tag preflight .
#   docker run --rm --volume "$PWD:/work:ro" preflight check assets
#
# Reports are written as the user that `--user "$(id -u):$(id -g)"` names, into a volume without `:ro`.
# `preflight fix` needs ffmpeg, and `--changed-since` needs git: docker build --build-arg EXTRA_PACKAGES="ffmpeg git" …
# Both stages are of one Debian release, since the libraries that are linked in the first are loaded in the second.

FROM swift:6.3-bookworm AS build
WORKDIR /source
COPY Scripts/setup Scripts/setup
RUN Scripts/setup
COPY LICENSE README.md CHANGELOG.md Package.swift ./
COPY Examples/submitter Examples/submitter
COPY Examples/tasks Examples/tasks
COPY Schemas Schemas
COPY Scripts Scripts
COPY Sources Sources
COPY Tests Tests
RUN PREFIX=/usr/local DESTDIR=/installed Scripts/install

FROM debian:bookworm-slim
ARG EXTRA_PACKAGES=""
RUN export DEBIAN_FRONTEND=noninteractive \
    && apt-get -q update \
    && apt-get -q -y install --no-install-recommends \
        ca-certificates libavcodec59 libavformat59 libavutil57 libcurl4 libgcc-s1 libjpeg62-turbo libpng16-16 \
        libsqlite3-0 libstdc++6 zlib1g ${EXTRA_PACKAGES} \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /home/preflight --shell /usr/sbin/nologin preflight
COPY --from=build /installed/ /
USER preflight
WORKDIR /work
ENTRYPOINT ["preflight"]
CMD ["--help"]
