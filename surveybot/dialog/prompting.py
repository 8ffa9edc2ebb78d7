"""How a question is put: in, an `Ask` and the path so far; out, its prompt, and what stays of it afterwards."""

from collections.abc import Sequence

from surveybot.dialog.interview import Kind, Outcome
from surveybot.dialog.path import Path
from surveybot.dialog.reading import SKIP
from surveybot.language.text import Rendered, join, literal, styled
from surveybot.phrases import phrase
from surveybot.program.instructions import Ask
from surveybot.program.wording import NOTHING
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.prompt import Option, Prompt
from surveybot.questions.text import TextQuestion


def prompt_for(ask: Ask, path: Path, marks: Sequence[str], number: int, words: Rendered | None = None) -> Prompt:
    """The question with its options; `words` (a refusal) stand in place of its text."""
    rows = ask.question.rows(path.language, marks)
    if ask.question.optional:
        rows = (*rows, (Option(SKIP, phrase("skip", path.language)),))
    return Prompt(words or _text(ask, path), number, rows)


def settled_text(ask: Ask, outcome: Outcome, path: Path) -> Rendered | None:
    """The question with the answer under it, in place of the options; None where there were none."""
    question = ask.question
    if not question.has_options:
        return None
    if outcome.kind is Kind.SKIPPED:
        labels = phrase("skip", path.language)
    else:
        labels = question.show(question.from_record(outcome.record), path.language) or NOTHING
        if isinstance(question, TextQuestion):
            labels = literal(labels)  # an answer of 4,000 characters would not fit under its question
    return join([ask.wording.render(path), Rendered.plain(phrase("chosen", path.language, labels=labels))], "\n")


def _text(ask: Ask, path: Path) -> Rendered:
    parts = [ask.wording.render(path)]
    if ask.hint is not None:
        parts.append(styled(ask.hint.render(path), "italic"))
    elif isinstance(ask.question, MultiQuestion):
        parts.append(styled(Rendered.plain(phrase("multi_hint", path.language)), "italic"))
    return join(parts, "\n")
