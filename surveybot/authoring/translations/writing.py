"""Translations into the survey: in, its texts and what is offered; out, its new text, proved to differ in nothing else.

The file is read again with every edit made. What does not come out as wanted, or brings in an error, is taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from surveybot.authoring.translations.document import Document
from surveybot.authoring.translations.edits import Edit, Writer, edited
from surveybot.authoring.translations.judging import Offer
from surveybot.authoring.translations.proof import (
    Plan,
    complaints,
    errors_of,
)
from surveybot.authoring.translations.rows import Remark
from surveybot.authoring.translations.texts import SurveyTexts, texts_of
from surveybot.errors import SurveybotError
from surveybot.language.nodes import Mapping
from surveybot.language.reader import read_text


@dataclass(frozen=True)
class Written:
    """The survey with what could be taken over, and why something could not."""

    survey: SurveyTexts
    offers: tuple[Offer, ...]
    remarks: tuple[Remark, ...]


def write_in(survey: SurveyTexts, language: str, offers: Sequence[Offer]) -> Written:
    """The survey with the translations that are offered; a SurveybotError if it cannot be written to at all."""
    before = errors_of(survey)
    remarks: list[Remark] = []
    plan = Plan(language, {offer.text.id: offer for offer in offers})
    while True:
        attempt = _attempt(survey, plan)
        refused = complaints(survey, attempt, plan, before)
        if not refused:
            return Written(attempt, tuple(plan.offers.values()), tuple(remarks))
        remarks += [Remark(plan.offers[id].place, words, id) for id, words in refused.items()]
        plan = replace(plan, offers={id: offer for id, offer in plan.offers.items() if id not in refused})


def _attempt(survey: SurveyTexts, plan: Plan) -> SurveyTexts:
    writers = {file: Writer(document, survey.source_language) for file, document in survey.documents.items()}
    edits: dict[str, list[Edit]] = {file: [] for file in writers}
    for offer in plan.new_offers:
        file = offer.text.span.file
        edits[file] += writers[file].translation(offer.text.found, plan.language, plan.value(offer))
    if plan.new_offers and plan.language not in survey.languages:
        main = survey.document.root.span.file
        edits[main] += writers[main].languages([*survey.languages, plan.language])
    return texts_of([_with(survey, document, edits[file]) for file, document in survey.documents.items()])


def _with(survey: SurveyTexts, document: Document, edits: Sequence[Edit]) -> Document:
    text = edited(document.text, edits)
    root, problems = read_text(text, document.root.span.file)
    if not isinstance(root, Mapping):
        why = f"{problems[0].message}: {problems[0].help}" if problems else "it would be no survey any more"
        raise SurveybotError(f"Nothing was written to {survey.document.path}: then {why}.")
    return replace(document, text=text, root=root)
