"""Kinds of files: in, what a file is called and its MIME type; out, the ending that says what it is, or none.

Only endings that nobody's computer runs: what is stored under one of them is opened, never started.
"""

import re

from surveybot.language.meant import did_you_mean, surely_meant
from surveybot.language.nodes import Node, Scalar, Sequence
from surveybot.language.problem import Problem, replaced
from surveybot.language.record import wrong_type
from surveybot.language.shapes import WORD, Shape
from surveybot.language.written_otherwise import list_meant

UNKNOWN = "bin"
KIND: Shape = {**WORD, "title": "the ending of a file", "examples": ["pdf", "docx", "jpg"]}
_TYPES = {
    "pdf": "application/pdf",
    "txt": "text/plain",
    "csv": "text/csv",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xls": "application/vnd.ms-excel",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt": "application/vnd.ms-powerpoint",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "heic": "image/heic",
    "tif": "image/tiff",
    "bmp": "image/bmp",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "wav": "audio/x-wav",
    "flac": "audio/flac",
    "mp4": "video/mp4",
    "mov": "video/quicktime",
    "webm": "video/webm",
    "zip": "application/zip",
    "7z": "application/x-7z-compressed",
}
_BY_TYPE = {of: kind for kind, of in _TYPES.items()}
_SAME = {"jpeg": "jpg", "tiff": "tif", "heif": "heic", "oga": "ogg", "opus": "ogg", "text": "txt", "htm": "html"}
PICTURES = frozenset(kind for kind, of in _TYPES.items() if of.startswith("image/"))


def kind_of(name: str, mime_type: str = "") -> str:
    """The kind by the name's ending, else by the MIME type; `bin` for what is none of ours."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    kind = _SAME.get(ending, ending)
    return kind if kind in _TYPES else _BY_TYPE.get(mime_type.partition(";")[0].strip().lower(), UNKNOWN)


def type_of(kind: str) -> str:
    """The MIME type of a kind."""
    return _TYPES.get(kind, "application/octet-stream")


def read_kinds(node: Node, problems: list[Problem]) -> tuple[str, ...]:
    """The kinds in a list such as `[pdf, docx]`."""
    if list_meant(node) and re.search(r"[,;\s]", str(node)):
        listed = ", ".join(re.split(r"[,;\s]+", str(node).strip()))
        problems.append(
            wrong_type(node, "`kinds` is a list of endings, for example `[pdf, docx]`", meant=f"[{listed}]")
        )
        return ()
    items = node if isinstance(node, Sequence) else [node]
    kinds = []
    for item in items:
        ending = item.lower().lstrip(".") if isinstance(item, Scalar) else ""
        kind = _SAME.get(ending, ending)
        if kind in _TYPES:
            kinds.append(kind)
        else:
            guess = did_you_mean(kind, _TYPES)
            help = "did you mean `{guess}`?" if guess else "possible here: {known}"
            wanted = "`kinds` is a list of endings, for example `[pdf, docx]`"
            told = {"guess": guess, "known": ", ".join(_TYPES)}
            problems.append(wrong_type(item, wanted, help=help, fix=replaced(item, surely_meant(kind, _TYPES)), **told))
    return tuple(dict.fromkeys(kinds))
