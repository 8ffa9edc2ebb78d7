"""Files that the bot sends: in, the name of one beside a survey; out, as what it is sent, and how large it may be."""

from typing import Literal

from msgspec import Struct

MediaKind = Literal["photo", "animation", "video", "audio", "voice", "document"]
_KINDS: dict[str, MediaKind] = {
    **dict.fromkeys(("jpg", "jpeg", "png", "webp"), "photo"),
    **dict.fromkeys(("gif",), "animation"),
    **dict.fromkeys(("mp4",), "video"),
    **dict.fromkeys(("mp3", "m4a"), "audio"),
    **dict.fromkeys(("ogg", "oga", "opus"), "voice"),
}
_MEGABYTE = 1024 * 1024
LARGEST_PHOTO, LARGEST = 10 * _MEGABYTE, 50 * _MEGABYTE  # Bot API, Sending files


class Media(Struct, frozen=True):
    """A file beside the survey that goes with a message; `name` is its path from the survey's folder."""

    name: str

    @property
    def kind(self) -> MediaKind:
        """As what it is sent; what is no picture, film or sound is a document."""
        return _KINDS.get(self.name.rpartition(".")[2].lower(), "document")

    @property
    def largest(self) -> int:
        """How many bytes it may have."""
        return LARGEST_PHOTO if self.kind == "photo" else LARGEST
