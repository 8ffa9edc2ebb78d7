"""How a reply is taken at a question: in, a message and an `Ask`; out, an outcome, new marks or a refusal."""

import re
from dataclasses import dataclass

from surveybot.dialog.interview import Kind, Outcome
from surveybot.dialog.path import Path
from surveybot.language.expression import Value
from surveybot.language.text import Rendered, is_blank, join
from surveybot.phrases import CATALOGUES, PhraseKey, phrase
from surveybot.program.instructions import Ask
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.reply import Refusal, Sent, Tapped, Typed

SKIP = "skip"
_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(@[A-Za-z0-9_]{1,32})?")  # as Telegram marks them, and nothing beside it


@dataclass(frozen=True, slots=True)
class Ticks:
    """The marks of an unfinished multiple choice."""

    marks: list[str]


@dataclass(frozen=True, slots=True)
class Refused:
    """A reply that is no answer, with what the bot says to it."""

    words: Rendered


def read_reply(ask: Ask, reply: Typed | Tapped | Sent, path: Path, marks: list[str]) -> Outcome | Ticks | Refused:
    """What a reply means here. A tap that belongs to no option is refused like a text that is none."""
    if isinstance(reply, Sent):
        return _refused(ask, Refusal("refused_kind"), path)
    question = ask.question
    action = reply.action if isinstance(reply, Tapped) else _typed_action(reply.text)
    if action == SKIP and question.optional:
        return Outcome(Kind.SKIPPED, reply.at)
    if isinstance(question, MultiQuestion) and action is not None:
        ticked = question.ticked(action, marks)
        if ticked is not None:
            return Ticks(ticked)
        if action == "done":
            return _checked(ask, question.chosen(marks, path.language), reply, path)
    if isinstance(reply, Tapped):
        tapped = question.tapped(reply.action)
        return _checked(ask, Refusal("refused_choice") if tapped is None else tapped, reply, path)
    return _checked(ask, _read_text(ask, reply.text, path.language), reply, path)


def _typed_action(text: str) -> str | None:
    """`/skip` and `/done`, and the words on those buttons, do what the buttons do."""
    said = text.strip().casefold()
    words: tuple[PhraseKey, ...] = ("skip", "done")
    for key in words:
        if said == f"/{key}" or said in {phrase(key, language).casefold() for language in CATALOGUES}:
            return key
    return None


def _read_text(ask: Ask, text: str, language: str) -> Value | Refusal:
    cleaned = clean(text)
    if is_blank(cleaned):
        return Refusal("blank_or_invisible" if text.strip() else "refused_empty")
    # A command is never an answer; that a question cannot be skipped is no reason to store `/skip`.
    if _COMMAND.fullmatch(cleaned):
        return Refusal("refused_skip" if cleaned.casefold() == "/skip" else "refused_command")
    return ask.question.read(cleaned, language)


def clean(text: str) -> str:
    """A typed text without blanks around it and without what cannot be stored: NUL, controls, lone surrogates."""
    kept = (sign for sign in text if sign in "\n\t" or (sign >= " " and sign != "\x7f" and not _is_unstorable(sign)))
    return "".join(kept).strip()


def _is_unstorable(sign: str) -> bool:
    # C1 controls, surrogates that stand alone, and the marks that turn the direction of what follows.
    return (
        "\x80" <= sign <= "\x9f"
        or "\ud800" <= sign <= "\udfff"
        or sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def _checked(ask: Ask, value: Value | Refusal, reply: Typed | Tapped, path: Path) -> Outcome | Refused:
    refusal = value if isinstance(value, Refusal) else unmet(ask, value, reply, path)
    if refusal is not None:
        return _refused(ask, refusal, path) if isinstance(refusal, Refusal) else Refused(refusal)
    assert not isinstance(value, Refusal)
    return Outcome(Kind.ANSWERED, reply.at, ask.question.to_record(value))


def unmet(ask: Ask, value: Value, reply: Typed | Tapped, path: Path) -> Refusal | Rendered | None:
    """The first rule that the answer does not meet, in the author's words where there are any."""
    name, before = ask.name, (path.values.get(ask.name), path.now)
    path.take(name, value, reply.at)  # a `that:` sees the candidate, and its `today()` is the reply's
    try:
        for demand in ask.demands:
            if demand.that is not None:
                # A rule refuses only what is surely false.
                refusal = Refusal("refused_rule") if demand.that(path) is False else None
            else:
                refusal = demand.rule.refuses(value)
            if refusal is not None:
                return demand.error.render(path) if demand.error else refusal
        return None
    finally:
        path.take(name, before[0], before[1])


def _refused(ask: Ask, refusal: Refusal, path: Path) -> Refused:
    """The bot's own words, and the question again; an author's words stand alone, since he may ask again in them."""
    words = Rendered.plain(phrase(refusal.phrase, path.language, **refusal.values))
    return Refused(join([words, ask.wording.render(path)]))
