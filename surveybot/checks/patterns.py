"""`regex-…`: patterns of `match` rules that do not say what their author means."""

import re
from collections.abc import Iterator
from functools import reduce
from itertools import product

from surveybot.language.alphabets import writes_cyrillic
from surveybot.language.problem import Problem, Replacement, error, info, replaced, warning
from surveybot.language.regex import IN_ONE_ALPHABET, MIXED, MIXED_RANGE, Pattern
from surveybot.language.regex_shape import classes_of, shape_of
from surveybot.language.text import Text, words_of
from surveybot.program.instructions import Program
from surveybot.questions.question import Question
from surveybot.questions.rules import Rule
from surveybot.questions.text import TextQuestion

_YO = {"а-я": "ё", "А-Я": "Ё", "А-я": "Ёё"}
_ESCAPED_TWICE = re.compile(r"(?<!\\)\\\\(?P<letter>[dwsDWS])(?![A-Za-z])")
_WITH_YO = ("be", "ru")
_NAMES = (("Anna", "Анна"), ("Anna Berg", "Анна Берг"))
_SAYS_LATIN = re.compile("latin|латин|латын|англи|englis|passport|паспорт", re.IGNORECASE)


def check(program: Program) -> Iterator[Problem]:
    """Every pattern takes some answer, not an empty one, and the letters of the survey's languages."""
    cyrillic = [str(language) for language in program.survey.languages if writes_cyrillic(language)]
    needs_yo = not cyrillic or any(language.startswith(_WITH_YO) for language in cyrillic)
    told = set()  # the questions of a battery have their rules in common
    for question in program.questions.values():
        for rule in question.rules:
            if rule.match is not None and rule.match.source.span.file and rule.span not in told:
                told.add(rule.span)
                yield from _pattern(rule.match)
                yield from _odd_ranges(rule.match)
                yield from _escaped_twice(rule.match)
                yield from _no_yo(rule.match) if needs_yo else ()
                yield from _latin_only(rule.match, rule, question) if cyrillic else ()


def _pattern(pattern: Pattern) -> Iterator[Problem]:
    source, shape = pattern.source, shape_of(pattern.source)
    in_slashes = len(source) > 2 and source[0] == source[-1] == "/"
    if in_slashes or (shape is not None and not shape.fits):
        yield _matches_nothing(pattern, in_slashes=in_slashes)
    elif pattern.matches(""):
        yield warning(
            "regex-matches-empty",
            source.span,
            "this pattern fits an empty answer too, so that it demands nothing",
            help="write `+` in place of `*` where there must be something",
        )


def _matches_nothing(pattern: Pattern, *, in_slashes: bool) -> Problem:
    source = pattern.source
    if in_slashes:
        words = "the `/` around this pattern are a part of it, and no answer has them"
        bare = str(source[1:-1])
        fix = replaced(source, bare)
        return error("regex-matches-nothing", source.span, words, help="write '{right}'", fix=fix, right=bare)
    shape = shape_of(source)
    is_torn = shape is not None and (shape.at_start or shape.at_end)
    return error(
        "regex-matches-nothing",
        source.span,
        "no answer can ever fit this pattern",
        help="`^` is the beginning of the answer and `$` its end: nothing stands before or behind them"
        if is_torn
        else "`[^…]` stands for any sign but those in it, and here none is left over",
    )


def _odd_ranges(pattern: Pattern) -> Iterator[Problem]:
    for found in classes_of(pattern.source):
        mixed = MIXED_RANGE.search(found[0])
        if mixed is not None:
            span = pattern.source.source_span(found.start() + mixed.start(), found.start() + mixed.end())
            yield warning("regex-odd-range", span, MIXED, help=IN_ONE_ALPHABET, range=mixed[0])
        if "A-z" in found[0]:
            at = found.start() + found[0].index("A-z")
            span = pattern.source.source_span(at, at + 3)
            yield warning(
                "regex-odd-range",
                span,
                "`A-z` also takes the signs between the two alphabets, such as `[`, `_` and `^`",
                help="write `A-Za-z`",
                fix=(Replacement(span, "A-Za-z"),),
            )


def _escaped_twice(pattern: Pattern) -> Iterator[Problem]:
    r"""`\\d` is a backslash and a `d`, as it stands in programs whose quotes want that."""
    found = list(_ESCAPED_TWICE.finditer(pattern.source))
    if found:
        spans = [pattern.source.source_span(twice.start(), twice.end()) for twice in found]
        yield warning(
            "regex-escaped-twice",
            spans[0],
            "`{found}` wants a backslash in the answer, and then the letter `{letter}`",
            found=found[0][0],
            letter=found[0]["letter"],
            right=found[0][0][1:],
            help="in single quotes one backslash is enough: `{right}`",
            fix=tuple(Replacement(span, twice[0][1:]) for span, twice in zip(spans, found, strict=True)),
        )


def _no_yo(pattern: Pattern) -> Iterator[Problem]:
    classes = classes_of(pattern.source)
    outside = reduce(lambda rest, found: rest.replace(found[0], ""), classes, str(pattern.source))
    letters = (found for found in classes if not found[0].startswith("[^") and not re.search(r"\\[wpP]", found[0]))
    for found, alphabet in product(letters, _YO) if not _has_yo_or_digits(outside, classes) else ():
        if alphabet in found[0] and not set(_YO[alphabet]) & set(found[0]):
            at = found.start() + found[0].index(alphabet)
            span = pattern.source.source_span(at, at + len(alphabet))
            yield info(
                "regex-no-yo",
                span,
                "an answer with `ё` is refused: that letter does not lie between `а` and `я`",
                help="write `{wanted}`",
                wanted=alphabet + _YO[alphabet],
                fix=(Replacement(span, alphabet + _YO[alphabet]),),
            )
            return


def _has_yo_or_digits(outside: str, classes: list[re.Match[str]]) -> bool:
    """Whether `ё` is thought of, or what is wanted is no word: the number of a car has digits."""
    return bool(re.search(r"[Ёё]|\\d", outside)) or any(found[0] in ("[0-9]", r"[\d]") for found in classes)


def _latin_only(pattern: Pattern, rule: Rule, question: Question) -> Iterator[Problem]:
    """A name is refused for its alphabet, though nobody is told to write in Latin letters."""
    if not isinstance(question, TextQuestion):
        return
    refused = any(pattern.matches(latin) and not pattern.matches(own) for latin, own in _NAMES)
    told = (text for text in (question.text, question.hint, rule.error) if text is not None)
    if not refused or pattern.matches("Anna1") or any(map(_says_latin, told)):
        return
    yield warning(
        "regex-latin-only",
        pattern.source.source_span(0, len(pattern.source)),
        "this pattern takes `Anna` and refuses `Анна`",
        help="write `\\p{{L}}` for a letter of any alphabet, or say in `error` that Latin letters are wanted",
    )


def _says_latin(text: Text) -> bool:
    return any(_SAYS_LATIN.search(words_of(template)) for template in text.templates.values())
