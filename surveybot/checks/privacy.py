"""`personal-data-without-consent`: questions that ask who somebody is before anybody has agreed to tell it."""

import re
from collections.abc import Iterator

from surveybot.language.problem import Label, Problem, info, warning
from surveybot.language.text import Text, words_of
from surveybot.program.instructions import Ask, Instruction, Program, Say
from surveybot.questions.question import Question

_PERSONAL = ("email", "phone")  # types that identify a person by themselves
_CONSENT = re.compile(
    r"agree|consent|privacy|personal data|your data|gdpr|confidential|we (?:may|will) (?:keep|store|contact)|keep your"
    r"|соглас|персональн|конфиденц|личны|данны|хранит|einwillig|einverst|datenschutz|ihre daten"
    r"|\buse (?:it|this|them|your)\b|\bused (?:only )?(?:for|to)\b|\bonly (?:for|to)\b|\berase|\bdelete"
    r"|использу|нуж\w+ (?:нам )?(?:только )?(?:для|чтобы)|только (?:для|чтобы)|удалим|сотр[ёу]|не переда|никому не"
    r"|piekrī|datu|sutink|duomen|nõus|andme|zgod|prywatn|danych|donnée|accept|datos|privaci|dados|згод|дані",
    re.IGNORECASE,
)
"""Words of consent and of notices on data; who writes in other words is given advice, no more."""
_SPECIAL = re.compile(
    r"\b(?:you|your)\b.*(?:diagnos|chronic|illness|disabilit|pregnan|religio|criminal record|passport number)"
    r"|\b(?:вы|вас|ваш\w*)\b.*(?:диагноз|хронич|заболеван|инвалидност|беремен|вероисповед|судимост)"
    r"|номер\w* (?:\w+ )?паспорт|паспортные",
    re.IGNORECASE | re.DOTALL,
)
"""What the law protects more than an address (GDPR, article 9), and numbers of documents, asked of the reader."""
_ASKS = re.compile(
    r"you (?:agree|consent|accept) .*\b(?:data|stor|keep|process|privacy|contact)|may we (?:keep|stor|process)"
    r"|consent to|персональн|обработк|соглас\w+ (?:на|с) .*(?:данн|хран)|einverstanden.*(?:daten|speicher)",
    re.IGNORECASE | re.DOTALL,
)
"""The same in the question itself, for which the place in the survey is judged."""


def check(program: Program) -> Iterator[Problem]:
    """Before the first question that identifies a person, something was said or asked about it."""
    steps = program.instructions if program.survey.anonymous is None else ()
    first = next((at for at, step in enumerate(steps) if isinstance(step, Ask) and _is_personal(step.question)), None)
    if first is None or any(map(_prepares, steps[: first + 1])):
        return
    asked = [(at, step.question) for at, step in enumerate(steps) if isinstance(step, Ask) and at >= first]
    consent = next((question for _, question in asked if _asks_for_consent(question)), None)
    by_type = next(((at, question) for at, question in asked if _tells_by_itself(question)), None)
    if consent is not None:
        yield _too_late(asked[0][1], consent)
    elif by_type is not None and not any(map(_prepares, steps[: by_type[0]])):
        yield _without(by_type[1])


def _is_personal(question: Question) -> bool:
    return question.pii or _tells_by_itself(question)


def _tells_by_itself(question: Question) -> bool:
    """Whether its type or its words show that it is personal; `pii` shows that the author has thought of it."""
    templates = question.text.templates.values() if question.text is not None else ()
    return question.type in _PERSONAL or any(_SPECIAL.search(words_of(template)) for template in templates)


def _prepares(step: Instruction) -> bool:
    """Whether a step asks for consent or speaks of personal data."""
    if isinstance(step, Ask):
        return _mentions_data(step.question)
    return isinstance(step, Say) and _is_about_data(step.wording.text)


def _asks_for_consent(question: Question) -> bool:
    words = " ".join(words_of(template) for template in question.text.templates.values())
    is_named_so = question.name in ("consent", "privacy", "gdpr", "согласие")
    return question.type == "yes_no" and (is_named_so or bool(_ASKS.search(words)))


def _mentions_data(question: Question) -> bool:
    texts = (text for text in (question.text, question.hint) if text is not None)
    return bool(_CONSENT.search(question.name)) or any(map(_is_about_data, texts))


def _is_about_data(text: Text) -> bool:
    return any(_CONSENT.search(words_of(template)) for template in text.templates.values())


def _without(asked: Question) -> Problem:
    return info(
        "personal-data-without-consent",
        asked.name.span,
        "`{name}` asks for personal data, and nothing before it asks for consent or says what becomes of it",
        name=str(asked.name),
        help="ask above it whether you may keep it, with `type: yes_no`, or say what it is used for",
    )


def _too_late(asked: Question, consent: Question) -> Problem:
    return warning(
        "personal-data-without-consent",
        asked.name.span,
        "`{name}` asks for personal data, and `{consent}` asks for consent only at line {line}",
        name=str(asked.name),
        consent=str(consent.name),
        line=consent.name.span.line,
        labels=(Label(consent.name.span, "consent is asked for here"),),
        help="move the question `{consent}` above this one",
    )
