#!/usr/bin/env python3
"""Edits the segments of a JPEG and the chunks of a PNG.

    imagesurgery.py IN OUT OPERATION [ARGUMENT…] [, OPERATION [ARGUMENT…]]…

JPEG
    exif ORDER WHERE TYPE VALUE  insert an EXIF segment that holds nothing but an orientation;
                                 ORDER II or MM, WHERE image or thumbnail, TYPE short long ascii
    zeros N SIZE                 insert SIZE bytes of APPn segments, all zero
    drop N                       remove the APPn segments
    adobe N                      set the colour transform of the Adobe segment
    precision N                  set the bits per sample; above 8 the frame becomes extended (SOF1)
    side W H                     set the size in the frame header
    dnl                          say height 0 in the frame header, and the height after the scan
    noscan                       end right after the scan's header
    mpo FILE                     append FILE as the second picture, with an index (MPF) of both
PNG
    size W H                     set the size in IHDR
    crc TYPE                     break the checksum of the first chunk TYPE
    without TYPE                 remove chunks
    empty TYPE                   leave nothing in the first chunk TYPE
    bomb TYPE MIB                insert a zTXt or iCCP chunk that inflates to MIB mebibytes of zeros
    cgbi                         rewrite as Xcode does: CgBI, raw deflate, BGRA
both
    append TEXT                  add bytes after the end
"""

import struct
import sys
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


# JPEG: a list of [marker, payload] up to the scan, then the rest as it is.

def jpeg_parse(data):
    segments, at = [], 2
    while True:
        marker, length = struct.unpack_from(">HH", data, at)
        segments.append([marker, data[at + 4:at + 2 + length]])
        at += 2 + length
        if marker == 0xFFDA:
            return segments, data[at:]


def jpeg_bytes(segments, rest):
    body = b"".join(struct.pack(">HH", m, len(p) + 2) + p for m, p in segments)
    return b"\xff\xd8" + body + rest


def frame(segments):
    return next(s for s in segments if 0xFFC0 <= s[0] <= 0xFFCF and s[0] not in (0xFFC4, 0xFFC8, 0xFFCC))


def exif(order, where, kind, value):
    e = "<" if order == "II" else ">"
    if kind == "short":
        field = struct.pack(e + "HHIHH", 0x112, 3, 1, int(value), 0)
    elif kind == "long":
        field = struct.pack(e + "HHII", 0x112, 4, 1, int(value))
    else:
        field = struct.pack(e + "HHI4s", 0x112, 2, len(value) + 1, value.encode())
    directory = struct.pack(e + "H", 1) + field + struct.pack(e + "I", 0)
    tiff = order.encode() + struct.pack(e + "HI", 42, 8)
    if where == "thumbnail":  # an empty first directory that points at a second
        tiff += struct.pack(e + "HI", 0, 14)
    return b"Exif\0\0" + tiff + directory


def mpo(first, second):
    """The index sits in the first picture, and its offsets count from its byte order mark."""
    def index(size, other):
        entry = struct.pack(">IIIHH", 0x20030000, size, 0, 0, 0)
        entry += struct.pack(">IIIHH", 0x00020002, len(second), other, 0, 0)
        fields = struct.pack(">HHI4s", 0xB000, 7, 4, b"0100")
        fields += struct.pack(">HHII", 0xB001, 4, 1, 2)
        fields += struct.pack(">HHII", 0xB002, 7, len(entry), 50)
        return b"MPF\0MM\0*" + struct.pack(">IH", 8, 3) + fields + struct.pack(">I", 0) + entry
    segments, rest = jpeg_parse(first)
    segments.insert(1, [0xFFE2, index(0, 0)])
    size = len(jpeg_bytes(segments, rest))
    before = 2 + len(segments[0][1]) + 4 + 4 + 4  # SOI, first segment, marker and length, "MPF\0"
    segments[1][1] = index(size, size - before)
    return jpeg_bytes(segments, rest) + second


