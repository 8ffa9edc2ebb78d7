"""What the tests of translations share: in, surveys as text; out, their texts, and sheets there and back."""

from pathlib import Path

from surveybot.authoring.translations.document import Document
from surveybot.authoring.translations.importing import Imported, imported
from surveybot.authoring.translations.lock import Translated
from surveybot.authoring.translations.po import from_po, to_po
from surveybot.authoring.translations.rows import Row, Sheet, sheet_for
from surveybot.authoring.translations.texts import SurveyTexts, texts_of
from surveybot.authoring.translations.xlsx import from_xlsx, to_xlsx
from surveybot.language.nodes import Mapping
from surveybot.language.reader import read_text

NOWHERE = Path("no such folder")  # so that there is no lock


def texts(source: str, name: str = "survey.yaml") -> SurveyTexts:
    """The texts of a survey that lies on no disk."""
    root, _ = read_text(source, str(NOWHERE / name))
    assert isinstance(root, Mapping), source
    return texts_of([Document(NOWHERE / name, source, root)])


def sheet(survey: SurveyTexts, language: str) -> Sheet:
    """What is sent to a translator."""
    return sheet_for(survey, language, Translated({}, survey.texts))


def there_and_back(sent: Sheet, format: str) -> Sheet:
    """The sheet as it comes out of a file of this format."""
    if format == "po":
        return from_po(to_po(sent).encode(), "back.po")
    return from_xlsx(to_xlsx(sent), "back.xlsx")


def translated(sent: Sheet, words: dict[str, str]) -> Sheet:
    """The sheet with translations put in by their ids."""
    rows = (row if row.id not in words else _with(row, words[row.id]) for row in sent.rows)
    return Sheet(sent.name, sent.survey, sent.source_language, sent.language, tuple(rows))


def _with(row: Row, words: str) -> Row:
    return Row(row.id, row.source, words, row.hash, row.place)


def taken_in(survey: SurveyTexts, back: Sheet, language: str, *, stale_too: bool = False) -> Imported:
    """The survey with what has come back."""
    return imported(survey, back, language, stale_too=stale_too)
