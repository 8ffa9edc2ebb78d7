"""How far a survey is translated: in, its texts and its lock; out, numbers by language, and which texts they are."""

from dataclasses import dataclass

from surveybot.authoring.translations.lock import Translated
from surveybot.authoring.translations.texts import SurveyTexts, Translatable


@dataclass(frozen=True, slots=True)
class Standing:
    """One survey in one language; `stale` texts are translated, but from another source than today's."""

    language: str
    total: int
    missing: tuple[Translatable, ...]
    stale: tuple[Translatable, ...]

    @property
    def translated(self) -> int:
        """How many texts are translated and up to date."""
        return self.total - len(self.missing) - len(self.stale)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to do."""
        return not self.missing and not self.stale


def standing_of(survey: SurveyTexts, translated: Translated, language: str) -> Standing:
    """How far `language` is."""
    missing = tuple(text for text in survey.texts if language not in text.words)
    stale = tuple(text for text in survey.texts if translated.is_stale(text, language))
    return Standing(language, len(survey.texts), missing, stale)
