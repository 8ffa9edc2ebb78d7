"""How a question is put: in, an `Ask` and the path so far; out, its prompt, and what stays of it afterwards."""

import re

from msgspec.structs import replace

from surveybot.dialog.chat import Settled
from surveybot.dialog.interview import Interview, Kind, Outcome
from surveybot.dialog.path import Path
from surveybot.language.text import Rendered, join, literal, styled
from surveybot.phrases import PhraseKey, Tongue
from surveybot.program.instructions import Ask
from surveybot.program.wording import NOTHING
from surveybot.questions.asking import Asking
from surveybot.questions.media import Media
from surveybot.questions.prompt import Option, Prompt, Request, Rows, Sharing
from surveybot.questions.question import Question
from surveybot.questions.text import TextQuestion

SKIP, KEEP = "skip", "keep"
FORMER = "↩ "
LONG_LABEL = 40  # characters; more is cut on a phone, so that the labels stand in the text and numbers on the buttons
MOST_ROWS = 12  # more do not fit on a phone: they are turned over, so many at a time
ROWS_OF_A_PAGE = 10
_LONGEST_KEPT = 40
_SHARE: dict[Request, PhraseKey] = {"contact": "share_contact", "location": "share_location"}


def prompt_for(
    ask: Ask,
    path: Path,
    asking: Asking,
    *,
    number: int,
    page: int = 0,
    words: Rendered | None = None,
    progress: Rendered | None = None,
) -> Prompt:
    """The question with its options; `words` (a refusal) stand in place of its text and its file."""
    goes_round = path.asked > len(path.program.questions)  # each round has a progress of its own: it is not kept
    if words is not None or page or goes_round or not _is_alike(ask, path, asking):
        return _prompt(ask, path, asking, number, page, words, progress)
    made, which = path.program.made, (ask.name, path.language, progress)
    alike: Prompt | None = made.get(which)
    if alike is None:
        alike = made[which] = _prompt(ask, path, asking, 0, 0, None, progress)
    return replace(alike, number=number)


def _is_alike(ask: Ask, path: Path, asking: Asking) -> bool:
    """Whether everybody who speaks the language is asked in the same way."""
    if asking.former is not None or asking.marks or asking.full or ask.offers or not ask.question.is_alike:
        return False
    hint = ask.hint
    return ask.wording.ready(path.language) is not None and (hint is None or hint.ready(path.language) is not None)


def _prompt(
    ask: Ask,
    path: Path,
    asking: Asking,
    number: int,
    page: int,
    words: Rendered | None,
    progress: Rendered | None,
) -> Prompt:
    question = ask.question
    rows, lines = _numbered(_with_former(question, asking))
    rows, shown = paged(rows, page)
    tail = [question.tail(asking), _keeping(question, asking)]
    if question.optional:
        tail.append((Option(SKIP, asking.tongue.phrase("skip")),))
    listed = [line for at, line in lines if at in {option.action for row in shown for option in row}]
    parts = [_refusing(words, question, asking) or _text(ask, path, asking), Rendered.plain("\n".join(listed))]
    text = join(parts if progress is None else [*parts, progress])
    media = Media(str(question.media)) if question.media and words is None else None
    varies = bool(lines) or question.varies
    shares = Sharing(question.requests, asking.tongue.phrase(_SHARE[question.requests])) if question.requests else None
    return Prompt(text, number, (*rows, *(row for row in tail if row)), shares, media, varies, progress)


def _refusing(words: Rendered | None, question: Question, asking: Asking) -> Rendered | None:
    """A refusal; above a calendar the names of the days stay."""
    if words is None or not question.varies:
        return words
    return join([words, styled(Rendered.plain(question.legend(asking)), "italic")])


def _with_former(question: Question, asking: Asking) -> Rows:
    """The buttons of its own; the one that stands for the former answer says so."""
    rows = question.rows(asking)
    action = question.action_for(asking.former) if asking.former is not None else ""
    if not action:
        return rows
    return tuple(
        tuple(replace(option, box=FORMER) if option.action == action else option for option in row) for row in rows
    )


def _keeping(question: Question, asking: Asking) -> tuple[Option, ...]:
    """The answer that it had before, or its default, where no button of its own stands for it."""
    label = kept_label(question, asking)
    return (Option(KEEP, label),) if label else ()


