"""What translators are sent and send back: in, the texts of a survey; out, rows in any format, and remarks on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from surveybot.authoring.translations.lock import Translated
from surveybot.authoring.translations.notes import notes_for
from surveybot.authoring.translations.texts import SurveyTexts

Mark = Literal["", "stale", "fuzzy"]  # made from another source than today's; not sure, says the translator


@dataclass(frozen=True, slots=True)
class Row:
    """One text for a translator; `place` is where it stands, in the survey or in the file that has come back.

    `hash` is the fingerprint of the source at the time of the export; empty where a tool has lost it.
    """

    id: str
    source: str
    translation: str
    hash: str
    place: str
    mark: Mark = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about one place, in a sentence that ends with the remedy."""

    place: str
    words: str
    id: str = ""

    def __str__(self) -> str:
        """As it is printed."""
        return ": ".join(part for part in (self.place, self.id, self.words) if part)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of one language; `language` and `survey` are empty where a file that has come back does not say."""

    name: str
    survey: str
    source_language: str
    language: str
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()


def sheet_for(survey: SurveyTexts, language: str, translated: Translated) -> Sheet:
    """What to send to the translators into `language`."""
    return Sheet(
        survey.document.path.name, survey.id, survey.source_language, language,
        tuple(_rows(survey, language, translated)),
    )  # fmt: skip


def _rows(survey: SurveyTexts, language: str, translated: Translated) -> Iterator[Row]:
    for text in survey.texts:
        yield Row(
            text.id, text.source, text.words.get(language, ""), text.hash,
            survey.place(text),
            "stale" if translated.is_stale(text, language) else "", tuple(notes_for(text, language)),
        )  # fmt: skip
