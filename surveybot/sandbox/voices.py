"""A duration comes in; a voice message of so much silence, in Ogg with Opus as Telegram's apps record it, goes out."""

import struct

# Opus in Ogg (RFC 7845): positions count 48,000 samples a second; this packet is 20 ms of silence.
_SILENCE = b"\xf8\xff\xfe"
_SAMPLES = 960
_PACKETS_A_PAGE = 50
_POLYNOMIAL = 0x04C11DB7
_CONTINUES, _BEGINS, _ENDS = 0, 2, 4


def silence(seconds: int) -> bytes:
    """An Ogg file that plays for `seconds`."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
    tags = b"OpusTags" + struct.pack("<I", 7) + b"sandbox" + struct.pack("<I", 0)
    pages = [_page(0, _BEGINS, 0, [head]), _page(1, _CONTINUES, 0, [tags])]
    for number in range(seconds):
        kind = _ENDS if number == seconds - 1 else _CONTINUES
        position = (number + 1) * _PACKETS_A_PAGE * _SAMPLES
        pages.append(_page(number + 2, kind, position, [_SILENCE] * _PACKETS_A_PAGE))
    return b"".join(pages)


def _page(number: int, kind: int, position: int, packets: list[bytes]) -> bytes:
    """A page of packets that are shorter than 255 bytes."""
    lengths = bytes(map(len, packets))
    start = b"OggS" + struct.pack("<BBqII", 0, kind, position, 1, number)
    rest = bytes([len(lengths)]) + lengths + b"".join(packets)
    return start + struct.pack("<I", _checksum(start + bytes(4) + rest)) + rest


def _remainder(byte: int) -> int:
    register = byte << 24
    for _ in range(8):
        register = (register << 1 ^ _POLYNOMIAL if register & 0x80000000 else register << 1) & 0xFFFFFFFF
    return register


_REMAINDERS = tuple(_remainder(byte) for byte in range(256))


def _checksum(page: bytes) -> int:
    register = 0
    for byte in page:
        register = (register << 8 & 0xFFFFFFFF) ^ _REMAINDERS[register >> 24 ^ byte]
    return register
