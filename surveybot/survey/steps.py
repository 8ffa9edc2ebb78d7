"""Steps: in, a list of nodes; out, one record a step, chosen by its verb and by the type of a question."""

from collections.abc import Mapping as Lists
from functools import cache

from msgspec.structs import replace

from surveybot.language.meant import did_you_mean, surely_meant
from surveybot.language.nodes import Mapping, Node, Scalar, Sequence
from surveybot.language.problem import Problem, error, replaced
from surveybot.language.record import question_of, read_record
from surveybot.language.rejoined import rejoined
from surveybot.language.words import Worded
from surveybot.questions import TYPES
from surveybot.questions.choice import LanguageQuestion
from surveybot.questions.choices import ChoiceList
from surveybot.questions.phone import PhoneQuestion
from surveybot.questions.question import Question
from surveybot.questions.scale import ScaleQuestion
from surveybot.survey.grids import grid_of
from surveybot.survey.includes import Included
from surveybot.survey.model import (
    BrokenStep,
    EndStep,
    GotoStep,
    IfStep,
    IncludeStep,
    LabelStep,
    ReviewStep,
    SayStep,
    SetStep,
    Step,
)
from surveybot.survey.patterns import Room
from surveybot.survey.repeats import KEYS as REPEAT_KEYS
from surveybot.survey.repeats import read_repeat
from surveybot.survey.step_problems import (
    VERBS,
    bare_step,
    elsewhere,
    is_question_of_others,
    no_list_of_steps,
    type_problem,
    verb_problem,
    with_error_in_rules,
    with_words_under_text,
)

Plain = type[SayStep | GotoStep | LabelStep | SetStep | ReviewStep | EndStep]
PLAIN: dict[str, Plain] = {
    "say": SayStep,
    "goto": GotoStep,
    "label": LabelStep,
    "set": SetStep,
    "review": ReviewStep,
    "end": EndStep,
}


