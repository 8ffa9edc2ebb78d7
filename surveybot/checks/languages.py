"""`translation-…` and `default-language-missing`: texts that do not have the languages of the survey."""

from collections.abc import Iterator
from functools import lru_cache

from surveybot.language.meant import surely_meant
from surveybot.language.nodes import Scalar
from surveybot.language.problem import Problem, error, replaced, warning
from surveybot.language.tags import language_meant
from surveybot.language.text import ANY_LANGUAGE, Text
from surveybot.language.words import enumerated
from surveybot.program.instructions import Ask, Finish, Program, Review, Say
from surveybot.questions.choice import LanguageQuestion
from surveybot.questions.question import lists_of
from surveybot.questions.scale import ScaleQuestion
from surveybot.survey.model import RepeatStep


def check(program: Program) -> Iterator[Problem]:
    """Every text is one string for all languages, or has each language of the survey and no other."""
    languages = [str(language) for language in program.survey.languages]
    for text in texts_of(program):
        if ANY_LANGUAGE in text.templates:
            continue
        extra = [language for language in text.templates if language not in languages]
        yield from (_extra(text, language, languages) for language in extra)
        missing = [language for language in languages if language not in text.templates]
        if missing and text.complete and len(missing) != len(extra):
            yield _missing(text, missing, languages[0])


def _missing(text: Text, missing: list[str], source: str) -> Problem:
    fallback = next(iter(text.templates))
    if source in missing:
        return error(
            "default-language-missing",
            text.span,
            "this text is missing in {source}, the language of this survey that comes first",
            source=source,
            help="add a line `{source}: …`; a language without this text falls back to it",
        )
    return warning(
        "translation-missing",
        text.span,
        "this text is missing in {languages}",
        languages=enumerated(missing),
        first=missing[0],
        fallback=fallback,
        help="add a line `{first}: …`; until then {languages} respondents read `{fallback}`",
    )


def _extra(text: Text, language: str, languages: list[str]) -> Problem:
    missing = [known for known in languages if known not in text.templates]
    meant = language_meant(language) or surely_meant(language, missing)
    return error(
        "translation-extra-language",
        language.span if isinstance(language, Scalar) else text.places[language],
        "`{language}` is not a language of this survey",
        language=language,
        all=", ".join([*languages, language]),
        meant=meant if meant in missing else missing[0] if missing else "",
        fix=replaced(language, meant) if isinstance(language, Scalar) and meant in missing else (),
        help="did you mean `{meant}`?"
        if len(missing) == 1 or meant in missing
        else "add it at the top: `languages: [{all}]`, or take this line out",
    )


@lru_cache(maxsize=2)
def texts_of(program: Program) -> tuple[Text, ...]:
    """Every text that the author wrote, gathered once for all checks."""
    return tuple(_texts(program))


def _texts(program: Program) -> Iterator[Text]:
    survey = program.survey
    yield survey.title
    if survey.timeout and survey.timeout.say:
        yield survey.timeout.say
    if survey.remind and survey.remind.text:
        yield survey.remind.text
    own = {id(ask.choice_list) for ask in program.questions.values() if isinstance(ask, LanguageQuestion)}
    for choices in (*(given.choice_list for given in survey.given.values()), *lists_of(program.questions.values())):
        if id(choices) not in own:
            yield from (choice.label for choice in choices if choice.label.span.file)
    for instruction in program.instructions:
        if isinstance(instruction, Say | Finish | Review) and instruction.wording:
            yield instruction.wording.text
        elif isinstance(instruction, Ask):
            yield from _texts_of_question(instruction)
    for step in program.steps:
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
