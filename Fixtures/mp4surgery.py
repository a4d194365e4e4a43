#!/usr/bin/env python3
"""Cuts and stitches the boxes of an MP4 or QuickTime file.

    mp4surgery.py IN OUT OPERATION [ARGUMENT…] [, OPERATION [ARGUMENT…]]…

PATH names a box: moov/trak[1]/mdia/mdhd (the index counts siblings of one type, from 0).
BYTES are written one after the other: u8:1 u16:1 u32:1 u64:1 i32:-1 fx16:1.5 (16.16),
fx30:1 (2.30), str:text, zero:8 (eight zero bytes), hex:00ff.

    patch PATH OFFSET BYTES…   overwrite part of a payload (after size and type)
    payload PATH BYTES…        replace a payload
    keep PATH N BYTES…         keep N bytes of a payload and end it with these
    add PATH TYPE BYTES…       append a child box; PATH "." is the file
    addfirst PATH TYPE BYTES…  the same, before the other children
    remove PATH                delete a box
    rename PATH TYPE           change a box's type
    copy PATH TYPE             put a copy of a box before moov, at the file's own level, as this type
    insert TYPE BYTES…         put a box there
    repeat PATH N              put N copies of a box right after it
    moovlast                   put moov after mdat
    matrix PATH NAME           set a tkhd's matrix: 90 180 270 flip-h flip-v transpose transverse zero
    elst PATH DUR:TIME…        give a trak this edit list (movie units : media units, -1 is empty)
    version1 PATH              widen mvhd, tkhd or mdhd to 64-bit times
    co64                       turn every stco into co64
    wide PATH                  give a box a 64-bit size field
    toend PATH                 give the last box size 0: "to the end of the file"
    size PATH N                lie about a box's size
    nest PATH TYPE N           append N boxes, each inside the one before
    cmov                       compress moov as QuickTime does
    garbage N                  append N bytes of noise (always the same noise)

Chunk offsets (stco, co64) and HEIF item offsets (iloc) follow the bytes that move.
"""

import copy
import hashlib
import re
import struct
import sys
import zlib

# Boxes that hold boxes, and how many bytes of their own come first.
CONTAINERS = {
    b"moov": 0, b"cmov": 0, b"trak": 0, b"mdia": 0, b"minf": 0, b"stbl": 0, b"dinf": 0, b"edts": 0,
    b"udta": 0, b"mvex": 0, b"moof": 0, b"traf": 0, b"iprp": 0, b"ipco": 0,
    b"sinf": 0, b"schi": 0, b"meta": 4, b"stsd": 8, b"dref": 8,
}
VIDEO_ENTRIES = {b"avc1", b"avc3", b"hvc1", b"hev1", b"av01", b"vp09", b"mp4v", b"encv", b"apco"}

# Rows a b u, c d v, x y w of the display matrix, without the translation that a whole
# transform would need: players only look at the four left upper numbers.
MATRICES = {
    "90": (0, 1, -1, 0), "180": (-1, 0, 0, -1), "270": (0, -1, 1, 0),
    "flip-h": (-1, 0, 0, 1), "flip-v": (1, 0, 0, -1),
    "transpose": (0, 1, 1, 0), "transverse": (0, -1, -1, 0), "zero": None,
}


class Box:
    def __init__(self, kind, data=b"", children=None, start=None, header=8):
        self.kind, self.data, self.children = kind, data, children
        self.start, self.header, self.forced = start, header, None

    def payload(self):
        return self.data + b"".join(child.bytes() for child in self.children or [])

    def bytes(self):
        body = self.payload()
        size = len(body) + self.header if self.forced is None else self.forced
        if self.header == 16:
            return struct.pack(">I4sQ", 1, self.kind, size) + body
        return struct.pack(">I4s", size, self.kind) + body


def parse(data, start, end, parent=b""):
    boxes = []
    while end - start >= 8:
        size, kind = struct.unpack_from(">I4s", data, start)
        header = 8
        if size == 1:
            size, header = struct.unpack_from(">Q", data, start + 8)[0], 16
        size = size or end - start
        body, stop = start + header, start + size
        own = CONTAINERS.get(kind)
        if kind == b"meta" and parent in (b"moov", b"trak") and data[body + 4:body + 8] == b"hdlr":
            own = 0  # QuickTime's meta has no version
        if parent == b"stsd":
            own = 78 if kind in VIDEO_ENTRIES else None
        if own is None:
            boxes.append(Box(kind, data[body:stop], None, start, header))
        else:
            children = parse(data, body + own, stop, kind)
            boxes.append(Box(kind, data[body:body + own], children, start, header))
        start = stop
    return boxes


