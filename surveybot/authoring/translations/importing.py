"""A translator's file into a survey: in, its rows; out, the survey with them, its lock, and what was not taken over."""

import re
from dataclasses import dataclass

from surveybot.authoring.translations.found import TAG
from surveybot.authoring.translations.judging import judge
from surveybot.authoring.translations.lock import Lock, Translated, read_lock
from surveybot.authoring.translations.rows import Remark, Sheet
from surveybot.authoring.translations.texts import SurveyTexts
from surveybot.authoring.translations.writing import write_in
from surveybot.errors import SurveybotError


@dataclass(frozen=True)
class Imported:
    """What has come of a file: how many texts are new, changed, as they were, and empty."""

    survey: SurveyTexts
    lock: Lock
    new: int
    changed: int
    same: int
    empty: int
    remarks: tuple[Remark, ...]


def language_of(sheet: Sheet, wanted: str, survey: SurveyTexts) -> str:
    """The language of a file, which may say another region than `wanted`; a SurveybotError if it cannot be."""
    told = sheet.language if TAG.fullmatch(sheet.language) else ""
    language = wanted or told
    if not language:
        found = f"names the language `{sheet.language}`" if sheet.language else "does not say its language"
        raise SurveybotError(f"{sheet.name} {found}: give it, for example with --to de.")
    if told and told.partition("-")[0] != language.partition("-")[0]:
        raise SurveybotError(f"{sheet.name} is in `{told}`, not in `{language}`: leave out --to, or give another file.")
    if language == survey.source_language:
        raise SurveybotError(
            f"`{language}` is the language that {survey.document.path.name} is translated from: "
            "change its texts in the survey itself."
        )
    return language


def _number(remark: Remark) -> int:
    """The line or row that a remark is about."""
    found = re.search(r"\d+$", remark.place)
    return int(found[0]) if found else 0


def imported(survey: SurveyTexts, sheet: Sheet, language: str, *, stale_too: bool = False) -> Imported:
    """The survey with all that can be taken over; nothing is written to disk."""
    others = {row.id.partition("/")[0] for row in sheet.rows if row.id}
    if others and survey.id not in others:
        other = sorted(others)[0]
        raise SurveybotError(
            f"{sheet.name} translates the survey `{other}`, but {survey.document.path.name} is `{survey.id}`: "
            "give the file of that survey."
        )
    before = Translated(read_lock(survey.document.path), survey.texts)
    judgement = judge(sheet, survey, language, stale_too=stale_too)
    written = write_in(survey, language, judgement.offers)
    made = {(offer.text.id, language): offer.made_from for offer in written.offers}
    now = [offer.text.words.get(language) for offer in written.offers]
    return Imported(
        written.survey, before.updated(written.survey, made),
        now.count(None),
        sum(was is not None and was != offer.words for was, offer in zip(now, written.offers, strict=True)),
        sum(was == offer.words for was, offer in zip(now, written.offers, strict=True)),
        judgement.empty, tuple(sorted((*judgement.remarks, *written.remarks), key=_number)),
    )  # fmt: skip
