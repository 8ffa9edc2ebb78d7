"""Words compared: in, two texts of a survey; out, whether they are the same, and how much alike."""

from difflib import SequenceMatcher
from typing import Any

from surveybot.language.record import Record
from surveybot.language.text import Literal, Template, Text

OTHER_MEANING = 0.5
"""Labels that are less alike are taken for two meanings: `Riga` and `Rīga` are 0.75, `Riga` and `Tallinn` 0.36."""
_SHOWN = 60


def spelled(text: Text, language: str) -> str:
    """The words in a language, with placeholders as they are written."""
    return _spelled(text.in_language(language, language))


def is_same(old: Text | None, new: Text | None) -> bool:
    """Whether two texts say the same in all languages."""
    return everywhere(old) == everywhere(new)


def everywhere(text: Text | None) -> str:
    """All that a text says, in all languages; two that say the same have this in common."""
    if text is None:
        return ""
    return repr({language: _parts(template) for language, template in text.templates.items()})


def words_in(value: Any) -> list[str]:
    """All texts of a part of the model, each with all that it says."""
    match value:
        case Text():
            return [everywhere(value)]
        case Record():
            return [words for name in value.fields for words in words_in(getattr(value, name))]
        case tuple() | list():
            return [words for one in value for words in words_in(one)]
        case _:
            return []


def alike(old: str, new: str) -> float:
    """From 0, nothing in common, to 1, the same but for letter case."""
    return SequenceMatcher(None, old.casefold(), new.casefold(), autojunk=False).ratio()


def quoted(words: str) -> str:
    """Words as they stand in a sentence, cut if they are long."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + '…'}”"


def _spelled(template: Template) -> str:
    parts = (part.text if isinstance(part, Literal) else f"{{{part.expression.source}}}" for part in template)
    return "".join(parts)


def _parts(template: Template) -> list[object]:
    return [
        (part.text if isinstance(part, Literal) else (part.expression.source,), sorted(part.marks, key=repr))
        for part in template
    ]
