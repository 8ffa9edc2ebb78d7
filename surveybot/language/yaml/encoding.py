"""Bytes to text: in, what stands in a file; out, its text, read as UTF-8 or as what it was meant to be."""

import codecs

from surveybot.language.position import Span
from surveybot.language.problem import Problem, error

MAX_BYTES = 1 << 20  # 1 MiB


def decode(source: str | bytes, file: str) -> tuple[str | None, list[Problem]]:
    """The text without a byte order mark; None if it is too big or in no encoding that can be guessed."""
    size = len(source) if isinstance(source, bytes) else _size(source)
    if size > MAX_BYTES:
        return None, [error(
            "yaml-too-big", Span(file, 1, 1, 1, 1), "this file is bigger than 1 MiB",
            help="split the survey with `include`",
        )]  # fmt: skip
    if isinstance(source, str):
        return source.removeprefix("\ufeff"), []
    try:
        text = source.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        return _guessed(source, failure.start, file)
    return (text, []) if _wide(source) is None else _guessed(source, 0, file)


def _size(text: str) -> int:
    """In bytes of UTF-8, counted only where it can matter."""
    if len(text) * 4 <= MAX_BYTES or len(text) > MAX_BYTES:
        return len(text)
    return len(text.encode("utf-8", "surrogatepass"))


def _guessed(source: bytes, first: int, file: str) -> tuple[str | None, list[Problem]]:
    for name, codec in _candidates(source):
        try:
            text = source.decode(codec).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if codec == "cp1251" and not _is_cyrillic(text):
            break
        return text, [_complaint(file, source, first, name)]
    return None, [_complaint(file, source, first, "")]


def _candidates(source: bytes) -> list[tuple[str, str]]:
    if source.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return [("UTF-16", "utf-16")]
    wide = _wide(source)
    if wide is not None:
        return [("UTF-16", wide)]
    return [("Windows-1251", "cp1251")]


def _wide(source: bytes) -> str | None:
    """The kind of UTF-16 whose every second byte is nearly always 0, as it is where words are Latin."""
    for first, codec in ((0, "utf-16-be"), (1, "utf-16-le")):
        zeros, others = source[first::2], source[1 - first :: 2]
        if zeros.count(0) * 10 > len(zeros) * 9 and others.count(0) * 10 < len(others):
            return codec
    return None


def _is_cyrillic(text: str) -> bool:
    """Whether most of what is not ASCII are the letters of Russian."""
    foreign = [character for character in text if character > "\x7f"]
    letters = sum("А" <= character <= "я" or character in "Ёё" for character in foreign)
    return letters * 10 >= len(foreign) * 8


def _complaint(file: str, source: bytes, first: int, guess: str) -> Problem:
    before = source[:first].decode("utf-8", "replace").removeprefix("\ufeff")
    before = before.replace("\r\n", "\n").replace("\r", "\n")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    template = "this file is not UTF-8, the encoding of surveys"
    return error(
        "file-encoding", Span(file, line, column, line, column + 1),
        template + ("; it looks like {guess}" if guess else ""),
        help="save the file as UTF-8: in most editors “Save with encoding” in the menu “File”", guess=guess,
    )  # fmt: skip
