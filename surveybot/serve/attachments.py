"""Attachments of respondents: in, one as it came; out, a name of our own, and a row if it has become an answer."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from surveybot.dialog.interview import Entry
from surveybot.language.text import literal
from surveybot.program.instructions import Program
from surveybot.questions.attached import AttachedQuestion
from surveybot.questions.file_kinds import kind_of
from surveybot.questions.reply import Attachment

_KINDS = {"photo": "jpg", "voice": "ogg", "video": "mp4", "animation": "mp4", "audio": "mp3"}


def asks_for_files(program: Program) -> bool:
    """Whether a survey has a question that is answered by one."""
    return any(isinstance(question, AttachedQuestion) for question in program.questions.values())


def named(attachment: Attachment, new_id: Callable[[], int]) -> Attachment:
    """The same with a name that nobody can guess; of what the sender calls it, only a known ending is taken."""
    kind = kind_of(attachment.name, attachment.mime_type)
    if kind == "bin":
        kind = _KINDS.get(attachment.kind, kind)
    return replace(attachment, stored=f"{new_id():012x}{new_id():012x}.{kind}")


def wanted(
    attachment: Attachment | None, entries: Iterable[Entry], bot: int, interview: int | None
) -> tuple[dict[str, Any], ...]:
    """The file that is to be fetched, if one of the entries is the answer with its name."""
    if attachment is None or not any(_is_answer(entry, attachment.stored) for entry in entries):
        return ()
    row = {
        "name": attachment.stored,
        "bot": bot,
        "interview": interview,
        "file_id": attachment.file_id,
        "original": literal(attachment.name),
        "mime_type": literal(attachment.mime_type),
        "size": attachment.size,
    }
    return (row,)


def _is_answer(entry: Entry, stored: str) -> bool:
    record = entry.outcome.record if entry.outcome is not None else None
    return isinstance(record, dict) and record.get("file") == stored
