"""Survey files: in, a path or the text of a file; out, the survey and everything that is wrong with its shape."""

from pathlib import Path

from surveybot.language.meant import key_meant
from surveybot.language.nodes import Mapping, Node
from surveybot.language.problem import Problem, error
from surveybot.language.reader import read_bytes, read_text
from surveybot.language.record import read_record, wrong_type
from surveybot.language.words import Worded
from surveybot.questions.choices import ChoiceList
from surveybot.survey.given import with_lists
from surveybot.survey.includes import Beside, Folder, Included, Kept
from surveybot.survey.model import Survey
from surveybot.survey.settings import read_choice_lists
from surveybot.survey.step_problems import VERBS
from surveybot.survey.steps import StepReader, question_keys

NEEDED = {"surveybot": "surveybot: 1", "id": "id: onboarding_2026", "title": "title: Welcome", "steps": "steps:"}


def load_survey(path: Path) -> tuple[Survey | None, list[Problem]]:
    """The survey in a file; CannotRead if there is no such file."""
    return read_survey(read_bytes(path), str(path), Folder(path.parent))


def read_survey(source: str | bytes, file: str, beside: Beside | None = None) -> tuple[Survey | None, list[Problem]]:
    """The survey in a text; `file` is what the problems call it, `beside` holds the files that it includes."""
    node, problems = read_text(source, file)
    return _survey(node, problems, Included(file, beside or Kept(), problems))


def _survey(node: Node | None, problems: list[Problem], included: Included) -> tuple[Survey | None, list[Problem]]:
    if node is None:
        return None, problems
    if not isinstance(node, Mapping):
        problems.append(wrong_type(node, "a survey file begins with `surveybot: 1`"))
        return None, problems
    node = _unwrapped(node, problems)
    known = list(Survey.keys)
    meant = {key_meant(key, known, node) for key in node if key not in known}
    for key, example in NEEDED.items():
        if key not in node and key not in meant:
            problems.append(
                error(
                    "missing-key",
                    node.span,
                    "this survey has no `{key}`",
                    key=key,
                    example=example,
                    help="add a line such as `{example}` at the top of the file",
                )
            )
    settings = node.without("steps")
    place = Worded("belongs to a question, under `steps:`, aligned with its `ask`")
    elsewhere = {**dict.fromkeys(question_keys(), place), **dict.fromkeys(VERBS, Worded("is a step, under `steps:`"))}
    survey = read_record(Survey, settings, problems, Worded("a survey"), elsewhere)
    assert survey is not None, "every setting has a stand-in"
    if "steps" in node:
        included.gather(node["steps"])
    lists = _all_lists(survey, included, problems)
    is_anonymous = survey.anonymous is not None
    reader = StepReader(survey.languages, lists, problems, included, anonymous=is_anonymous)
    steps = reader.read(node["steps"]) if "steps" in node else ()
    given = with_lists(survey.given, lists, problems)
    return survey.but(steps=steps, choice_lists=lists, given=given), problems


def _unwrapped(node: Mapping, problems: list[Problem]) -> Mapping:
    """What stands under a single `survey:`, where it stands at the top in other tools; which is told."""
    inner = next(iter(node.values()), None)
    if len(node) > 1 or not isinstance(inner, Mapping) or "steps" not in inner:
        return node
    (key,) = node
    help = "take this line out, and move all lines below it to the left edge"
    words = "all of a survey stands at the top of its file, without `{key}:`"
    problems.append(error("unknown-key", node.key_of(key).span, words, help=help, key=key))
    return inner


def _all_lists(survey: Survey, included: Included, problems: list[Problem]) -> dict[str, ChoiceList]:
    """The survey's own choice lists and those of the files that it includes, which share no name."""
    lists = dict(survey.choice_lists)
    for part in included.parts.values():
        own = part.get("choice_lists")
        for name, choices in (read_choice_lists(own, problems) if own is not None else {}).items():
            if name in lists and isinstance(own, Mapping):
                words, help = "there is a choice list called `{name}` already", "give this one another name"
                problems.append(error("name-duplicate", own.key_of(name).span, words, name=name, help=help))
            lists.setdefault(name, choices)
    return lists