class StepReader:
    """Reads steps with what the top of the file says: its languages, its choice lists, and whether it is anonymous."""

    def __init__(
        self,
        languages: tuple[Scalar, ...],
        lists: Lists[str, ChoiceList],
        problems: list[Problem],
        included: Included | None = None,
        *,
        anonymous: bool = False,
    ) -> None:
        """Problems are added to the list given; `included` are the files that `include` steps name."""
        self.anonymous = anonymous
        self.parts = included.parts if included is not None else {}
        self.places = included.places if included is not None else {}
        self.languages = languages
        self.lists = lists
        self.shared: dict[str, ChoiceList] = {}  # each list once, for all questions that name it
        self.problems = problems
        self.room = Room(problems)

    def read(self, node: Node) -> tuple[Step, ...]:
        """All steps of a list."""
        if not node:
            words = "there are no steps here"
            self.problems.append(error("empty-section", node.span, words, help="add a step, such as `- say: Hello!`"))
            return ()
        if not isinstance(node, Sequence):
            self.problems.append(no_list_of_steps(node))
            verbs = [key for key in node if key in VERBS] if isinstance(node, Mapping) else []
            return (_broken(node, verbs[0]),) if len(verbs) == 1 else ()
        items = rejoined(node, _belongs_above, "no-verb", Worded("step"), self.problems)
        return tuple(self._step(item) for item in items)

    def _step(self, node: Node) -> Step:
        if not isinstance(node, Mapping):
            self.problems.append(bare_step(node))
            return self._meant(node) or _broken(node)
        verbs = [key for key in node if key in VERBS]
        if "if" in node and not (set(verbs) - {"goto"}) and ("then" in node or "else" in node):
            return self._block(node)
        is_question = is_question_of_others(node, verbs)
        if len(verbs) != 1 or is_question:
            problem = verb_problem(node, verbs)
            self.problems.append(problem)
            if "ask" in verbs:
                return self._unheard().question(node.without(*(set(verbs) - {"ask"})))
            meant = verbs[0] if verbs and not is_question else str(problem.values.get("guess", "ask"))
            return _broken(node, meant, str(problem.values.get("key")))
        verb = verbs[0]
        if verb == "ask":
            return self.question(node)
        if verb == "repeat":
            repeat = read_repeat(node, self.read, self.problems)
            return repeat if repeat is not None and node["repeat"] else _broken(node, verb)
        if verb == "grid":
            return grid_of(node, self.question, self.problems) or _broken(node, verb)
        if verb == "include":
            return self._include(node)
        if verb == "end" and not node["end"]:
            node = node.without("end")
        what = Worded("an `{verb}` step" if verb == "end" else "a `{verb}` step", verb=verb)
        return read_record(PLAIN[verb], node, self.problems, what) or _broken(node, verb)

    def _include(self, node: Mapping) -> Step:
        """The steps of another file as a block, which goto can enter and leave like the list that it stands in."""
        step = read_record(IncludeStep, node, self.problems, Worded("an `include` step"))
        if step is None:
            return _broken(node, "include")
        part = self.parts.get(str(step.include))
        if part is None or "steps" not in part or self.places.get(str(step.include)) is not step.include:
            return step
        return step.but(steps=self.read(part["steps"]))

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
        block = read_record(IfStep, node.without("then", "else"), self.problems, Worded("an `if` block"))
        if block is None:
            return _broken(node)
        lists = {key: self.read(node[word]) for key, word in (("then", "then"), ("otherwise", "else")) if word in node}
        return block.but(**lists)

    def _unheard(self) -> "StepReader":
        """Another one, of whose complaints nobody hears; there is no more room for it than for this one."""
        reader = StepReader(self.languages, self.lists, [])
        reader.room, reader.shared = self.room, self.shared
        return reader

    def _meant(self, node: Node) -> Step | None:
        """The step whose verb stands there without a colon."""
        if not isinstance(node, Scalar) or node not in ("review", "end"):
            return None
        step = Mapping(node.span)
        step.add(node, Scalar("…", node.span))
        return self._step(step)

    def question(self, node: Mapping) -> Step:
        """One `ask` step."""
        node = with_words_under_text(node, self.problems)
        kind = node.get("type")
        model = TYPES.get(str(kind))
        if kind is None or not isinstance(kind, Scalar) or model is None:
            self.problems.append(type_problem(node, kind))
            return _broken(node, "ask")
        question = read_record(
            model, self.room.within(with_error_in_rules(node)), self.problems, question_of(kind), elsewhere=elsewhere()
        )
        if question is None or not question.name:
            return _broken(node, "ask")
        if isinstance(question, LanguageQuestion):
            return question.offering(self.languages)
        if isinstance(question, PhoneQuestion) and self.anonymous:
            return question.without_button()
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
                    fix=replaced(choices.name, surely_meant(choices.name, self.lists)),
                    help="did you mean `{guess}`?"
                    if guess
                    else "add it under `choice_lists:`, or write the choices here",
                )
            )
        found = replace(self.lists.get(choices.name, ChoiceList((), complete=False)), name=choices.name)
        if not isinstance(question, ScaleQuestion):  # one that has other points is told where it names the list
            found = self.shared.setdefault(str(choices.name), found)
        return question.but(choices=found)


def _belongs_above(above: Mapping, item: Mapping) -> bool:
    """Whether a list item without a verb is a part of the step above it that a dash has cut off."""
    if set(item) & ({*VERBS, "if"} | set(above)):
        return False
    if "ask" in above:
        return set(item) <= question_keys()
    if "repeat" in above:
        return set(item) <= REPEAT_KEYS
    if "grid" in above:
        return set(item) <= {"items", *question_keys()}
    return "if" in above and set(item) <= {"then", "else"}


@cache
def question_keys() -> frozenset[str]:
    """Every key that some type of question has."""
    return frozenset[str]().union(*(model.keys for model in TYPES.values()))


def _broken(node: Node, verb: str = "", misspelt: str = "") -> BrokenStep:
    name = None
    if isinstance(node, Mapping) and verb in ("ask", "label", "repeat", "grid"):
        name = node.get(verb, node.get(misspelt))
    return BrokenStep(name=name if isinstance(name, Scalar) and name else None, verb=verb).placed(node.span)
