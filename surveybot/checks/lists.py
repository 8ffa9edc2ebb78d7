"""Labels and lists of choices: in, a program; out, labels that cannot be, and lists that leave respondents puzzled."""

import re
from collections.abc import Iterator

from surveybot.language.problem import Problem, error, info, warning
from surveybot.language.text import Text, words_of
from surveybot.program.instructions import Branch, Program
from surveybot.questions.choice import ChoiceQuestion
from surveybot.questions.choices import Choice
from surveybot.questions.multi import MultiQuestion
from surveybot.questions.question import Question, lists_of
from surveybot.questions.ranking import RankingQuestion
from surveybot.questions.scale import NpsQuestion, ScaleQuestion
from surveybot.survey.model import GridStep

_OTHER = re.compile("others?|another|something_else|другое|другой|другая|иное", re.IGNORECASE)
_SPECIFY = re.compile("specify|please (?:say|write|name)|namely|укажите|уточните|напишите|:$|…$", re.IGNORECASE)


def check(program: Program) -> Iterator[Problem]:
    """Labels hold no placeholders, and a list has choices enough, and room for what it does not name."""
    yield from _placeholders(program.survey.title)
    conditions = (step.source for step in program.instructions if isinstance(step, Branch))
    quoted = set(re.findall("[\"']([^\"']+)(?=[\"'])", " ".join(conditions)))
    others: dict[int, list[Choice]] = {}
    for choices in lists_of(program.questions.values()):
        others[id(choices)] = [choice for choice in choices if _OTHER.fullmatch(choice.code)]
        for choice in choices:
            yield from _placeholders(choice.label)
    judged: set[int] = set()
    for question in program.questions.values():
        if isinstance(question, ScaleQuestion):
            for end in question.ends or ():
                yield from _placeholders(end)
        is_new = id(question.choice_list) not in judged  # several questions may share a list
        if is_new and isinstance(question, ChoiceQuestion | MultiQuestion | RankingQuestion):
            judged.add(id(question.choice_list))
            yield from _too_few(question)
            yield from _emoji(question)
        if isinstance(question, ChoiceQuestion | MultiQuestion) and question.write_in is None:
            yield from _other(question, others[id(question.choice_list)], quoted)
    yield from _scales(program)


def _placeholders(text: Text) -> Iterator[Problem]:
    for _, pipe in text.pipes():
        yield error(
            "placeholder-misplaced",
            pipe.span,
            "no answer can stand in a title or on a button: `{{{found}}}` would be left out",
            found=pipe.expression.source,
            help="put it into the text of the question, or into a `say` before it",
        )


def _too_few(question: Question) -> Iterator[Problem]:
    choices = question.choice_list
    if choices.complete and len(choices.choices) == 1:
        (only,) = choices
        yield warning(
            "too-few-options",
            only.code.span if only.code.span.file else question.name.span,  # a language that is nowhere named
            "this is the only choice, so that there is nothing to choose",
            help="add the other choices, or ask with `type: yes_no`",
        )


def _emoji(question: Question) -> Iterator[Problem]:
    """A sign among words; a list of nothing but signs is a scale that everybody knows."""
    labelled = [
        (place, choice.shown(language))
        for choice in question.choice_list
        for language, place in choice.label.places.items()
    ]
    if any(re.search(r"\w", label) for _, label in labelled):
        for place, label in labelled:
            if not re.search(r"\w", label) and re.search("[\u2190-\u2bff\U0001f000-\U0001faff]", label):
                yield info(
                    "emoji-only-label",
                    place,
                    "the label `{label}` has no word, so that it can be neither typed nor read aloud",
                    label=label,
                    help="write a word behind it",
                )


def _other(question: ChoiceQuestion | MultiQuestion, others: list[Choice], quoted: set[str]) -> Iterator[Problem]:
    """A choice such as `other` is asked about by `write_in`, by `next` or by a condition, which has `quoted` it."""
    for choice in others:
        if choice.code not in quoted and choice.code not in question.jumps:
            labels = (choice.shown(language) for language in choice.label.templates)
            asks_for_words = any(map(_SPECIFY.search, labels))
            complain = warning if asks_for_words else info
            yield complain(
                "other-without-text",
                choice.code.span,
                "who chooses `{code}` is told to say more, and is asked nothing"
                if asks_for_words
                else "who chooses `{code}` cannot say what that is",
                code=str(choice.code),
                name=str(question.name),
                help="add `write_in: {code}` to the question `{name}`; it asks for a text then",
            )


def _scales(program: Program) -> Iterator[Problem]:
    in_grids: set[int] = set()
    for step in program.steps:
        if isinstance(step, GridStep):
            in_grids.update(map(id, step.questions))
            first = next(iter(step.questions), None)
            if isinstance(first, ScaleQuestion):
                yield from _ends(first, (step.text, first.hint))
        elif isinstance(step, ScaleQuestion) and id(step) not in in_grids:
            yield from _ends(step, (step.text, step.hint))


def _ends(question: ScaleQuestion, texts: tuple[Text | None, ...]) -> Iterator[Problem]:
    """Numbers alone; the texts may say what they mean."""
    choices = question.choices.choices
    is_bare = all(choice.shown("") == choice.code for choice in (*choices[:1], *choices[-1:]))
    if isinstance(question, NpsQuestion) or question.ends or not choices or not is_bare:
        return
    words = " ".join(words_of(template) for text in texts if text for template in text.templates.values())
    if not all(re.search(rf"(?<!\d){end.code}(?!\d)", words) for end in (choices[0], choices[-1])):
        yield info(
            "scale-unlabelled-ends",
            choices[0].code.span,
            "nothing says whether {low} or {high} is the better end of this scale",
            low=str(choices[0].code),
            high=str(choices[-1].code),
            help="add for example `ends: [not at all, very much]`",
        )