def walk(boxes):
    for box in boxes:
        yield box
        yield from walk(box.children or [])


def find(root, path):
    box, parent = root, None
    for step in [] if path == "." else path.split("/"):
        name, index = re.fullmatch(r"(.{4}?)(?:\[(\d+)\])?", step).groups()
        same = [child for child in box.children or [] if child.kind == name.encode("latin-1")]
        if int(index or 0) >= len(same):
            sys.exit(f"mp4surgery: no {path} (stopped at {step})")
        parent, box = box, same[int(index or 0)]
    return box, parent


def encode(parts):
    out = b""
    for part in parts:
        form, _, value = part.partition(":")
        if form in ("u8", "u16", "u32", "u64", "i32", "i64"):
            out += struct.pack({"u8": ">B", "u16": ">H", "u32": ">I", "u64": ">Q",
                                "i32": ">i", "i64": ">q"}[form], int(value, 0))
        elif form == "fx16":
            out += struct.pack(">i", round(float(value) * 65536))
        elif form == "fx30":
            out += struct.pack(">i", round(float(value) * 2**30))
        elif form == "str":
            out += value.encode()
        elif form == "zero":
            out += bytes(int(value))
        elif form == "hex":
            out += bytes.fromhex(value)
        else:
            sys.exit(f"mp4surgery: what is {part}?")
    return out


def matrix_bytes(name):
    numbers = MATRICES[name]
    if numbers is None:
        return bytes(36)
    a, b, c, d = (n * 65536 for n in numbers)
    return struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30)


def widen(box):
    """Version 0 of mvhd, tkhd and mdhd → version 1."""
    flags, rest = box.data[1:4], box.data[4:]
    created, modified, first, second = struct.unpack_from(">4I", rest)
    if box.kind == b"tkhd":  # track id, reserved, duration
        duration, tail = struct.unpack_from(">I", rest, 16)[0], rest[20:]
        middle = struct.pack(">IIQ", first, second, duration)
    else:  # timescale, duration
        tail, middle = rest[16:], struct.pack(">IQ", first, second)
    box.data = b"\1" + flags + struct.pack(">QQ", created, modified) + middle + tail


