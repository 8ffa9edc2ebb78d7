"""Whatever stands in a file, it is read, examined, and told of in every format and both languages."""

import json
from pathlib import Path
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings
from hypothesis import strategies as st

from surveybot.checks import examine, sorted_problems
from surveybot.cli.checking import Checked
from surveybot.cli.formats.caret import drawn
from surveybot.cli.formats.gitlab import as_gitlab
from surveybot.cli.formats.junit_problems import problems_as_junit
from surveybot.cli.formats.machine import as_json, concise, github
from surveybot.cli.formats.sarif import as_sarif
from surveybot.cli.formats.sources import Lines, lines_in
from surveybot.cli.speech import translated
from surveybot.language.problem import Problem, Severity
from surveybot.survey.reader import read_survey

FILE = "any.yaml"
TESTS = Path(__file__).parents[1]
SURVEYS = [
    path.read_text(encoding="utf-8")
    for pattern in ("transcripts/*.yaml", "problems/silent/*.yaml", "mutations/bases/*.yaml")
    for path in sorted(TESTS.glob(pattern))
]
LETTERS = st.text(st.sampled_from("abя🚪 \t\n\r\u2028\0-:{}[]\"'#|>&*!%@,.?=_1()") | st.characters(), max_size=8)
YAMLISH = st.lists(
    st.sampled_from(
        ["- ", "  ", "\n", "\n  ", ": ", "ask", "say", "if", "goto", "steps:", "[", "]", "{", "}", '"', "'"]
    )
    | st.sampled_from(['"', "'", "|\n", ">\n", "&a ", "*a", "!t ", "<<: ", "---\n", "# ", "{a}", "type: "])
    | LETTERS,
    max_size=40,
).map("".join)


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """A survey of the tests whose lines are dropped, doubled, swapped or changed in a few places."""
    lines = draw(st.sampled_from(SURVEYS)).splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        at, other = (draw(st.integers(0, max(len(lines) - 1, 0))) for _ in range(2))
        match draw(st.sampled_from(["drop", "double", "swap", "change"])) if lines else "nothing":
            case "drop":
                del lines[at]
            case "double":
                lines.insert(other, lines[at])
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "change":
                start = draw(st.integers(0, len(lines[at])))
                end = min(len(lines[at]), start + draw(st.integers(0, 5)))
                lines[at] = lines[at][:start] + draw(LETTERS) + lines[at][end:]
    return "".join(lines)


def _examined(source: bytes) -> list[Problem]:
    survey, problems = read_survey(source, FILE)
    return sorted_problems(problems if survey is None else [*problems, *examine(survey)[1]])


def _assert_told(problems: list[Problem], lines: Lines) -> None:
    for language in ("en", "ru"):
        told = translated(problems, language)
        assert all(drawn(one, lines, 80, language).plain and concise(one) and github(one) for one in told)
        for document in (as_json(told), as_sarif(told, lines), as_gitlab(told, lines)):
            json.loads("".join(document))
        assert fromstring("".join(problems_as_junit(told, [FILE], lines, frozenset(Severity))))


@settings(deadline=None)
@given(st.binary() | (LETTERS | YAMLISH | spoilt()).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_text_is_told_of(source: bytes) -> None:
    """Nothing is raised, and each problem stands inside of the file."""
    assert_told_of(source)


def assert_told_of(source: bytes) -> None:
    """Whatever these bytes are, they are no survey whose problems cannot be told."""
    problems = _examined(source)
    lines = lines_in([Checked(Path(FILE), source, {}, None, None, problems)])
    for problem in problems:
        span = problem.span
        assert span.file == FILE
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= len(lines(FILE)) + 1 or not lines(FILE)  # what cannot be decoded has no lines
        if span.line <= len(lines(FILE)):
            assert span.column <= len(lines(FILE)[span.line - 1]) + 1
    _assert_told(problems, lines)
