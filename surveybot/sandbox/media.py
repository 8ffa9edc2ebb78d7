"""An uploaded file and what is known about it come in; the part of a Bot API message that shows it goes out."""

from mimetypes import MimeTypes

from surveybot.sandbox.envelope import Json
from surveybot.sandbox.files import Files, check_upload
from surveybot.sandbox.parameters import Upload
from surveybot.sandbox.pictures import blank_picture, photo_size, smaller_sizes

# What a message can show with a caption below it.
CAPTIONED = frozenset(("animation", "audio", "document", "photo", "video", "voice"))
ANY_FILE = "application/octet-stream"

_KNOWN_TYPES = MimeTypes()  # the table of the standard library alone: that of the machine says other things
for _ending, _type in {".oga": "audio/ogg", ".ogg": "audio/ogg", ".m4a": "audio/mp4", ".webp": "image/webp"}.items():
    _KNOWN_TYPES.add_type(_type, _ending)
_VOICES = frozenset(("audio/ogg", "audio/opus", "audio/mpeg", "audio/mp4"))


def mime_type(name: str) -> str:
    """What Telegram takes a bot's file for: it looks at the name only."""
    return _KNOWN_TYPES.guess_type(name)[0] or ANY_FILE


def kind_by_type(kind: str, declared: str) -> str:
    """As what a bot's file arrives that was sent as `kind`: other formats than these become an audio or a document."""
    if kind == "voice" and declared not in _VOICES:
        kind = "audio"
    if (kind == "audio" and not declared.startswith("audio/")) or (kind == "video" and declared != "video/mp4"):
        return "document"
    return kind


def keep(files: Files, kind: str, upload: Upload, given: Json) -> Json:
    """The file is kept; what a message shows of it, with `duration`, `width` and such as `given`."""
    if kind == "photo":
        return _kept_photo(files, upload)
    stored = files.add(kind, upload)
    named: Json = {"file_name": upload.name, "mime_type": upload.mime_type}
    timed: Json = {"duration": given.get("duration", 0)}
    sized: Json = {"width": given.get("width", 0), "height": given.get("height", 0)}
    looks: Json = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
    by_kind: dict[str, Json] = {
        "animation": {**sized, **timed, **named},
        "audio": {**timed, **{part: given[part] for part in ("performer", "title") if part in given}, **named},
        "document": named,
        "sticker": {**looks, "emoji": given.get("emoji", "")},
        "video": {**sized, **timed, **named},
        "voice": {**timed, "mime_type": upload.mime_type},
    }
    content: Json = {kind: {**stored.ids(), **by_kind[kind]}}
    if kind == "animation":  # for bots older than animations
        content["document"] = {**stored.ids(), **named}
    files.show(stored, content)
    return content


def _kept_photo(files: Files, upload: Upload) -> Json:
    """The smaller sizes of a photo are blank: the sandbox does not scale pictures."""
    check_upload("photo", upload)
    width, height = photo_size(upload.content)
    pictures = [
        (*size, Upload(upload.name, "image/png", blank_picture(*size))) for size in smaller_sizes(width, height)
    ]
    kept = [
        (files.add("photo", picture), across, down) for across, down, picture in (*pictures, (width, height, upload))
    ]
    content: Json = {"photo": [{**stored.ids(), "width": across, "height": down} for stored, across, down in kept]}
    for stored, _, _ in kept:
        files.show(stored, content)
    return content