def offset_tables(boxes):
    """(box, position, struct format) of every absolute file offset."""
    for box in walk(boxes):
        if box.kind in (b"stco", b"co64"):
            form = ">I" if box.kind == b"stco" else ">Q"
            said, there = struct.unpack_from(">I", box.data, 4)[0], len(box.data) - 8
            for i in range(min(said, there // struct.calcsize(form))):
                yield box, 8 + i * struct.calcsize(form), form
        elif box.kind == b"iloc":
            version, sizes, base_index = box.data[0], box.data[4], box.data[5]
            if version > 1 or sizes != 0x44 or base_index not in (0, 0x40):
                sys.exit("mp4surgery: an iloc of a form not known here")
            at = 8
            for _ in range(struct.unpack_from(">H", box.data, 6)[0]):
                method = struct.unpack_from(">H", box.data, at + 2)[0] if version else 0
                at += 4 if not version else 6
                if base_index and method == 0 and struct.unpack_from(">I", box.data, at)[0]:
                    yield box, at, ">I"
                    method = -1  # the extents count from the base
                at += 4 if base_index else 0
                extents = struct.unpack_from(">H", box.data, at)[0]
                for extent in range(extents):
                    if method == 0:
                        yield box, at + 2 + extent * 8, ">I"
                at += 2 + extents * 8


def relocate(root):
    """Point every absolute offset at where its bytes are now."""
    moves, position = [], 0
    for box in root.children:
        size = len(box.bytes())
        if box.start is not None:
            was = box.start + getattr(box, "was_header", box.header)
            moves.append((was, was + len(box.data), position + box.header - was))
        position += size
    for box, at, form in offset_tables(root.children):
        value = struct.unpack_from(form, box.data, at)[0]
        for first, last, shift in moves:
            if first <= value < last:
                data = bytearray(box.data)
                struct.pack_into(form, data, at, value + shift)
                box.data = bytes(data)


def twin(box):
    box = copy.deepcopy(box)
    for inner in walk([box]):
        inner.start = None  # new bytes: no offset follows them
    return box


def operate(root, op, args):
    box, parent = find(root, args[0]) if args and op not in ("garbage", "insert") else (root, None)
    if op == "patch":
        new, at = encode(args[2:]), int(args[1])
        if at + len(new) > len(box.data):
            sys.exit(f"mp4surgery: patch runs past {args[0]}")
        box.data = box.data[:at] + new + box.data[at + len(new):]
    elif op == "payload":
        box.data, box.children = encode(args[1:]), None
    elif op == "keep":
        box.data = box.data[:int(args[1])] + encode(args[2:])
    elif op in ("add", "addfirst"):
        if box.children is None:
            box.children = []
        place = 0 if op == "addfirst" else len(box.children)
        box.children.insert(place, Box(args[1].encode("latin-1"), encode(args[2:])))
        if box.kind in (b"stsd", b"dref"):
            count = struct.unpack_from(">I", box.data, 4)[0] + 1
            box.data = box.data[:4] + struct.pack(">I", count)
    elif op == "remove":
        parent.children.remove(box)
    elif op == "rename":
        box.kind = args[1].encode("latin-1")
    elif op in ("copy", "insert"):
        kind = args[1 if op == "copy" else 0].encode("latin-1")
        extra = twin(box) if op == "copy" else Box(b"", encode(args[1:]))
        extra.kind = kind
        root.children.insert(root.children.index(find(root, "moov")[0]), extra)
    elif op == "repeat":
        after = parent.children.index(box) + 1
        parent.children[after:after] = [twin(box) for _ in range(int(args[1]))]
    elif op == "moovlast":
        moov = find(root, "moov")[0]
        root.children.remove(moov)
        root.children.append(moov)
    elif op == "matrix":
        at = 40 if box.data[0] == 0 else 52
        box.data = box.data[:at] + matrix_bytes(args[1]) + box.data[at + 36:]
    elif op == "elst":
        box.children = [child for child in box.children if child.kind != b"edts"]
        entries = [tuple(int(n) for n in entry.split(":")) for entry in args[1:]]
        body = struct.pack(">II", 0, len(entries))
        body += b"".join(struct.pack(">Iihh", length, time, 1, 0) for length, time in entries)
        box.children.insert(1, Box(b"edts", b"", [Box(b"elst", body)]))
    elif op == "version1":
        widen(box)
    elif op == "co64":
        for table in walk(root.children):
            if table.kind == b"stco":
                count = struct.unpack_from(">I", table.data, 4)[0]
                values = struct.unpack_from(f">{count}I", table.data, 8)
                table.kind = b"co64"
                table.data = table.data[:8] + struct.pack(f">{count}Q", *values)
    elif op == "wide":
        box.was_header, box.header = box.header, 16
    elif op == "toend":
        box.forced = 0
    elif op == "size":
        box.forced = int(args[1], 0)
    elif op == "nest":
        for _ in range(int(args[2])):
            inner = Box(args[1].encode("latin-1"), b"", [])
            box.children.append(inner)
            box = inner
    elif op == "cmov":
        relocate(root)  # the offsets must be right before they are sealed
        moov = find(root, "moov")[0]
        plain = moov.bytes()
        sealed = struct.pack(">I", len(plain)) + zlib.compress(plain, 9)
        moov.children = [Box(b"cmov", b"", [Box(b"dcom", b"zlib"), Box(b"cmvd", sealed)])]
    elif op == "garbage":
        noise = b"".join(hashlib.sha256(b"%d" % i).digest() for i in range(int(args[0]) // 32 + 1))
        root.noise = noise[:int(args[0])]
    else:
        sys.exit(f"mp4surgery: no operation {op}")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.setrecursionlimit(20000)
    source, target = sys.argv[1:3]
    data = open(source, "rb").read()
    root = Box(b"", b"", parse(data, 0, len(data)))
    root.noise = b""
    operation = []
    for word in sys.argv[3:] + [","]:
        if word != ",":
            operation.append(word)
        elif operation:
            operate(root, operation[0], operation[1:])
            operation = []
    relocate(root)  # does nothing to an index that is already sealed
    with open(target, "wb") as out:
        out.write(root.payload() + root.noise)


main()
