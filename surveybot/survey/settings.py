"""The settings at the top of a survey file: in, the node of one key; out, its value."""

import re
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from surveybot.language.fields import read_scalar
from surveybot.language.meant import did_you_mean
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem, error, replaced
from surveybot.language.record import wrong_type
from surveybot.language.shapes import WORD, Shape, matching, one_or_more
from surveybot.language.tags import is_language, language_meant
from surveybot.language.written_otherwise import word_meant
from surveybot.questions.choice_reading import read_choices
from surveybot.questions.choices import ChoiceList

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ID = re.compile("[A-Za-z][A-Za-z0-9_]{0,39}")
_RESPONDENTS = {**dict.fromkeys(("single", "1"), "once"), **dict.fromkeys(("multiple", "unlimited", "always"), "many")}
_INVITE = {**dict.fromkeys(("public", "all", "yes"), "open"), **dict.fromkeys(("private", "links", "token"), "tokens")}
LANGUAGES: Shape = one_or_more(matching(_LANGUAGE, "en", "ru"), different=True)
TIMEZONE: Shape = {**WORD, "examples": ["Europe/Riga", "Europe/Moscow", "UTC"]}
ID: Shape = matching(_ID, "onboarding_2026")


def read_version(node: Node, problems: list[Problem]) -> int:
    """The version of the language; there is only 1."""
    if node != "1":
        wanted, help = "`surveybot` is the version of the language", "write `surveybot: 1`; there is no other yet"
        problems.append(wrong_type(node, wanted, help=help))
    return 1


def read_id(node: Node, problems: list[Problem]) -> Scalar:
    """The id, which is also what links to the survey carry (Bot API: 64 of `A-Za-z0-9_-`)."""
    if isinstance(node, Scalar) and _ID.fullmatch(node):
        return node
    problems.append(
        error(
            "id-syntax",
            node.span,
            "the id of a survey is Latin letters, digits and `_`, at most 40",
            help="write for example `id: {right}`",
            right=_right_id(node),
        )
    )
    return Scalar("survey", node.span)


def _right_id(node: Node) -> str:
    words = re.sub("[^A-Za-z0-9]+", "_", node).strip("_") if isinstance(node, Scalar) and node.isascii() else ""
    return words if _ID.fullmatch(words) else "onboarding_2026"


def read_languages(node: Node, problems: list[Problem]) -> tuple[Scalar, ...]:
    """One language, or a list of which the first is the source."""
    several = re.split(r"[,;\s]+", node.strip()) if isinstance(node, Scalar) else []
    if len(several) > 1 and all(map(_LANGUAGE.fullmatch, several)):
        wanted, help = "several languages are a list in square brackets", "write `languages: [{listed}]`"
        listed = ", ".join(several)
        problems.append(wrong_type(node, wanted, help=help, fix=replaced(node, f"[{listed}]"), listed=listed))
        return tuple(Scalar(code, node.span) for code in several)
    items = node if isinstance(node, Sequence) else [node]
    languages: list[Scalar] = []
    for item in items:
        if not isinstance(item, Scalar) or not _LANGUAGE.fullmatch(item):
            wanted, help = "here belongs the code of a language", "write for example `en`, `ru` or `pt-BR`"
            meant = _language_meant(item) if isinstance(item, Scalar) else ""
            problems.append(wrong_type(item, wanted, help=help, meant=meant))
            languages += [Scalar(meant, item.span)] if meant else []
        elif not is_language(item):
            problems.append(_no_language(item))
            languages += [Scalar(meant, item.span)] if (meant := language_meant(item)) else []
        elif item in languages:
            problems.append(wrong_type(item, "each language stands in this list once", help="take this one out"))
        else:
            languages.append(item)
    return tuple(languages) or (Scalar("en", node.span),)


def _language_meant(tag: Scalar) -> str:
    lowered = tag.lower()
    return language_meant(tag) or (lowered if _LANGUAGE.fullmatch(lowered) and is_language(lowered) else "")


def _no_language(tag: Scalar) -> Problem:
    meant = language_meant(tag)
    remedy = "`{tag}` is a country; write `{meant}`" if len(tag) == 2 else "write `{meant}`"
    return error(
        "language-unknown",
        tag.span,
        "there is no language `{tag}`",
        tag=str(tag),
        meant=meant,
        help=remedy if meant else "write for example `en`, `ru` or `pt-BR`",
        fix=replaced(tag, meant),
    )


def read_respondents(node: Node, problems: list[Problem]) -> Scalar:
    """How often one respondent may answer: `once`, `many` times, or once and then `update` it."""
    if isinstance(node, Scalar) and node in ("once", "many", "update"):
        return node
    words = ("once", "many", "update")
    help = "write `once` if one answer of each person counts, else `many`"
    meant = word_meant(node, words, _RESPONDENTS)
    problems.append(wrong_type(node, "`respondents` is `once`, `many` or `update`", help=help, meant=meant))
    return Scalar("once", node.span)


def read_invite(node: Node, problems: list[Problem]) -> Literal["open", "tokens"]:
    """Who may begin: whoever finds the survey, or only who has a link of his own."""
    if node == "tokens":
        return "tokens"
    if node != "open":
        wanted, help = "`invite` is `open`, or `tokens` for links that work once", "write one of the two"
        problems.append(wrong_type(node, wanted, help=help, meant=word_meant(node, ("open", "tokens"), _INVITE)))
    return "open"


def read_timezone(node: Node, problems: list[Problem]) -> ZoneInfo:
    """A zone of the IANA database (https://www.iana.org/time-zones)."""
    name = read_scalar(node, problems, "here belongs a time zone such as `Europe/Riga`")
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        from zoneinfo import available_timezones

        guess = _zone_meant(str(name), available_timezones())
        problems.append(
            error(
                "timezone-unknown",
                node.span,
                "there is no time zone `{name}`",
                name=str(name),
                guess=guess,
                help="did you mean `{guess}`?" if guess else "write one such as `Europe/Riga`",
                fix=replaced(node, guess if guess.casefold().endswith(str(name).casefold()) else ""),
            )
        )
        return ZoneInfo("UTC")


def _zone_meant(name: str, zones: set[str]) -> str:
    """`Riga` is `Europe/Riga`; but `UTC+3` is not `UTC`."""
    if re.search("[0-9]", name):
        return ""
    city = name.strip().replace(" ", "_").casefold()
    named = sorted(zone for zone in zones if zone.casefold().endswith("/" + city))
    return named[0] if named else did_you_mean(name, zones)


def read_choice_lists(node: Node, problems: list[Problem]) -> dict[str, ChoiceList]:
    """The lists that several questions share, by their names."""
    if isinstance(node, Mapping):
        return {name: read_choices(choices, problems) for name, choices in node.items()}
    if node:
        problems.append(wrong_type(node, "`choice_lists` is written as `name:` with its choices below"))
    return {}
