"""What a question is asked with: in, an `Ask`, the path so far and the record; out, its `Asking`."""

from hashlib import blake2b
from typing import Any

from msgspec.structs import replace

from surveybot.dialog.interview import Interview
from surveybot.dialog.path import Path
from surveybot.language.expression import Value
from surveybot.program.instructions import Ask
from surveybot.questions.asking import Asking
from surveybot.questions.listed import Listed
from surveybot.questions.question import Question
from surveybot.questions.reply import Refusal


def asking_for(ask: Ask, path: Path, interview: Interview, key: str) -> Asking:
    """The question as it stands at this point of the path, with the marks of its open prompt."""
    question = ask.question
    choices = question.choice_list
    if isinstance(question, Listed) and (ask.offers or question.shuffle):
        offered = [code for code in choices.codes if code not in ask.offers or ask.offers[code](path) is True]
        choices = choices.offering(tuple(_shuffled(question, offered, interview.header.seed)))
    full = interview.full.get(ask.name, frozenset()) - _held(interview, key) if choices.is_limited else frozenset()
    marks, tongues = tuple(interview.marks), path.program.survey.tongues
    asking = Asking(path.tongue, path.now, choices, full, marks, tongues=tongues)
    if question.default is None and key not in interview.former and key not in interview.outcomes:
        return asking
    return replace(asking, former=_former(question, asking, interview, key))


def _held(interview: Interview, key: str) -> frozenset[str]:
    """The codes whose places the interview holds itself."""
    outcome = interview.outcomes.get(key)
    record = outcome.record if outcome is not None else None
    return frozenset(record if isinstance(record, list) else [str(record)])


def _shuffled(question: Listed, codes: list[str], seed: int | None) -> list[str]:
    """The order of this interview, whatever is left out; what is pinned stays last. Without a seed nothing moves."""
    if not question.shuffle or seed is None:
        return codes

    def drawn(code: str) -> bytes:
        return blake2b(f"{seed} {question.name} {code}".encode(), digest_size=8).digest()

    moving = sorted((code for code in codes if code not in question.pinned), key=drawn)
    return [*moving, *(code for code in question.pinned if code in codes)]


def _former(question: Question, asking: Asking, interview: Interview, key: str) -> Value:
    """The answer that the question had before it is asked again, else its default, if it can still be chosen."""
    on_record = interview.outcomes.get(key)
    record: Any = on_record.record if on_record is not None else interview.former.get(key)
    if record is not None:
        try:
            return question.from_record(record)
        except (ValueError, TypeError):
            return None
    if question.default is None:
        return None
    default = question.read(str(question.default), asking)
    return None if isinstance(default, Refusal) else default


def is_all_full(asking: Asking) -> bool:
    """Whether nothing that is on offer has places left."""
    return bool(asking.full) and bool(asking.choices.codes) and asking.full >= set(asking.choices.codes)


def has_something_to_choose(ask: Ask, path: Path, interview: Interview) -> bool:
    """False for a list of which nothing is on offer here: it is not asked at all."""
    return not ask.offers or bool(asking_for(ask, path, interview, "").choices.codes)
