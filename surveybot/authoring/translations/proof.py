"""The proof of an edit: in, a survey before and after; out, what has not come out as wanted, or has become wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from surveybot.authoring.translations.judging import Offer
from surveybot.authoring.translations.texts import SurveyTexts, Translatable
from surveybot.checks import examine
from surveybot.errors import SurveybotError
from surveybot.language.nodes import Mapping as MappingNode
from surveybot.language.nodes import Node, Scalar
from surveybot.language.problem import Problem, Severity
from surveybot.survey.includes import Kept
from surveybot.survey.reader import read_survey

Errors = frozenset[tuple[str, str]]
BY_HAND = "this place cannot be written to without changing another: put the translation in by hand"
_LINE = re.compile(r"line \d+")


@dataclass(frozen=True)
class Plan:
    """What is to be written: offers by the ids of their texts."""

    language: str
    offers: Mapping[str, Offer]

    @property
    def new_offers(self) -> list[Offer]:
        """The offers that are not in the file already."""
        return [offer for offer in self.offers.values() if offer.text.words.get(self.language) != offer.words]

    def value(self, offer: Offer) -> str:
        """The words of an offer with the line breaks at the end that its neighbour has, as block texts do."""
        node = offer.text.found.node
        like = node if isinstance(node, Scalar) else node.get(self.language) or next(iter(node.values()))
        return offer.words + "\n" * (len(like) - len(str(like).rstrip("\n")))


def untouchable(survey: SurveyTexts, why: str) -> SurveybotError:
    """That no translation can be written to a file."""
    return SurveybotError(f"Nothing was written to {survey.document.path}: {why}. Put the translations in by hand.")


def complaints(survey: SurveyTexts, attempt: SurveyTexts, plan: Plan, before: Errors) -> dict[str, str]:
    """Why some of the offers must be taken back, by id; SurveybotError if anything else is not as it was."""
    refused = {
        id: BY_HAND
        for id, offer in plan.offers.items()
        if (text := attempt.by_id.get(id)) is None or text.words.get(plan.language) != offer.words
    }
    if refused:
        return refused
    if _wanted(survey, plan) != _tree(attempt, {}):
        raise untouchable(survey, "something else in it would change")
    for problem in (problem for problem in _errors(attempt) if _what(problem) not in before):
        id = next((text.id for text in attempt.texts if _lies_in(problem, text)), "")
        if id not in plan.offers:
            raise untouchable(survey, f"it would have a new error ({problem.span}: {problem.message})")
        refused.setdefault(id, ": ".join(part for part in (problem.message, problem.help) if part))
    return refused


def errors_of(survey: SurveyTexts) -> Errors:
    """Which errors are in a survey."""
    return frozenset(map(_what, _errors(survey)))


def _what(problem: Problem) -> tuple[str, str]:
    """An error without its place: lines move when translations are put in."""
    return problem.code, _LINE.sub("line", problem.message)


def _errors(texts: SurveyTexts) -> list[Problem]:
    included = Kept({name: part.text.encode("utf-8") for name, part in texts.parts.items()})
    survey, problems = read_survey(texts.document.text, str(texts.document.path), included)
    if survey is not None:
        problems = [*problems, *examine(survey)[1]]
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def _lies_in(problem: Problem, text: Translatable) -> bool:
    start, end = (text.span.line, text.span.column), (text.span.end_line, text.span.end_column)
    return problem.span.file == text.span.file and start <= (problem.span.line, problem.span.column) <= end


def _wanted(survey: SurveyTexts, plan: Plan) -> dict[str, Any]:
    """All that must stand in the file afterwards."""
    new = {id(offer.text.found.node): {plan.language: plan.value(offer)} for offer in plan.new_offers}
    languages = [*survey.languages, *([plan.language] if plan.new_offers else [])]
    return _tree(survey, new) | {"languages": list(dict.fromkeys(languages))}


def _tree(survey: SurveyTexts, new: Mapping[int, Mapping[str, str]]) -> dict[str, Any]:
    """All that stands in the files as plain data, with more languages in some of the texts."""

    def plain(node: Node) -> Any:
        more = new.get(id(node))
        if isinstance(node, Scalar):
            return str(node) if more is None else {survey.source_language: str(node), **more}
        if isinstance(node, MappingNode):
            return {**{key: plain(value) for key, value in node.items()}, **(more or {})}
        return [plain(item) for item in node]

    root = survey.document.root.without("language", "languages")
    parts = {name: plain(part.root) for name, part in survey.parts.items()}
    return {"survey": plain(root), "languages": list(survey.languages), "parts": parts}
