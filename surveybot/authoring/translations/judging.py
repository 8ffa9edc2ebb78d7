"""What of a translator's file can be taken over: in, its rows and the survey's texts; out, translations and remarks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from surveybot.authoring.translations.lock import followed
from surveybot.authoring.translations.notes import names_in, pipes_of, plurals_in
from surveybot.authoring.translations.rows import Remark, Row, Sheet
from surveybot.authoring.translations.texts import SurveyTexts, Translatable, fingerprint, kind_of, worded
from surveybot.language.expression import names
from surveybot.language.expression.plurals import forms_of
from surveybot.language.meant import did_you_mean
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Severity
from surveybot.language.text import is_blank, parse_template

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Offer:
    """One translation that can be taken over; `made_from` is the fingerprint of the source it was made from."""

    text: Translatable
    words: str
    made_from: str
    place: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What can be taken over from a file, what cannot and why, and how many rows are still empty."""

    offers: tuple[Offer, ...]
    remarks: tuple[Remark, ...]
    empty: int


def judge(sheet: Sheet, survey: SurveyTexts, language: str, *, stale_too: bool = False) -> Judgement:
    """Goes through all rows; each is taken, empty, or told of in one remark."""
    rows, remarks = _single(sheet.rows)
    places = followed({row.id: _made_from(row) for row in rows}, survey.texts)
    offers: list[Offer] = []
    empty = 0
    for row in rows:
        text = survey.by_id.get(places.get(row.id, ""))
        if is_blank(row.translation):
            empty += 1
        elif text is None:
            remarks.append(_unknown(row, survey))
        elif row.mark and worded(row.translation) == text.words.get(language):
            continue  # as it was exported
        else:
            offer = Offer(text, worded(row.translation), _made_from(row), row.place)
            wrong = next(_wrong(row, offer, language, stale_too=stale_too), "")
            if wrong:
                remarks.append(Remark(row.place, wrong, row.id))
            else:
                offers.append(offer)
    return Judgement(tuple(offers), (*sheet.remarks, *remarks), empty)


def _made_from(row: Row) -> str:
    """The fingerprint that was sent along, else that of the source as it has come back."""
    return row.hash or fingerprint(row.source)


def _single(rows: tuple[Row, ...]) -> tuple[list[Row], list[Remark]]:
    """The rows whose id stands in one row only; of others the first, if all say the same, else none."""
    by_id: Mapping[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_id[row.id].append(row)
    single: list[Row] = []
    remarks: list[Remark] = []
    for same in by_id.values():
        if len({row.translation for row in same}) == 1:
            single.append(same[0])
        else:
            places = " and ".join(row.place for row in same)
            words = f"this text is translated in several ways, at {places}: keep one of these rows"
            remarks.append(Remark(same[0].place, words, same[0].id))
    return single, remarks


def _unknown(row: Row, survey: SurveyTexts) -> Remark:
    anew = "Export anew, and copy the translation there"
    if not row.id:
        return Remark(row.place, f"the id of this text is lost. {anew}")
    if row.id in survey.by_id:
        return Remark(row.place, f"its source, “{_short(row.source)}”, is no longer in the survey. {anew}", row.id)
    numbered = any(text.kind == kind_of(row.id) for text in survey.texts)
    guess = "" if numbered else did_you_mean(row.id, survey.by_id)
    more = f"; is it {guess} now?" if guess else "."
    return Remark(row.place, f"there is no such text in {survey.document.path.name} any more{more} {anew}", row.id)


def _wrong(row: Row, offer: Offer, language: str, *, stale_too: bool) -> Iterator[str]:
    """Why a translation is not taken over."""
    if row.mark == "fuzzy":
        yield "this translation is marked as fuzzy: take the mark away when it is right"
    if offer.made_from != offer.text.hash and not stale_too:
        yield (
            f"the source has changed since the export; it is “{_short(offer.text.source)}” now. "
            "Export anew, or take the translation over all the same with --stale-too"
        )
    if offer.words != offer.text.words.get(language):  # what stands in the survey is for `validate` to judge
        yield from _mistakes(offer, language)


def _mistakes(offer: Offer, language: str) -> Iterator[str]:
    control = _CONTROL.search(offer.words)
    if control:
        yield f"there is an invisible control character in it (U+{ord(control[0]):04X}): type the text again"
        return
    _, problems = parse_template(Scalar.nowhere(offer.words))
    for problem in problems:
        if problem.severity is Severity.ERROR:
            yield f"{problem.message}: {problem.help}" if problem.help else problem.message
    yield from _placeholders(offer)
    yield from _plurals(offer.words, language)


def _placeholders(offer: Offer) -> Iterator[str]:
    given = names_in(offer.words)
    for pipe in pipes_of(offer.text.source):
        if any(name.path not in given for name in names(pipe.expression)):
            yield f"{{{pipe.expression.source}}} is missing: put it where the answer belongs"
    for unknown in sorted(given - names_in(offer.text.source)):
        yield f"there is no {{{unknown}}} in the source: write the placeholders as they stand there"


def _plurals(words: str, language: str) -> Iterator[str]:
    forms = forms_of(language)
    for call in (call for pipe in pipes_of(words) for call in plurals_in(pipe.expression)):
        given = len(call.arguments) - 1
        if given != len(forms):
            yield (
                f"`{language}` has {len(forms)} plural forms, here are {given}: "
                f"write them in this order: {', '.join(forms)}"
            )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
