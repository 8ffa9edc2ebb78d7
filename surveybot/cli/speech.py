"""The language of what is printed: in, a wish and the environment; out, English or Russian words."""

from collections.abc import Iterable, Mapping
from typing import Literal

from surveybot.language.problem import Problem
from surveybot.language.words import fill

Language = Literal["en", "ru"]

_VARIABLES = ("SURVEYBOT_LANG", "LC_ALL", "LC_MESSAGES", "LANG")  # the first that is set decides, as POSIX has it


def spoken(environment: Mapping[str, str]) -> Language:
    """The language that somebody's computer is set to, English where it is neither of the two."""
    found = next((environment[name] for name in _VARIABLES if environment.get(name)), "")
    return "ru" if found.lower().startswith("ru") else "en"


def said(language: Language, template: str, **values: object) -> str:
    """An English template in the language, filled in."""
    if language == "ru":
        from surveybot.russian import RUSSIAN

        template = RUSSIAN[template]
    return fill(template, values)


def translated(problems: Iterable[Problem], language: Language) -> list[Problem]:
    """The problems in the language."""
    if language == "en":
        return list(problems)
    from surveybot.russian import in_russian

    return [in_russian(problem) for problem in problems]
