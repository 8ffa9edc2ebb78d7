"""Steps: in, a list of nodes; out, one record a step, chosen by its verb and by the type of a question."""

from collections.abc import Mapping as Lists
from functools import cache

from surveybot.language.meant import did_you_mean, key_meant
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem, error
from surveybot.language.record import article, keys_of, read_record, wrong_type
from surveybot.language.rejoined import rejoined
from surveybot.questions import TYPES, UNFINISHED_TYPES
from surveybot.questions.choice import LanguageQuestion
from surveybot.questions.choices import ChoiceList
from surveybot.questions.question import UNFINISHED_KEYS, Question
from surveybot.questions.rules import KINDS
from surveybot.survey.model import (
    BrokenStep,
    EndStep,
    GotoStep,
    IfStep,
    LabelStep,
    SayStep,
    SetStep,
    Step,
)

Verb = type[SayStep | GotoStep | LabelStep | SetStep | EndStep]
VERBS: dict[str, Verb] = {"say": SayStep, "goto": GotoStep, "label": LabelStep, "set": SetStep, "end": EndStep}
UNFINISHED_VERBS = frozenset(["repeat", "grid", "include", "review"])
UNFINISHED_KEYS_OF = {"say": ("media",), "end": ("store",)}
ALL_VERBS = ("ask", *VERBS, *sorted(UNFINISHED_VERBS))


_OTHER_TYPES = {
    **dict.fromkeys(("bool", "boolean", "confirm"), "yes_no"),
    **dict.fromkeys(("checkbox", "checkboxes", "multiple", "multiple_choice", "multiselect"), "multi"),
    **dict.fromkeys(("decimal", "double", "float"), "number"),
    **dict.fromkeys(("dropdown", "options", "radio", "select", "select_one", "single"), "choice"),
    **dict.fromkeys(("int", "whole"), "integer"),
    **dict.fromkeys(("likert", "rating", "stars"), "scale"),
    **dict.fromkeys(("input", "long_text", "str", "string", "textarea"), "text"),
}
"""The same types as other tools call them."""


class StepReader:
    """Reads steps with what the top of the file says: its languages and its choice lists."""

    def __init__(self, languages: tuple[Scalar, ...], lists: Lists[str, ChoiceList], problems: list[Problem]) -> None:
        """Problems are added to the list given."""
        self.languages = languages
        self.lists = lists
        self.problems = problems

    def read(self, node: Node) -> tuple[Step, ...]:
        """All steps of a list."""
        if not node:
            words = "there are no steps here"
            self.problems.append(error("empty-section", node.span, words, help="add a step, such as `- say: Hello!`"))
            return ()
        if not isinstance(node, Sequence):
            self.problems.append(wrong_type(node, "steps are a list: each step begins with `- `"))
            return ()
        items = rejoined(node, _belongs_above, "no-verb", "step", self.problems)
        return tuple(self._step(item) for item in items)

    def _step(self, node: Node) -> Step:
        if not isinstance(node, Mapping):
            self.problems.append(wrong_type(node, "a step is written as `verb: …`, for example `- say: Hello!`"))
            return _broken(node)
        verbs = [key for key in node if key in ALL_VERBS]
        if "if" in node and not (set(verbs) - {"goto"}) and ("then" in node or "else" in node):
            return self._block(node)
        if len(verbs) != 1:
            self.problems.append(_verb_problem(node, verbs))
            return _broken(node, *verbs[:1])
        verb = verbs[0]
        if verb == "ask":
            return self._question(node)
        if verb in UNFINISHED_VERBS:
            self.problems.append(
                error(
                    "not-supported-yet",
                    node.key_of(verb).span,
                    "`{verb}` is not supported yet in this version",
                    verb=verb,
                    help="take this step out for now",
                )
            )
            return _broken(node, verb)
        if verb == "end" and not node["end"]:
            node = node.without("end")
        return read_record(
            VERBS[verb], node, self.problems, f"a `{verb}` step", UNFINISHED_KEYS_OF.get(verb, ())
        ) or _broken(node, verb)

    def _block(self, node: Mapping) -> Step:
        if "goto" in node:
            self.problems.append(
                error(
                    "two-verbs",
                    node.key_of("goto").span,
                    "`if` has either `goto` or `then`, not both",
                    help="put the `goto` into the `then` list as a step of its own",
                )
            )
            return _broken(node)
        block = read_record(IfStep, node.without("then", "else"), self.problems, "an `if` block")
        if block is None:
            return _broken(node)
        lists = {key: self.read(node[word]) for key, word in (("then", "then"), ("otherwise", "else")) if word in node}
        return block.model_copy(update=lists)

    def _question(self, node: Mapping) -> Step:
        kind = node.get("type")
        model = TYPES.get(str(kind))
        if kind is None or not isinstance(kind, Scalar) or model is None:
            self.problems.append(_type_problem(node, kind))
            return _broken(node, "ask")
        question = read_record(
            model, node, self.problems, f"{article(kind)} {kind} question", UNFINISHED_KEYS, _elsewhere()
        )
        if question is None:
            return _broken(node, "ask")
        if isinstance(question, LanguageQuestion):
            return question.offering(self.languages)
        return self._with_list(question)

    def _with_list(self, question: Question) -> Question:
        choices = question.choice_list
        if choices.name is None:
            return question
        if choices.name not in self.lists:
            guess = did_you_mean(choices.name, self.lists)
            self.problems.append(
                error(
                    "choice-list-unknown",
                    choices.name.span,
                    "there is no choice list called `{name}`",
                    name=str(choices.name),
                    guess=guess,
                    help="did you mean `{guess}`?"
                    if guess
                    else "add it under `choice_lists:`, or write the choices here",
                )
            )
        found = self.lists.get(choices.name, ChoiceList((), complete=False))
        return question.model_copy(update={"choices": found})


