"""`# surveybot: ignore[code]`: in, problems and the texts of files; out, the problems that nobody has answered so.

The comment holds for its own line, and for the whole text that `|` or `>` opens on it; one that has a line to itself
holds for the next line.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from msgspec import Struct

from surveybot.checks.families import FAMILY_OF, codes_meant
from surveybot.language.meant import did_you_mean
from surveybot.language.position import Span
from surveybot.language.problem import Problem, info, warning
from surveybot.language.yaml.cleaning import cleaned
from surveybot.language.yaml.draft import Draft
from surveybot.language.yaml.encoding import decode

# A quote behind it would say that it stands inside of a text.
_COMMENT = re.compile(r"""(?P<before>.*?)(?:^|(?<=\s))#\s*surveybot:\s*ignore\[(?P<codes>[^]]*)\](?P<behind>[^"']*)$""")
_WORD = re.compile(r"[^\s,]+")
_SAYS_NOTHING = re.compile(r"\s*(?:#|$)")


class Remark(Struct, frozen=True):
    """One code that a comment names, and the lines (from 1) that it holds for."""

    span: Span
    word: str
    codes: frozenset[str]
    lines: range


def not_ignored(problems: Iterable[Problem], sources: Mapping[str, bytes], sound: Container[str]) -> list[Problem]:
    """The problems without those that comments in their files answer, and what is wrong with these comments.

    `sources` are the files by their names; only in `sound` ones, in which everything is seen, a comment can be useless.
    """
    remarks = [remark for file, source in sources.items() for remark in _remarks(file, source)]
    if not remarks:
        return list(problems)
    groups: dict[tuple[str, range], list[Remark]] = {}
    for remark in remarks:
        groups.setdefault((remark.span.file, remark.lines), []).append(remark)
    about = {(file, line): group for (file, lines), group in groups.items() for line in lines}
    kept: list[Problem] = []
    used: set[Span] = set()
    for problem in problems:
        answers = [
            remark for remark in about.get((problem.span.file, problem.span.line), ()) if problem.code in remark.codes
        ]
        used.update(remark.span for remark in answers)
        if not answers:
            kept.append(problem)
    return kept + [problem for remark in remarks if remark.span not in used for problem in _useless(remark, sound)]


def _remarks(file: str, source: bytes) -> Iterator[Remark]:
    text, _ = decode(source, file) if b"ignore[" in source else (None, [])
    if text is None:
        return
    draft, _ = cleaned(text, file)
    for number, lines in _held_for(draft):
        found = None if draft.is_long(number) else _COMMENT.match(draft.line(number))
        if found is None:
            continue
        for word in _WORD.finditer(found["codes"]):
            start = found.start("codes") + word.start()
            span = draft.on_line(number, start, start + len(word[0]))
            yield Remark(span, word[0], _codes(word[0]), lines)


def _codes(word: str) -> frozenset[str]:
    try:
        return codes_meant(word)
    except ValueError:
        return frozenset()


def _held_for(draft: Draft) -> Iterator[tuple[int, range]]:
    """Each line outside of block texts, the last first, and the lines (from 1) that a comment on it holds for."""
    count, block = len(draft.lines), draft.block_lines
    last, lines = count, range(count + 1, count + 2)
    for number in reversed(range(count)):
        if number in block:
            last = last if number + 1 in block else number
            continue
        if not _SAYS_NOTHING.match(draft.line(number)):
            lines = range(number + 1, (last if number + 1 in block else number) + 2)
        yield number, lines


def _useless(remark: Remark, sound: Container[str]) -> Iterator[Problem]:
    if not remark.codes:
        guess = did_you_mean(remark.word, FAMILY_OF)
        help = "did you mean `{guess}`?" if guess else "all codes are listed by `surveybot rules`"
        words = "there is no problem code `{code}` that could be ignored"
        yield warning("ignore-unknown", remark.span, words, help=help, code=remark.word, guess=guess)
    elif remark.span.file in sound:
        yield info(
            "ignore-unused", remark.span, "there is no `{code}` here that could be ignored",
            help="take the comment out", code=remark.word,
        )  # fmt: skip