def kept_label(question: Question, asking: Asking) -> str:
    """What stands on the button that keeps the former answer; empty if there is no such button."""
    if asking.former is None or question.marks_for(asking.former) or question.action_for(asking.former):
        return ""
    label = " ".join(question.show(asking.former, asking.tongue).split())
    if len(label) > _LONGEST_KEPT:
        label = label[: _LONGEST_KEPT - 1] + "…"
    return asking.tongue.phrase("keep", label=label)


def _numbered(rows: Rows) -> tuple[Rows, list[tuple[str, str]]]:
    """Rows with numbers on their buttons, and what each of these stands for, where a label is too long for a button."""
    options = [option for row in rows for option in row]
    if not any(len(option.label) > LONG_LABEL and option.number for option in options):
        return rows, []
    lines = [(option.action, f"{option.number}. {option.label}") for option in options]
    buttons = [replace(option, label=option.number) for option in options]
    per_row = 4
    return tuple(tuple(buttons[at : at + per_row]) for at in range(0, len(buttons), per_row)), lines


def paged(rows: Rows, page: int) -> tuple[Rows, Rows]:
    """The rows of one page with buttons to its neighbours, and the rows alone; all of them where there are few."""
    if len(rows) <= MOST_ROWS:
        return rows, rows
    pages = -(-len(rows) // ROWS_OF_A_PAGE)
    page = min(page, pages - 1)
    shown = rows[page * ROWS_OF_A_PAGE : (page + 1) * ROWS_OF_A_PAGE]
    return (*shown, turning(page, pages)), shown


def turning(page: int, pages: int) -> tuple[Option, ...]:
    """Buttons to the page before and the page after."""
    before = Option(f"p{page - 1}", f"◀ {page}/{pages}") if page else None
    after = Option(f"p{page + 1}", f"{page + 2}/{pages} ▶") if page + 1 < pages else None
    return tuple(option for option in (before, after) if option is not None)


def turned_page(action: str) -> int | None:
    """The page that a button turns to; None if it is no such button."""
    found = re.fullmatch("p([0-9]{1,3})", action)
    return int(found[1]) if found else None


def has_options(ask: Ask, asking: Asking) -> bool:
    """Whether there is a button under the question."""
    question = ask.question
    return question.has_rows or question.optional or asking.former is not None or question.requests is not None


def settled(ask: Ask, outcome: Outcome, path: Path, interview: Interview) -> Settled:
    """The question with the answer under it, in place of the options; below the chat, the answer alone."""
    pictured = ask.question.media is not None and not interview.refused  # a refusal comes without the file
    text = _alike_settled(ask, outcome, path) or _settled_text(ask, outcome, path)
    return Settled(interview.length, text, ask.question.requests is not None, pictured)


def _alike_settled(ask: Ask, outcome: Outcome, path: Path) -> Rendered | None:
    """The same, made once for everybody who chooses the same; None where it is not the same for all of them."""
    question, record = ask.question, outcome.record
    is_alike = question.is_alike and question.has_rows and not isinstance(record, list)  # a list, not what is typed
    if not is_alike or ask.wording.ready(path.language) is None:
        return None
    made, which = path.program.made, (ask.name, path.language, outcome.kind, record)
    text: Rendered | None = made.get(which)
    if text is None:
        text = made[which] = _settled_text(ask, outcome, path)
    return text


def _settled_text(ask: Ask, outcome: Outcome, path: Path) -> Rendered:
    question, tongue = ask.question, path.tongue
    labels = tongue.phrase("skip")
    if outcome.kind is not Kind.SKIPPED:
        labels = answer_text(question, outcome, tongue)
        if isinstance(question, TextQuestion):
            labels = literal(labels)  # an answer of 4,000 characters would not fit under its question
    chosen = Rendered.plain(tongue.phrase("chosen", labels=labels))
    return chosen if question.requests else join([ask.wording.render(path), chosen], "\n")


def unanswered(tongue: Tongue) -> Rendered:
    """What is said in place of an answer when buttons below the chat go without one."""
    return Rendered.plain(f"– {tongue.phrase('no_answer')}")


def answer_text(question: Question, outcome: Outcome, tongue: Tongue) -> str:
    """An answer on record as the respondent reads it."""
    return question.show(question.from_record(outcome.record), tongue) or NOTHING


def _text(ask: Ask, path: Path, asking: Asking) -> Rendered:
    parts: list[Rendered] = [ask.wording.render(path)]
    if ask.hint is not None:
        parts.append(styled(ask.hint.render(path), "italic"))
    lines = [ask.question.guidance(asking) if ask.hint is None else "", ask.question.legend(asking)]
    parts.extend(styled(Rendered.plain(line), "italic") for line in lines if line)
    return join(parts, "\n")
