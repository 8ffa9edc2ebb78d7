"""What a test expects: in, a dialogue and how it went; out, where it went otherwise."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal

from surveybot.dialog.interview import Kind
from surveybot.dialog.keys import name_of
from surveybot.dialog.path import Path
from surveybot.dialog.run import standing
from surveybot.language.expression import Thing, Value
from surveybot.language.expression.types import Ranking
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error
from surveybot.program.homes import bare
from surveybot.program.instructions import Ask, Review
from surveybot.questions.number import to_number
from surveybot.survey.dialogues import Dialogue, Expected
from surveybot.trial.rehearsal import Rehearsal

_MEND = "mend the survey, or what the test expects"
_WAITS = "the bot still waits for an answer to `{asked}`, and said last: {said}"
_WALKED = (Kind.ANSWERED, Kind.SKIPPED, Kind.TIMED_OUT)


def differences(rehearsal: Rehearsal, dialogue: Dialogue, last_words: str) -> Iterator[Problem]:
    """What is not as expected when all has been said; `last_words` are the bot's.

    Another path, or another end, explains all else that is not as expected.
    """
    ended = rehearsal.ended
    path = ended.path if ended is not None else standing(rehearsal.program, rehearsal.interview)
    asked = asked_name(rehearsal)
    waits = (asked, " ".join(last_words.split()))
    if dialogue.path is not None:
        walked = walked_names(rehearsal, path)
        if walked != [str(name) for name in dialogue.path]:
            at = _first_difference(dialogue.path, walked)
            is_short = walked == list(dialogue.path)[: len(walked)]
            waits_for_more = waits if is_short else ("", "")
            parted = _from_the_parting(dialogue.path, walked)
            yield differs("path", at or dialogue.span, *parted, waits=waits_for_more)
            return
    status = ended.status if ended is not None else "in progress"
    if dialogue.status is not None and dialogue.status != status:
        yield differs("status", dialogue.status.span, dialogue.status, status, waits=waits)
        return
    # What stands below a refusal may be left out: the question again, the days of the week.
    if dialogue.reply is not None and not f"{last_words}\n\n".startswith(f"{dialogue.reply.strip()}\n\n"):
        yield differs("reply", dialogue.reply.span, dialogue.reply.strip(), last_words)
    if dialogue.asks is not None and dialogue.asks != (asked or "nothing"):
        yield differs("asks", dialogue.asks.span, dialogue.asks, asked or "nothing")
    is_kept = ended is None or ended.stores
    for name, expected in dialogue.answers.items():
        value = _value(name, path) if is_kept else None
        if not _is_as_expected(value, expected, is_ordered=isinstance(path.program.types.get(name), Ranking)):
            yield differs(
                f"answers: {name}",
                _place(name, expected),
                _listed(expected),
                _listed(as_expected(value)) or "no answer",
            )


def walked_names(rehearsal: Rehearsal, path: Path) -> list[str]:
    """The questions that were answered, skipped or timed out on the path; neither write-ins nor reviews."""
    outcomes, waits = rehearsal.interview.outcomes, rehearsal.program.waits
    bookmark = rehearsal.interview.bookmark
    open_key = bookmark.key if bookmark is not None and rehearsal.ended is None else None
    names = []
    for key in path.keys:
        step, outcome = waits[name_of(key)], outcomes.get(key)
        is_question = isinstance(step, Ask) and step.write_in_of is None
        if is_question and key != open_key and outcome is not None and outcome.kind in _WALKED:
            names.append(bare(step.name))
    return names


def asked_name(rehearsal: Rehearsal) -> str:
    """What is waited for, as a test names it: a question, `role_text` or `review`; empty if nothing is."""
    asked = rehearsal.now_asked
    if asked is None:
        return ""
    return "review" if isinstance(rehearsal.program.waits[asked], Review) else bare(asked)


def as_expected(value: Value) -> str | tuple[str, ...]:
    """A value as `answers` would have it; missing is empty."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return tuple(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):  # which is a date too
        return f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Thing):
        return _thing(dict(value.record))
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _thing(record: dict[str, str | int | float | None]) -> str:
    """A file by its name, a place by its numbers."""
    return str(record.get("name") or record.get("file") or ", ".join(map(str, record.values())))


def _names(names: Sequence[str]) -> str:
    return ", ".join(names) or "nothing"


def _from_the_parting(expected: Sequence[str], walked: Sequence[str]) -> tuple[str, str]:
    """Both ways from the last question that they have in common; of what is before it nobody needs to read."""
    common = next((at for at, pair in enumerate(zip(expected, walked, strict=False)) if pair[0] != pair[1]), None)
    common = min(len(expected), len(walked)) if common is None else common
    before = ["…"] if common > 1 else []
    first, second = (_names([*before, *names[max(common - 1, 0) :]]) for names in (expected, walked))
    return first, second


def _first_difference(expected: Sequence[Scalar], walked: Sequence[str]) -> Span | None:
    """The place of the first name that is not as it was walked, of the last where more was walked."""
    for number, name in enumerate(expected):
        if number >= len(walked) or name != walked[number]:
            return name.span
    return expected[-1].span if expected else None


def _value(name: str, path: Path) -> Value:
    reference = path.program.types.refer(name)
    if reference.indices:
        return next(iter(path.rounds(reference)), None)
    return path.value(reference.name)


def _is_as_expected(value: Value, expected: Expected, *, is_ordered: bool) -> bool:
    found = as_expected(value)
    if isinstance(expected, tuple):
        wanted = tuple(map(str, expected))
        return value is not None and (found == wanted if is_ordered else sorted(found) == sorted(wanted))
    if isinstance(value, tuple):
        return found == (expected,)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return to_number(expected) == value
    return found == expected


def _place(name: Scalar, expected: Expected) -> Span:
    """Where it says what was expected; an expectation that is empty has no place of its own."""
    written = expected if isinstance(expected, Scalar) else next(iter(expected), name)
    return written.span if written else name.span


def _listed(words: str | tuple[str, ...]) -> str:
    return words if isinstance(words, str) else ", ".join(words) or "[]"


def differs(
    what: str, at: Span, expected: str, found: str, *, help: str = _MEND, waits: tuple[str, str] = ("", "")
) -> Problem:
    """A `test-failed`. The message is one line; whoever has more room finds the texts with all of theirs.

    `waits` is which question is still open, if any, and what the bot has said last.
    """
    asked, said = waits
    return error(
        "test-failed",
        at,
        "{what}: expected `{expected}`, got `{found}`",
        what=what,
        expected=" ".join(expected.split()),
        found=" ".join(found.split()),
        expected_lines=expected,
        found_lines=found,
        asked=asked,
        said=said,
        help=_WAITS if asked else help,
    )
