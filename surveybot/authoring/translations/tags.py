"""Languages as people name them: in, what was typed or stands in a file; out, the tag that surveys use."""

import re
from functools import cache

from surveybot.authoring.translations.found import TAG

_LOOSE = re.compile(r"([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?", re.IGNORECASE | re.ASCII)


def wrong_tag(*typed: str) -> str:
    """What is wrong with the first that is no tag, with the one that was probably meant; empty if all are."""
    wrong = next((tag for tag in typed if not TAG.fullmatch(tag)), None)
    if wrong is None:
        return ""
    guess = tag_meant(wrong)
    more = f"write {guess}" if guess else "write its short form, such as de, uk or pt-BR"
    return f"`{wrong}` is not how a language is written here: {more}."


def tag_meant(typed: str) -> str:
    """`pt_br` is `pt-BR`, and so are names in English and in the language itself; empty where there is no telling."""
    found = _LOOSE.fullmatch(typed)
    if found is not None:
        language, script, region = found.groups()
        return "-".join(
            part for part in (language.lower(), script and script.title(), region and region.upper()) if part
        )
    return _by_name().get(typed.strip().casefold(), "")


@cache
def _by_name() -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    names: dict[str, str] = {}
    for tag, name in Locale("en").languages.items():
        if TAG.fullmatch(tag.replace("_", "-")):
            names.setdefault(name.casefold(), tag.replace("_", "-"))
            if len(tag) == 2:
                try:
                    names.setdefault((Locale(tag).get_language_name() or "").casefold(), tag)
                except UnknownLocaleError:
                    continue
    return names
