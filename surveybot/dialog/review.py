"""The review: in, a path with all its answers; out, a prompt that lists them, and what a reply to it asks for."""

import re

from msgspec import Struct

from surveybot.dialog.interview import Kind, Outcome
from surveybot.dialog.keys import name_of
from surveybot.dialog.path import Path
from surveybot.dialog.prompting import answer_text, turned_page, turning
from surveybot.language.folded import folded
from surveybot.language.text import Rendered, join, literal, styled
from surveybot.program.instructions import Ask, Review
from surveybot.questions.prompt import Option, Prompt, Rows
from surveybot.questions.reply import Sent, Tapped, Typed

OK = "ok"
LINES_OF_A_PAGE = 8
_PER_ROW = 4
_LONGEST_TEXT, _LONGEST_ANSWER = 80, 120


class Line(Struct, frozen=True):
    """One answer that can be changed: the key of its outcome, the question as it was put, and the answer."""

    key: str
    question: str
    answer: str

    @property
    def name(self) -> str:
        """The full name of the question."""
        return name_of(self.key)


class Confirmed(Struct, frozen=True):
    """All is as it shall be."""


class Changes(Struct, frozen=True):
    """One answer shall be given anew."""

    line: Line


class Pages(Struct, frozen=True):
    """Another page of the list."""

    page: int


def line_of(ask: Ask, key: str, outcome: Outcome, path: Path, before: list[Line]) -> list[Line]:
    """The lines with one more; what was written in goes to the choice that it was written in for."""
    answer = path.tongue.phrase("no_answer")
    if outcome.kind is Kind.ANSWERED:
        answer = _cut(literal(answer_text(ask.question, outcome, path.tongue)), _LONGEST_ANSWER)
    if ask.write_in_of is not None and before:
        *rest, choice = before
        return [*rest, Line(choice.key, choice.question, f"{choice.answer}: {answer}")]
    question = next(iter(ask.wording.render(path).text.splitlines()), "")
    return [*before, Line(key, _cut(question, _LONGEST_TEXT), answer)]


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def review_prompt(review: Review, lines: list[Line], path: Path, *, number: int, page: int) -> Prompt:
    """The answers in pages, a number for each, and a button that all is right."""
    first = min(page, max(len(lines) - 1, 0) // LINES_OF_A_PAGE) * LINES_OF_A_PAGE
    shown = list(enumerate(lines, 1))[first : first + LINES_OF_A_PAGE]
    listed = [Rendered.plain(f"{at}. {line.question}\n{line.answer}") for at, line in shown]
    hint = styled(Rendered.plain(path.tongue.phrase("review_hint")), "italic")
    text = join([review.wording.render(path), *listed, hint])
    return Prompt(text, number, _rows(shown, len(lines), first, path), varies=True)


def _rows(shown: list[tuple[int, Line]], count: int, first: int, path: Path) -> Rows:
    numbers = [Option(f"c{at}", str(at), box="✎ ") for at, _ in shown]
    rows = [tuple(numbers[at : at + _PER_ROW]) for at in range(0, len(numbers), _PER_ROW)]
    pages = -(-count // LINES_OF_A_PAGE)
    if pages > 1:
        rows.append(turning(first // LINES_OF_A_PAGE, pages))
    return (*rows, (Option(OK, path.tongue.phrase("review_ok")),))


def read_review(reply: Typed | Tapped | Sent, lines: list[Line], path: Path) -> Confirmed | Changes | Pages | None:
    """What a reply asks for: all right, another page, or the number or the name of an answer to change."""
    if isinstance(reply, Sent):
        return None
    said = reply.action if isinstance(reply, Tapped) else folded(reply.text.strip())
    if isinstance(reply, Tapped) and (page := turned_page(said)) is not None:
        return Pages(page)
    if said in {OK, "/ok", folded(path.tongue.phrase("review_ok"))}:
        return Confirmed()
    number = re.fullmatch("c?([0-9]{1,4})", said)
    if number and 1 <= int(number[1]) <= len(lines):
        return Changes(lines[int(number[1]) - 1])
    named = [line for line in lines if folded(line.name) == said]
    return Changes(named[0]) if len(named) == 1 else None
