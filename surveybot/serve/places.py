"""Places of choices: in, what is on record of an interview; out, the places that it holds, and those that are taken."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from surveybot.dialog.interview import Interview, Kind
from surveybot.dialog.keys import name_of
from surveybot.questions.question import Question
from surveybot.serve.catalogue import Edition
from surveybot.storage.quotas import Claim, Place
from surveybot.storage.responses import Standing


def held(edition: Edition, interview: Interview, keys: Collection[str] | None = None) -> list[Place]:
    """The places that the answers on record hold; with `keys`, only those of their outcomes."""
    if not edition.has_places:
        return []
    found = []
    for key, outcome in interview.outcomes.items():
        question = edition.program.questions.get(name_of(key))
        if question is None or outcome.kind is not Kind.ANSWERED or (keys is not None and key not in keys):
            continue
        limited = _limited(question)
        found += [Place(edition.survey, name_of(key), code) for code in _codes(outcome.record) if code in limited]
    return found


def of_response(edition: Edition, standing: Standing) -> tuple[Place, ...]:
    """The places that a response holds, that of the survey among them; one that is not complete holds none."""
    if standing.status != "complete":
        return ()
    questions, found = edition.program.questions, [Place(edition.survey)] if standing.has_place else []
    for name, record in standing.answers.items():
        limited = _limited(questions[name]) if name in questions else set()
        found += [Place(edition.survey, name, code) for code in _codes(record) if code in limited]
    return tuple(found)


def together(standing: Sequence[Place], held: Sequence[Place]) -> list[Place]:
    """What an interview and the response that it updates hold: a place that both need is held once."""
    return sorted((Counter(standing) | Counter(held)).elements())


def difference(before: Sequence[Place], now: Sequence[Place]) -> list[Place]:
    """The places of `now` that were not among those `before`."""
    return sorted((Counter(now) - Counter(before)).elements())


def claim_of_survey(edition: Edition, standing: Sequence[Place]) -> list[Claim]:
    """What a sprint must get to hold one of the survey's places, if these are limited and it does not have one."""
    limit, place = edition.program.survey.limit, Place(edition.survey)
    return [Claim(place, limit)] if limit is not None and place not in standing else []


def claims(edition: Edition, places: list[Place]) -> list[Claim]:
    """What a sprint must get to hold these places."""
    return [Claim(place, limit) for place in places if (limit := _limit(edition, place)) is not None]


def full(edition: Edition, used: Mapping[Place, int], own: Sequence[Place]) -> dict[str, frozenset[str]]:
    """The codes of each question without places left, but for those that are his `own` already."""
    by_others = Counter(used)
    by_others.subtract(own)
    taken = [
        place for place, count in by_others.items() if place.question and count >= (_limit(edition, place) or count + 1)
    ]
    names = {place.question for place in taken}
    return {name: frozenset(place.code for place in taken if place.question == name) for name in names}


def lost(interview: Interview) -> list[str]:
    """The keys of answers whose places others have taken since they were given back."""
    return [
        key
        for key, outcome in interview.outcomes.items()
        for codes in [interview.full.get(name_of(key), frozenset())]
        if outcome.kind is Kind.ANSWERED and codes & set(_codes(outcome.record))
    ]


def _limited(question: Question) -> set[str]:
    return {str(choice.code) for choice in question.choice_list if choice.limit is not None}


def _codes(record: Any) -> list[str]:
    return record if isinstance(record, list) else [str(record)]


def _limit(edition: Edition, place: Place) -> int | None:
    question = edition.program.questions.get(place.question)
    choice = question.choice_list.by_code(place.code) if question is not None else None
    return choice.limit if choice is not None else None
