"""Habits from other tools: in, a text of the file; out, warnings of what would be shown as it stands."""

import re
from collections.abc import Iterator

from surveybot.language.alphabets import in_one_alphabet, is_mixed, mixed_letters
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, Replacement, Severity, warning

_TAGS = "a|b|blockquote|br|code|del|div|em|font|h[1-6]|hr|i|ins|li|ol|p|pre|s|span|strong|tg-spoiler|u|ul"
_EMPHASIS = "write `**words**` for bold and `_words_` for italic"
_LINK = "write `[words](https://…)`, without a blank in between"


_HABITS = {
    "tag": rf"</?(?i:{_TAGS})(?:\s[^<>]*)?\s*/?>",
    "entity": r"&(?:amp|gt|lt|nbsp|quot|#\d{2,5});",
    "stars": r"(?<![\w*\\])\*(?=[\w\"«„“])[^*\n]*[\w.!?»”\"]\*(?![\w*])",
    "lines": r"(?<![\w_])__(?=[^\W_])[^\n]{0,100}?[^\W_][.!?]?__(?![\w_])",
    "waves": r"~~(?=[^\s~])[^~\n]*[^\s~]~~",
    "heading": r"(?m:^)#{2,6} (?=\w)",
    "blank": r"\[[^][\n]+\] +\(https?://[^\s()]+\)",
    "reversed": r"\([^()\n]+\)\[https?://[^][\s]+\]",
    "half": r"\[[^][\n]+\]\(https?://[^\s()]+(?=\s|\Z)",
    "alone": r"(?<![\w*])\*\*(?=[\w«„“])",
    "percents": r"(?<![\w%])%(?:[^\W\d_]\w*%(?![\w%])|\([^\W\d]\w*\)s\b)",
    "break": r"(?<![\\:])\\n(?!\w*\\)",
}
_REMEDIES = {
    "tag": "write `**words**` for bold and `_words_` for italic; a new line is a new line",
    "entity": "write the sign itself",
    "stars": _EMPHASIS,
    "lines": _EMPHASIS,
    "waves": "nothing can be struck through here; take the waves out",
    "heading": "write `**words**` on a line of its own",
    "blank": _LINK,
    "reversed": _LINK,
    "half": "write `[words](https://…)`, with a bracket at the end",
    "alone": "write `**words**` around what shall be bold, or take the sign out",
    "percents": "a placeholder is written `{right}`",
    "break": "write the lines below each other, under `|`",
}
"""What is written here instead."""
_GROUPS = [f"(?P<{name}>{pattern})" for name, pattern in _HABITS.items()]
_ANY = re.compile("|".join(_GROUPS))
_ANY_BUT_ALONE = re.compile("|".join(group for group in _GROUPS if not group.startswith("(?P<alone>")))
_SIGNS = re.compile(r"[<&*~#(%\\]|__|\] ")
_PLACEHOLDERS = re.compile(
    r"(?P<opening>\{\{|\$\{|<{1,2}|\[{1,2})\s*(?P<name>[^\W\d]\w*)\s*(?P<closing>\}{1,2}|>{1,2}|\]{1,2})(?!\()"
)
_CLOSING = {"{{": "}}", "${": "}", "<": ">", "<<": ">>", "[": "]", "[[": "]]"}
_MIXED = re.compile("[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_WORD = re.compile(r"\{[^{}]*\}|[^\W\d_]+")
_ABBREVIATION = re.compile("[A-Z]{2,}[\u0430-\u045f]+")  # `HRу`, `ITшник`: an ending hangs on it as it is


def habits(source: Scalar) -> Iterator[Problem]:
    """At most one warning of a sign that means nothing here, and one of a word in two alphabets."""
    signs = _ANY if source.count("**") == 1 else _ANY_BUT_ALONE
    found = next(_outside_code(signs, source), None) if _SIGNS.search(source) else None
    if found is not None:
        yield _foreign(source, found)
    if not source.isascii() and _MIXED.search(source):
        yield from _mixed(source)


def _outside_code(pattern: re.Pattern[str], source: Scalar) -> Iterator[re.Match[str]]:
    """What is found outside of backticks, between which signs are shown on purpose."""
    at = ticks = 0
    for found in pattern.finditer(source):
        ticks, at = ticks + source.count("`", at, found.start()), found.start()
        if ticks % 2 == 0:
            yield found


def _foreign(source: Scalar, found: re.Match[str]) -> Problem:
    span = source.source_span(found.start(), found.end())
    placeholder = "{" + re.sub(r"\W|s$(?<=\)s)", "", found[0]) + "}"
    meant = {
        "stars": f"*{found[0]}*",
        "lines": f"**{found[0][2:-2]}**",
        "percents": placeholder,
        "half": f"{found[0]})",
    }
    right = meant.get(found.lastgroup or "")
    return warning(
        "markup-unknown",
        span,
        "`{found}` has no partner, and is shown as it stands"
        if found.lastgroup == "alone"
        else "this link is never closed, and is shown as it stands"
        if found.lastgroup == "half"
        else "`{found}` means nothing here, and is shown as it stands",
        found=found[0] if len(found[0]) <= 40 else f"{found[0][:39]}…",
        right=placeholder,
        fix=(Replacement(span, right),) if right else (),
        help="write `[words](https://…)`" if re.match("</?[aA]\\b", found[0]) else _REMEDIES[found.lastgroup or ""],
    )


def foreign_placeholders(source: Scalar) -> Iterator[Problem]:
    """Warnings of names between signs of other tools, which hold if there are such names: `{{name}}`, `[name]`."""
    for found in _outside_code(_PLACEHOLDERS, source):
        if found["closing"] != _CLOSING[found["opening"]]:
            continue
        span, right = source.source_span(found.start(), found.end()), "{" + found["name"] + "}"
        yield warning(
            "markup-unknown",
            span,
            "the `$` of `{found}` is shown before the answer"
            if found["opening"] == "${"
            else "`{found}` is shown with its brackets, and no answer in their place",
            found=found[0],
            name=found["name"],
            right=right,
            fix=(Replacement(span, right),),
            help="a placeholder is written `{right}`",
        )


def _mixed(source: Scalar) -> Iterator[Problem]:
    for found in _WORD.finditer(source):
        word = found[0]
        if not word.startswith("{") and is_mixed(word) and in_one_alphabet(word) and not _ABBREVIATION.fullmatch(word):
            yield mixed_letters("mixed-script", source.source_span(found.start(), found.end()), word, Severity.WARNING)
            return
