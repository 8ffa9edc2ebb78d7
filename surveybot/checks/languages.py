"""`translation-missing` and `translation-extra-language`: texts that do not have the languages of the survey."""

from collections.abc import Iterator

from surveybot.language.problem import Problem, error, warning
from surveybot.language.text import ANY_LANGUAGE, Text
from surveybot.program.instructions import Ask, Finish, Program, Review, Say
from surveybot.program.names import every_step
from surveybot.questions.choice import LanguageQuestion
from surveybot.questions.question import Question
from surveybot.questions.scale import ScaleQuestion
from surveybot.survey.model import RepeatStep


def check(program: Program) -> Iterator[Problem]:
    """Every text is one string for all languages, or has each language of the survey and no other."""
    languages = [str(language) for language in program.survey.languages]
    for text in texts_of(program):
        if ANY_LANGUAGE in text.templates:
            continue
        missing = [language for language in languages if language not in text.templates]
        if missing and text.complete:
            yield warning(
                "translation-missing",
                text.span,
                "this text is missing in {languages}",
                languages=", ".join(missing),
                first=missing[0],
                fallback=next(iter(text.templates)),
                help="add a line `{first}: …`; until then {languages} respondents read `{fallback}`",
            )
        for language, place in text.places.items():
            if language not in languages:
                yield error(
                    "translation-extra-language",
                    place,
                    "`{language}` is not a language of this survey",
                    language=language,
                    help="add it at the top: `languages: [{all}]`, or take this line out",
                    all=", ".join([*languages, language]),
                )


def texts_of(program: Program) -> Iterator[Text]:
    """Every text that the author wrote."""
    survey = program.survey
    yield survey.title
    if survey.timeout and survey.timeout.say:
        yield survey.timeout.say
    if survey.remind and survey.remind.text:
        yield survey.remind.text
    for given in survey.given.values():
        yield from _labels_of(given)
    for instruction in program.instructions:
        if isinstance(instruction, Say | Finish | Review) and instruction.wording:
            yield instruction.wording.text
        elif isinstance(instruction, Ask):
            yield from _texts_of_question(instruction)
    for step in every_step(survey.steps):
        if isinstance(step, RepeatStep) and step.again is not None:
            yield step.again


def _texts_of_question(ask: Ask) -> Iterator[Text]:
    question = ask.question
    if question.text is not None and question.text.span.file:
        yield question.text
    if question.hint:
        yield question.hint
    for rule in question.rules:
        if rule.error:
            yield rule.error
    if question.timeout and question.timeout.say:
        yield question.timeout.say
    if isinstance(question, ScaleQuestion) and question.ends:
        yield from question.ends
    if not isinstance(question, LanguageQuestion):
        yield from _labels_of(question)


def _labels_of(question: Question) -> Iterator[Text]:
    return (choice.label for choice in question.choice_list if choice.label.span.file)
