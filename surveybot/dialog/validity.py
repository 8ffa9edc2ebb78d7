"""Whether an answer on record still holds after a change of others or of its question: in, it; out, why it does not."""

from surveybot.dialog.interview import Interview, Kind, Outcome
from surveybot.dialog.offer import asking_for
from surveybot.dialog.path import Path
from surveybot.dialog.reading import unmet, words_of
from surveybot.language.text import Rendered, join
from surveybot.program.instructions import Ask
from surveybot.questions.reply import Refusal


def doubt(ask: Ask, key: str, outcome: Outcome, path: Path, interview: Interview) -> Rendered | None:
    """Why an answer does not hold any more, judged at the time at which it was given; None if it does."""
    if outcome.kind is Kind.SKIPPED and not ask.question.optional:
        return ask.wording.render(path)  # an earlier edition let it be skipped
    if outcome.kind is not Kind.ANSWERED:
        return None
    try:
        value = ask.question.from_record(outcome.record)
    except (ValueError, TypeError):  # it was given when the question was another one, in an earlier edition
        return ask.wording.render(path)
    chosen = value if isinstance(value, tuple) else (str(outcome.record),)
    if ask.offers and not set(chosen) <= set(asking_for(ask, path, interview, key).choices.codes):
        return words_of(ask, Refusal("refused_choice"), path)
    refusal = unmet(ask, value, outcome.at, path)
    if refusal is None:
        return None
    words, question = words_of(ask, refusal, path), ask.wording.render(path)
    # It was asked a while ago, and an author's words need not say what is asked.
    return words if question.text in words.text else join([words, question])
