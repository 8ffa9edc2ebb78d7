"""The reading of one text in one language: in, a scalar of the file; out, its `Template` and all its problems."""

import re

from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, error
from surveybot.language.text.markup import mark_up
from surveybot.language.text.parts import Literal, Template
from surveybot.language.text.scan import PROBLEM_LIMIT, Scan

SOURCE_LIMIT = 20_000  # far beyond a message's 4,096 with all its markup; keeps hostile files cheap

_SPECIAL = re.compile(r"[{}*_`\[]")


def parse_template(source: Scalar, start: int = 0, end: int | None = None) -> tuple[Template, list[Problem]]:
    """The characters start..end of `source` as parts; a placeholder that cannot be read stays as the author wrote it.

    Never raises. Codes: `placeholder-syntax`, `url-invalid`, `text-too-long`, and those of the expressions.
    """
    end = len(source) if end is None else end
    if end - start > SOURCE_LIMIT:
        problem = error(
            "text-too-long",
            source.source_span(start, start + 1),
            "this text has {length} characters; Telegram takes 4096 in one message",
            help="make several shorter texts of it",
            length=end - start,
        )
        return (Literal(str(source[start : start + SOURCE_LIMIT])),), [problem]
    if _SPECIAL.search(source, start, end) is None:
        return ((Literal(str(source[start:end])),) if start < end else ()), []
    scan = Scan(source, start, end)
    template, problems = mark_up(source, scan.tokens)
    problems = sorted([*scan.problems, *problems], key=lambda problem: problem.span)
    return template, problems[:PROBLEM_LIMIT]
