"""The bytes of a picture come in, its size in pixels goes out; a size comes in, a blank picture of it goes out."""

import struct
import zlib

from surveybot.sandbox.envelope import bad_request

# Telegram refuses photos beyond these.
MAX_SIDES_TOGETHER = 10_000
MAX_RATIO = 20
# The longer side of the smaller sizes (s, m, x) that Telegram makes of a photo.
SMALLER_SIDES = (90, 320, 800)

_PNG = b"\x89PNG\r\n\x1a\n"


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG in pixels; anything else is a 400, as Telegram refuses it as a photo."""
    if content[:8] == _PNG and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    at = 2
    while content[:2] == b"\xff\xd8" and at + 9 <= len(content) and content[at] == 0xFF:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        # SOF0–SOF15 hold the size, except the three numbers among them that are other tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + size
    raise bad_request("IMAGE_PROCESS_FAILED")


def photo_size(content: bytes) -> tuple[int, int]:
    """As `picture_size`; one that is too large or too narrow for a photo is a 400."""
    width, height = picture_size(content)
    if width + height > MAX_SIDES_TOGETHER or max(width, height) > MAX_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def smaller_sizes(width: int, height: int) -> list[tuple[int, int]]:
    """The sizes below the original's that a photo has on Telegram, from the smallest on."""
    longer = max(width, height)
    return [
        (max(1, width * side // longer), max(1, height * side // longer)) for side in SMALLER_SIDES if side < longer
    ]


def blank_picture(width: int, height: int) -> bytes:
    """A grey PNG."""
    row = b"\x00" + b"\xaa" * ((width + 3) // 4)  # no filter, then two bits a pixel
    header = struct.pack(">IIBBBBB", width, height, 2, 0, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(row * height)) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
