"""Test dialogues played: in, a program and a dialogue; out, where the survey did something else than expected."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from surveybot.dialog.chat import Back, Message, Notice, Said
from surveybot.dialog.interview import Header
from surveybot.dialog.keys import name_of
from surveybot.dialog.run import standing
from surveybot.language.nodes import Node
from surveybot.language.position import Span
from surveybot.language.problem import Problem, error
from surveybot.program.instructions import Program
from surveybot.program.write_in import write_in_of
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.prompt import Prompt
from surveybot.questions.question import Question
from surveybot.questions.reply import Silence, Tapped, Typed
from surveybot.survey.dialogues import Dialogue, Saying
from surveybot.trial.rehearsal import Rehearsal, noon


class Line(NamedTuple):
    """One line of the transcript: who speaks, and what."""

    speaker: str
    words: str


class Played(NamedTuple):
    """How a dialogue went: what was not as expected, and the whole transcript."""

    problems: list[Problem]
    transcript: list[Line]


def play(program: Program, dialogue: Dialogue, today: date, *, forgetful: bool) -> Played:
    """Plays a dialogue in the production dialog; a forgetful one taps where it can, the other one types."""
    begins = noon(program, datetime.combine(dialogue.today or today, datetime.min.time()))
    rehearsal = Rehearsal(program, Header(begins, program.survey.source_language), forgetful=forgetful)
    transcript: list[Line] = []
    problems: list[Problem] = []
    moment = begins
    _hear(rehearsal.begin(), transcript)
    for saying in dialogue.say:
        if rehearsal.ended is not None:
            problems.append(_left_over(saying.at, rehearsal.ended.status))
            break
        moment += saying.silence
        for message in _messages(rehearsal, saying, moment, taps=forgetful):
            transcript.append(Line("respondent", _words_of(message)))
            _hear(rehearsal.reply(message), transcript)
            if rehearsal.ended is not None:
                break
    problems.extend(_differences(rehearsal, dialogue, transcript))
    rehearsal.close()
    return Played(problems, transcript)


def _hear(said: list[Said], transcript: list[Line]) -> None:
    transcript.extend(Line("bot", words.text.text) for words in said if isinstance(words, Notice | Prompt))


def _messages(rehearsal: Rehearsal, saying: Saying, moment: datetime, *, taps: bool) -> Iterator[Message]:
    program = rehearsal.program
    question = program.questions.get(rehearsal.now_asked or "")
    if saying.silence:
        limit = program.survey.timeout
        if limit is not None and saying.silence >= limit.after:
            yield Silence(moment)
    elif saying.words == ("/back",):
        yield Back(moment)
    elif saying.several and isinstance(question, MultiQuestion):
        for code in saying.words:
            choice = question.choices.read(code)
            yield (
                Tapped(f"+{question.choices.codes.index(choice)}", moment)
                if isinstance(choice, str)
                else Typed(code, moment)
            )
        yield Tapped("done", moment)
    else:
        action = _action(question, saying.words[0]) if taps and question is not None else None
        yield Typed(", ".join(saying.words), moment) if action is None else Tapped(action, moment)


def _action(question: Question, word: str) -> str | None:
    """The button that a word stands on, as code."""
    codes = question.choice_list.codes
    if isinstance(question, MultiQuestion) or word not in codes:
        return None
    return str(codes.index(word))


def _words_of(message: Message) -> str:
    match message:
        case Typed(text=text):
            return text
        case Tapped(action=action):
            return f"[{action}]"
        case Silence():
            return "(silence)"
        case _:
            return "/back"


def _left_over(at: Node, status: str) -> Problem:
    return error(
        "test-reply-left-over",
        at.span,
        "the interview has ended ({status}) before this reply",
        status=status,
        help="take out this reply and those after it, or look why the survey ended early",
    )


def _differences(rehearsal: Rehearsal, dialogue: Dialogue, transcript: list[Line]) -> Iterator[Problem]:
    ended = rehearsal.ended
    path = ended.path if ended is not None else standing(rehearsal.program, rehearsal.interview)
    outcomes = rehearsal.interview.outcomes
    write_ins = {w.question.name for w in map(write_in_of, rehearsal.program.questions.values()) if w is not None}
    names = [name_of(key) for key in path.keys if key in outcomes]
    walked = [name for name in names if name not in write_ins]
    if dialogue.path is not None and walked != [str(name) for name in dialogue.path]:
        expected = dialogue.path[0].span if dialogue.path else dialogue.span
        yield _differs("path", expected, ", ".join(dialogue.path), ", ".join(walked))
    last = next((line.words for line in reversed(transcript) if line.speaker == "bot"), "")
    # The question that is asked again below the bot's own refusal may be left out.
    if dialogue.reply is not None and dialogue.reply.strip() not in (last, last.partition("\n\n")[0]):
        yield _differs("reply", dialogue.reply.span, dialogue.reply, " ".join(last.split()))
    asked = rehearsal.now_asked or "nothing"
    if dialogue.asks is not None and dialogue.asks != asked:
        yield _differs("asks", dialogue.asks.span, dialogue.asks, asked)
    status = ended.status if ended is not None else "in progress"
    if dialogue.status is not None and dialogue.status != status:
        yield _differs("status", dialogue.status.span, dialogue.status, status)
    if dialogue.answers:
        yield from _answers(rehearsal, dialogue)


def _answers(rehearsal: Rehearsal, dialogue: Dialogue) -> Iterator[Problem]:
    questions = rehearsal.program.questions
    ended = rehearsal.ended
    values = (ended.path if ended is not None else standing(rehearsal.program, rehearsal.interview)).values
    for name, expected in dialogue.answers.items():
        value = values.get(name)
        if value is None:
            found = ""
        elif name in questions:
            found = questions[name].cells(questions[name].to_record(value))[0]
        else:
            found = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
        wanted = expected if isinstance(expected, str) else ";".join(sorted(expected))
        if isinstance(expected, frozenset):
            found = ";".join(sorted(found.split(";")))
        if wanted != found:
            yield _differs(f"answers: {name}", name.span, wanted, found or "no answer")


def _differs(what: str, at: Span, expected: str, found: str) -> Problem:
    return error(
        "test-failed",
        at,
        "{what}: expected `{expected}`, got `{found}`",
        what=what,
        expected=expected,
        found=found,
        help="mend the survey, or what the test expects",
    )
