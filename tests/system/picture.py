"""JPEGs for tests: what a telephone writes, made byte by byte."""
import struct


def exif(lat=None, lon=None, taken=None, offset=None, turned=None, big=False):
    """An APP1 segment: place as degrees, taken as 2026:03:02 09:00:00."""
    order = ">" if big else "<"
    def entry(tag, kind, count, value):
        return struct.pack(order + "HHI", tag, kind, count) + value
    def directory(entries, at):
        """Entries whose value is longer than four bytes lie behind the directory."""
        out, more = struct.pack(order + "H", len(entries)), b""
        behind = at + 2 + 12 * len(entries) + 4
        for tag, kind, count, value in entries:
            if len(value) > 4:
                more_at = behind + len(more)
                out += entry(tag, kind, count, struct.pack(order + "I", more_at))
                more += value
            else:
                out += entry(tag, kind, count, value.ljust(4, b"\0"))
        return out + struct.pack(order + "I", 0) + more
    def dms(value):
        value = abs(value)
        degrees, minutes = int(value), int(value % 1 * 60)
        return struct.pack(order + "6I", degrees, 1, minutes, 1, round((value * 3600 - degrees * 3600 - minutes * 60) * 10000), 10000)
    long = lambda n: struct.pack(order + "I", n)
    details = ([(0x9003, 2, 20, taken.encode() + b"\0")] if taken else []) + ([(0x9011, 2, 7, offset.encode() + b"\0")] if offset else [])
    place = [(1, 2, 2, b"S\0" if lat < 0 else b"N\0"), (2, 5, 3, dms(lat)), (3, 2, 2, b"W\0" if lon < 0 else b"E\0"), (4, 5, 3, dms(lon))] if lat is not None else []
    n = (turned is not None) + bool(details) + bool(place)
    main_bytes = 2 + 12 * n + 4
    details_at = 8 + main_bytes
    inside = directory(details, details_at) if details else b""
    place_at = details_at + len(inside)
    main = ([(0x0112, 3, 1, struct.pack(order + "H", turned))] if turned is not None else []) + ([(0x8769, 4, 1, long(details_at))] if details else []) + ([(0x8825, 4, 1, long(place_at))] if place else [])
    tiff = (b"MM\0*" if big else b"II*\0") + long(8) + directory(main, 8) + inside + (directory(place, place_at) if place else b"")
    return segment(0xe1, b"Exif\0\0" + tiff)


def segment(marker, data):
    return struct.pack(">BBH", 0xff, marker, len(data) + 2) + data


def jpeg(*segments, data=b"\x12\x34\xff\x00\x56\xff\xd0\x78", behind=b""):
    """Not a picture that can be shown, but one whose segments are those of a picture."""
    body = segment(0xdb, bytes(65)) + segment(0xda, bytes(10)) + data + b"\xff\xd9"
    return b"\xff\xd8" + b"".join(segments) + body + behind