def jpeg(data, op, args):
    segments, rest = jpeg_parse(data)
    if op == "exif":
        segments.insert(0, [0xFFE1, exif(*args)])
    elif op == "zeros":
        left = int(args[1])
        while left > 0:
            segments.insert(1, [0xFFE0 + int(args[0]), bytes(min(left, 65533))])
            left -= 65533
    elif op == "drop":
        segments = [s for s in segments if s[0] != 0xFFE0 + int(args[0])]
    elif op == "adobe":
        segment = next(s for s in segments if s[1].startswith(b"Adobe"))
        segment[1] = segment[1][:11] + bytes([int(args[0])])
    elif op == "precision":
        segment = frame(segments)
        segment[1] = bytes([int(args[0])]) + segment[1][1:]
        if segment[0] == 0xFFC0:
            segment[0] = 0xFFC1
    elif op == "side":
        segment = frame(segments)
        segment[1] = segment[1][:1] + struct.pack(">HH", int(args[1]), int(args[0])) + segment[1][5:]
    elif op == "dnl":
        segment = frame(segments)
        height, segment[1] = segment[1][1:3], segment[1][:1] + b"\0\0" + segment[1][3:]
        rest = rest[:-2] + b"\xff\xdc\0\4" + height + rest[-2:]
    elif op == "noscan":
        rest = b"\xff\xd9"
    elif op == "mpo":
        return mpo(data, open(args[0], "rb").read())
    else:
        sys.exit(f"imagesurgery: no JPEG operation {op}")
    return jpeg_bytes(segments, rest)


# PNG: a list of [type, payload, checksum].

def png_parse(data):
    chunks, at = [], 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        body = data[at + 8:at + 8 + length]
        chunks.append([kind, body, zlib.crc32(kind + body)])
        at += 12 + length
    return chunks


def png_bytes(chunks):
    return SIGNATURE + b"".join(struct.pack(">I", len(b)) + k + b + struct.pack(">I", c) for k, b, c in chunks)


def chunk(kind, body):
    return [kind, body, zlib.crc32(kind + body)]


def png(data, op, args):
    chunks = png_parse(data)
    if op == "size":
        chunks[0] = chunk(b"IHDR", struct.pack(">II", int(args[0]), int(args[1])) + chunks[0][1][8:])
    elif op == "crc":
        next(c for c in chunks if c[0] == args[0].encode())[2] ^= 0xFFFFFFFF
    elif op == "without":
        chunks = [c for c in chunks if c[0] != args[0].encode()]
    elif op == "empty":
        at = next(i for i, c in enumerate(chunks) if c[0] == args[0].encode())
        chunks[at] = chunk(chunks[at][0], b"")
    elif op == "bomb":
        zeros = zlib.compress(bytes(int(args[1]) << 20), 9)
        chunks.insert(1, chunk(args[0].encode(), b"Comment\0\0" + zeros))
    elif op == "cgbi":
        width = struct.unpack(">I", chunks[0][1][:4])[0]
        raw = bytearray(zlib.decompress(b"".join(b for k, b, _ in chunks if k == b"IDAT")))
        row = 1 + width * 4
        for start in range(0, len(raw), row):  # the filters work channel by channel: a swap keeps them true
            red = raw[start + 1:start + row:4]
            raw[start + 1:start + row:4] = raw[start + 3:start + row:4]
            raw[start + 3:start + row:4] = red
        squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
        body = squeeze.compress(bytes(raw)) + squeeze.flush()
        chunks = [chunk(b"CgBI", b"\x50\0\x20\2"), chunks[0], chunk(b"IDAT", body), chunk(b"IEND", b"")]
    else:
        sys.exit(f"imagesurgery: no PNG operation {op}")
    return png_bytes(chunks)


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    data = open(sys.argv[1], "rb").read()
    operation = []
    for word in sys.argv[3:] + [","]:
        if word != ",":
            operation.append(word)
            continue
        op, args = operation[0], operation[1:]
        if op == "append":
            data += args[0].encode()
        else:
            data = (png if data.startswith(SIGNATURE) else jpeg)(data, op, args)
        operation = []
    open(sys.argv[2], "wb").write(data)


main()
