"""Fixes made: in, surveys and problems that carry their fix; out, the surveys as they are then, each fix proved.

A fix is proved by looking again at every survey that it touches: the problem is gone, and no other one has come. Those
that do not go together with all the others are found by halving.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from surveybot.authoring.translations.edits import Edit, edited
from surveybot.cli.checking import Checked, check_source
from surveybot.language.position import Span
from surveybot.language.problem import Problem, Severity
from surveybot.language.yaml.encoding import decode

_LINE_END = re.compile("\r\n|\r|\n")
_BOM = "\ufeff".encode()
_MOST_ROUNDS = 10  # a fix can make room for one that stood in the same place; this is more than anybody has seen


Wanted = Callable[[Sequence[Checked]], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Mended:
    """Surveys with fixes made; `sources` are the files that are not as before, `number` counts the fixes."""

    surveys: Sequence[Checked]
    sources: Mapping[str, bytes] = field(default_factory=dict)
    number: int = 0

    def with_fixes(self, problems: Sequence[Problem]) -> "Mended":
        """The same with the fixes of some more problems made."""
        new = _sources_with(self.surveys, problems)
        surveys = [_again(checked, new) for checked in self.surveys]
        return Mended(surveys, {**self.sources, **new}, self.number + len(problems))


def mended(surveys: Sequence[Checked], wanted: Wanted) -> Mended:
    """The surveys with every fix made that does no harm; `wanted` finds the problems that shall be fixed in them."""
    state = _settled(Mended(surveys), wanted)
    while True:
        # What is left lays others bare, of a step that could not be read: perhaps they can be mended along with it.
        tried = ((problem, _settled(state.with_fixes([problem]), wanted)) for problem in _apart(wanted(state.surveys)))
        better = (beyond for problem, beyond in tried if _is_better(state.surveys, beyond.surveys, [problem]))
        found = next(better, None)
        if found is None:
            return state
        state = found


def _settled(state: Mended, wanted: Wanted) -> Mended:
    """The state with fixes made until none is left that does no harm."""
    for _ in range(_MOST_ROUNDS):
        taken = _taken(state, list(_apart(wanted(state.surveys))))
        if not taken:
            break
        state = state.with_fixes(taken)
    return state


def _apart(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Those with a fix, but of two fixes at one place the first."""
    claimed: list[Span] = []
    for problem in problems:
        spans = [replacement.span for replacement in problem.fix]
        if spans and not any(_touch(span, other) for span in spans for other in claimed):
            claimed += spans
            yield problem


def _touch(one: Span, other: Span) -> bool:
    return one.file == other.file and one[1:3] <= other[3:5] and other[1:3] <= one[3:5]


def _taken(state: Mended, wanted: list[Problem]) -> list[Problem]:
    """The problems whose fixes, all together, do what they should and nothing else."""
    taken: list[Problem] = []
    groups = [wanted] if wanted else []
    while groups:
        group = groups.pop()
        together = [*taken, *group]
        if _is_better(state.surveys, state.with_fixes(together).surveys, together):
            taken = together
        elif len(group) > 1:
            half = len(group) // 2
            groups += [group[half:], group[:half]]
    return taken


def _is_better(before: Sequence[Checked], after: Sequence[Checked], gone: Sequence[Problem]) -> bool:
    """Whether in each survey these problems are gone, and no other one has come but advice, which errors keep back."""
    fixed = Counter(map(_known_by, gone))
    for then, now in zip(before, after, strict=True):
        counted = (one for one in now.problems if one.severity is not Severity.INFO or _known_by(one) in fixed)
        left = Counter(map(_known_by, then.problems)) - fixed
        if now is not then and Counter(map(_known_by, counted)) - left:
            return False
    return True


def _known_by(problem: Problem) -> tuple[str, str, str]:
    return problem.span.file, problem.code, problem.message


def _again(checked: Checked, sources: Mapping[str, bytes]) -> Checked:
    """The survey as it is with other files; itself where they are none of its own."""
    if not checked.files.keys() & sources.keys():
        return checked
    parts = {name: sources.get(str(checked.path.parent / name), source) for name, source in checked.included.items()}
    return check_source(sources.get(str(checked.path), checked.source), checked.path, parts)


def _sources_with(surveys: Sequence[Checked], problems: Iterable[Problem]) -> dict[str, bytes]:
    """The files that the fixes of some problems change, changed."""
    before = {name: source for checked in surveys for name, source in checked.files.items()}
    by_file: dict[str, list[tuple[Span, str]]] = {}
    for problem in problems:
        for span, text in problem.fix:
            by_file.setdefault(span.file, []).append((span, text))
    return {file: _with(before[file], changes) for file, changes in by_file.items() if file in before}


def _with(source: bytes, changes: Iterable[tuple[Span, str]]) -> bytes:
    """A file with pieces replaced; a byte order mark and the ends of its lines stay. One that is not UTF-8 stays."""
    text, unreadable = decode(source, "")
    if text is None or unreadable:
        return source
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    edits = [
        Edit(starts[span.line - 1] + span.column - 1, starts[span.end_line - 1] + span.end_column - 1, new)
        for span, new in changes
    ]
    return (_BOM if source.startswith(_BOM) else b"") + edited(text, edits).encode("utf-8", "surrogatepass")
