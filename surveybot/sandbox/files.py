"""Uploaded files come in; the ids under which the Bot API hands them out again, and what it says of them, go out."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from surveybot.sandbox.envelope import Json, Rejected, bad_request
from surveybot.sandbox.parameters import Upload

MAX_PHOTO_BYTES = 10 * 2**20
MAX_UPLOAD_BYTES = 50 * 2**20
MAX_DOWNLOAD_BYTES = 20 * 2**20


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file was sent as: how its ids begin, the folder in its `file_path`, and TDLib's word for it."""

    prefix: str
    folder: str
    word: str


KINDS: Mapping[str, Kind] = {
    "animation": Kind("CgAC", "animations", "Animation"),
    "audio": Kind("CQAC", "music", "Audio"),
    "document": Kind("BQAC", "documents", "Document"),
    "photo": Kind("AgAC", "photos", "Photo"),
    "sticker": Kind("CAAC", "stickers", "Sticker"),
    "video": Kind("BAAC", "videos", "Video"),
    "voice": Kind("AwAC", "voice", "VoiceNote"),
}
# What Telegram calls these, whatever their name was.
_ENDINGS = {"photo": "jpg", "voice": "oga", "sticker": "webp"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of this sandbox; `kind` is one of `KINDS`."""

    number: int
    kind: str
    upload: Upload

    @property
    def file_id(self) -> str:
        """A new one for every upload; the kind is in it, as on Telegram."""
        return f"{KINDS[self.kind].prefix}sandbox{self.number:012d}"

    @property
    def unique_id(self) -> str:
        """The same for the same content."""
        return hashlib.sha256(self.kind.encode() + self.upload.content).hexdigest()[:16]

    @property
    def path(self) -> str:
        """The `file_path` of `getFile`."""
        ending = self.upload.name.rpartition(".")[2] if "." in self.upload.name else "bin"
        return f"{KINDS[self.kind].folder}/file_{self.number}.{_ENDINGS.get(self.kind, ending)}"

    def ids(self) -> Json:
        """The fields that every kind of file has in the Bot API."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.upload.content)}


def check_upload(kind: str, upload: Upload) -> None:
    """An empty file, or a photo of over 10 MB, is a 400, anything over 50 MB a 413, as on Telegram."""
    size = len(upload.content)
    if not size:
        raise bad_request("file must be non-empty")
    if kind == "photo" and size > MAX_PHOTO_BYTES:
        limit = f"the maximum size is {MAX_PHOTO_BYTES} bytes"
        raise bad_request(f"file of size {size} bytes is too big for a photo; {limit}")
    if size > MAX_UPLOAD_BYTES:
        raise Rejected(413, "Request Entity Too Large")


class Files:
    """All files of one sandbox, by id, and the content of a message that shows each of them."""

    def __init__(self, first_id: int) -> None:
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, StoredFile] = {}
        self._shown: dict[str, Json] = {}
        self._next = first_id

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep `upload`, if `check_upload` lets it pass."""
        check_upload(kind, upload)
        stored = StoredFile(self._next, kind, upload)
        self._next += 1
        self._files[stored.file_id] = self._paths[stored.path] = stored
        return stored

    def show(self, stored: StoredFile, content: Json) -> None:
        """A message that shows `stored` has this content; so has one that is sent with its id."""
        self._shown[stored.file_id] = content

    def find(self, file_id: str) -> StoredFile:
        """The file, or a 400."""
        if file_id not in self._files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._files[file_id]

    def shown(self, file_id: str, kind: str) -> Json:
        """The content of a message with this file; a file of another kind is a 400."""
        stored = self.find(file_id)
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {KINDS[stored.kind].word} as {KINDS[kind].word}")
        return dict(self._shown[file_id])

    def known(self, file_id: str) -> StoredFile | None:
        """The file, if there is one."""
        return self._files.get(file_id)

    def at_path(self, path: str) -> StoredFile | None:
        """The file that `getFile` gave this path to."""
        return self._paths.get(path)
