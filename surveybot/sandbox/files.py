"""Uploaded files come in; the ids under which the Bot API hands them out again go out."""

import hashlib
import struct
from dataclasses import dataclass

from surveybot.sandbox.envelope import Json, bad_request
from surveybot.sandbox.parameters import Upload

MAX_PHOTO_BYTES = 10 * 2**20
MAX_UPLOAD_BYTES = 50 * 2**20
MAX_DOWNLOAD_BYTES = 20 * 2**20


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of this sandbox; `folder` is `photos`, `documents` or `stickers`."""

    file_id: str
    folder: str
    upload: Upload

    @property
    def unique_id(self) -> str:
        """The same for the same content."""
        return hashlib.sha256(self.upload.content).hexdigest()[:16]

    @property
    def path(self) -> str:
        """The `file_path` of `getFile`."""
        ending = self.upload.name.rpartition(".")[2] if "." in self.upload.name else "bin"
        return f"{self.folder}/{self.file_id}.{ending}"

    def ids(self) -> Json:
        """The fields that every kind of file has in the Bot API."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.upload.content)}


class Files:
    """All files of one sandbox, by id."""

    def __init__(self, first_id: int) -> None:
        self._files: dict[str, StoredFile] = {}
        self._next = first_id

    def add(self, folder: str, upload: Upload) -> StoredFile:
        """Keep `upload`; over 50 MB (photos: 10 MB) or empty is a 400, as on Telegram."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > (MAX_PHOTO_BYTES if folder == "photos" else MAX_UPLOAD_BYTES):
            raise bad_request("file is too big")
        stored = StoredFile(f"AgACsandbox{self._next:012d}", folder, upload)
        self._next += 1
        self._files[stored.file_id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile:
        """The file, or a 400."""
        if file_id not in self._files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._files[file_id]

    def known(self, file_id: str) -> StoredFile | None:
        """The file, if there is one."""
        return self._files.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        """The file that `getFile` gave this path to."""
        stored = self._files.get(path.rpartition("/")[2].partition(".")[0])
        return stored if stored is not None and stored.path == path else None


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG in pixels; anything else is a 400, as Telegram refuses it as a photo."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
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
