"""How a reply is taken at a question: in, a message and an `Ask`; out, an outcome, new marks or a refusal."""

import re
from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from surveybot.dialog.interview import Kind, Outcome
from surveybot.dialog.path import Path
from surveybot.dialog.prompting import KEEP, SKIP, kept_label, turned_page
from surveybot.language.expression import Value
from surveybot.language.folded import folded
from surveybot.language.text import Rendered, is_blank, join
from surveybot.phrases import PhraseKey, Tongue
from surveybot.program.instructions import Ask
from surveybot.questions.asking import Asking, spoken
from surveybot.questions.question import Question
from surveybot.questions.reply import Marked, Refusal, Sent, Tapped, Typed

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]{1,32})?")  # as Telegram marks them, and nothing beside it
_TYPED_BUTTONS: tuple[PhraseKey, ...] = ("skip", "done")


class Turned(Struct, frozen=True):
    """Another page of the buttons."""

    page: int


class Refused(Struct, frozen=True):
    """A reply that is no answer, with what the bot says to it."""

    words: Rendered


Taken = Outcome | Marked | Turned | Refused


def read_reply(ask: Ask, reply: Typed | Tapped | Sent, path: Path, asking: Asking) -> Taken:
    """What a reply means here. A tap that belongs to no option is refused like a text that is none."""
    question = ask.question
    action = reply.action if isinstance(reply, Tapped) else None
    if isinstance(reply, Typed):
        action = typed_action(reply.text, asking.tongues)
        if question.requests and reply.text.strip() == kept_label(question, asking) != "":
            action = KEEP
    if action == SKIP and question.optional:
        return Outcome(Kind.SKIPPED, reply.at)
    if isinstance(reply, Tapped) and (page := turned_page(reply.action)) is not None:
        return Turned(page)
    value = _value(question, reply, action, asking)
    if isinstance(value, Marked):
        return value
    return _checked(ask, value, reply.at, path)


def _value(
    question: Question, reply: Typed | Tapped | Sent, action: str | None, asking: Asking
) -> Value | Refusal | Marked:
    if isinstance(reply, Sent):
        return question.received(reply.content, asking)
    if action == KEEP and asking.former is not None:
        return asking.former
    if action is not None:
        tapped = question.tapped(action, asking)
        if tapped is not None or isinstance(reply, Tapped):
            return Refusal("refused_choice") if tapped is None else tapped
    assert isinstance(reply, Typed)
    return _read_text(question, reply.text, asking)


def typed_action(text: str, tongues: Iterable[Tongue]) -> str | None:
    """`/skip` and `/done`, and the words on those buttons in the survey's languages, do what the buttons do."""
    said = folded(text.strip())
    for key in _TYPED_BUTTONS:
        if said == f"/{key}" or said in spoken(key, tongues):
            return key
    return None


def _read_text(question: Question, text: str, asking: Asking) -> Value | Refusal:
    cleaned = clean(text)
    if is_blank(cleaned):
        return Refusal("blank_or_invisible" if text.strip() else "refused_empty")
    # A command is never an answer; that a question cannot be skipped is no reason to store `/skip`.
    if _COMMAND.fullmatch(cleaned):
        return Refusal("refused_skip" if cleaned.casefold() == "/skip" else "refused_command")
    return question.read(cleaned, asking)


def clean(text: str) -> str:
    """A typed text without blanks around it and without what cannot be stored: NUL, controls, lone surrogates."""
    if text.isprintable():  # as nearly all are; nothing of what is left out is
        return text.strip()
    kept = (sign for sign in text if sign in "\n\t" or (sign >= " " and sign != "\x7f" and not _is_unstorable(sign)))
    return "".join(kept).strip()


def _is_unstorable(sign: str) -> bool:
    # C1 controls, surrogates that stand alone, and the marks that turn the direction of what follows.
    return (
        "\x80" <= sign <= "\x9f"
        or "\ud800" <= sign <= "\udfff"
        or sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def _checked(ask: Ask, value: Value | Refusal, at: datetime, path: Path) -> Outcome | Refused:
    refusal = value if isinstance(value, Refusal) else unmet(ask, value, at, path)
    if refusal is not None:
        return Refused(words_of(ask, refusal, path))
    assert not isinstance(value, Refusal)
    return Outcome(Kind.ANSWERED, at, ask.question.to_record(value))


def unmet(ask: Ask, value: Value, at: datetime, path: Path) -> Refusal | Rendered | None:
    """The first rule that the answer does not meet, in the author's words where there are any."""
    for demand in ask.demands:
        if demand.that is None and demand.rule.refuses(value) is None:
            continue
        candidate = path.supposing(ask.name, value, at)  # a `that:` sees it, and its `today()` is the reply's
        refusal = demand.refuses(value, candidate)
        if refusal is not None:
            return demand.error.render(candidate) if demand.error else refusal
    return None


def words_of(ask: Ask, refusal: Refusal | Rendered, path: Path) -> Rendered:
    """The bot's own words, and the question again; an author's words stand alone, since he may ask again in them."""
    if isinstance(refusal, Rendered):
        return refusal
    return join([Rendered.plain(path.tongue.phrase(refusal.phrase, **refusal.values)), ask.wording.render(path)])