def _belongs_above(above: Mapping, item: Mapping) -> bool:
    """Whether a list item without a verb is a part of the step above it that a dash has cut off."""
    if set(item) & ({*ALL_VERBS, "if"} | set(above)):
        return False
    if "ask" in above:
        return set(item) <= question_keys()
    return "if" in above and set(item) <= {"then", "else"}


@cache
def question_keys() -> frozenset[str]:
    """Every key that some type of question has or is going to have."""
    return frozenset(UNFINISHED_KEYS).union(*(keys_of(model) for model in TYPES.values()))


def _broken(node: Node, verb: str = "") -> BrokenStep:
    name = node.get(verb) if isinstance(node, Mapping) and verb in ("ask", "label", "repeat", "grid") else None
    step = BrokenStep(name=name if isinstance(name, Scalar) else None, verb=verb)
    step._span = node.span
    return step


def _verb_problem(node: Mapping, verbs: list[str]) -> Problem:
    if verbs:
        return error(
            "two-verbs",
            node.key_of(verbs[1]).span,
            "this step has two verbs, `{first}` and `{second}`",
            first=verbs[0],
            second=verbs[1],
            help="begin a new step with `- {second}: …`",
        )
    if "if" in node:
        return error(
            "no-verb",
            node.key_of("if").span,
            "`if` needs `then:`, `goto:` or a verb beside it",
            help="say what to do, for example `goto: name`",
        )
    branch = next((key for key in ("then", "else") if key in node), None)
    if branch and next(iter(node)) == branch:
        return error(
            "no-verb",
            node.key_of(branch).span,
            "`{key}` needs an `if` beside it",
            key=branch,
            help="begin the step with `- if: …`, and put `{key}:` below it without a dash",
        )
    guesses = ((key, key_meant(key, (*ALL_VERBS, "if"))) for key in node)
    key, guess = next(((key, guess) for key, guess in guesses if guess), (next(iter(node), ""), ""))
    place = node.key_of(key).span if key else node.span
    if guess:
        return error(
            "unknown-key", place, "there is no verb `{key}`", key=key, guess=guess, help="did you mean `{guess}`?"
        )
    return error(
        "no-verb",
        place,
        "this step has no verb",
        known=", ".join(f"`{verb}`" for verb in ("ask", *VERBS, "if")),
        help="a step begins with one of {known}",
    )


def _type_problem(node: Mapping, kind: Node | None) -> Problem:
    if kind is None:
        return error(
            "missing-key",
            node.key_of("ask").span,
            "the question `{name}` has no type",
            name=node["ask"],
            help="add a line such as `type: text` or `type: choice`",
        )
    if not isinstance(kind, Scalar):
        return wrong_type(kind, "`type` is a word such as `text` or `choice`")
    if kind in UNFINISHED_TYPES:
        return error(
            "not-supported-yet",
            kind.span,
            "questions of type `{kind}` are not supported yet in this version",
            kind=str(kind),
            help="use `type: text` for now",
        )
    guess = _OTHER_TYPES.get(kind.casefold()) or did_you_mean(kind, TYPES)
    return error(
        "unknown-type",
        kind.span,
        "there is no question type `{kind}`",
        kind=str(kind),
        guess=guess,
        known=", ".join(TYPES),
        help="did you mean `{guess}`?" if guess else "the types are {known}",
    )


@cache
def _elsewhere() -> dict[str, str]:
    places = {kind: f"belongs under `rules:`, as `- {kind}: …`" for kind in KINDS}
    places["error"] = "belongs to a rule, under `rules:`"
    places["goto"] = "is a step of its own, beginning with `- goto:`"
    for model in TYPES.values():
        for key in keys_of(model):
            others = [other for other, its in TYPES.items() if key in keys_of(its)]
            places.setdefault(key, f"belongs to questions of type {', '.join(others)}")
    return places
