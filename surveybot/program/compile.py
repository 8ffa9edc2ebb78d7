"""The compiler: in, a survey of any quality; out, a program and problems. It is total and never raises.

An unknown goto is a problem and a jump to the end, a wrong expression a problem and a missing value.
"""

from surveybot.language.expression import CONDITION, Evaluate, Expression, Scope, Type, Value, check, names
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem
from surveybot.language.text import Text
from surveybot.program.instructions import Ask, Assign, Branch, Demand, Finish, Instruction, Jump, Program, Say, Use
from surveybot.program.loops import find_loops, loops_around
from surveybot.program.names import declared_types
from surveybot.program.targets import Place, Targets
from surveybot.program.wording import Wording, compile_wording
from surveybot.program.write_in import write_in_of
from surveybot.questions.question import Question
from surveybot.survey.model import (
    BrokenStep,
    EndStep,
    GotoStep,
    IfStep,
    LabelStep,
    SayStep,
    SetStep,
    Step,
    Survey,
)


def compile_survey(survey: Survey) -> tuple[Program, list[Problem]]:
    """The program of a survey and what is wrong with its names, jumps and expressions."""
    types, questions, problems = declared_types(survey)
    compiler = _Compiler(survey, types, questions, problems)
    compiler.steps(survey.steps, ())
    compiler.emit(Finish(None, "complete", survey.span))
    instructions = compiler.targets.resolved(compiler.instructions)
    loops = find_loops(instructions, compiler.targets.names())
    silence = survey.timeout.say if survey.timeout else None
    silence_words = compiler.wording(silence) if silence else None
    program = Program(
        survey,
        instructions,
        types,
        loops,
        loops_around(loops, len(instructions)),
        silence_words,
        tuple(compiler.uses),
        {step.name: step.question for step in instructions if isinstance(step, Ask)},
    )
    return program, problems


class _Compiler:
    """Instructions so far, and what is needed to make more."""

    def __init__(
        self, survey: Survey, types: dict[str, Type], questions: dict[str, Question], problems: list[Problem]
    ) -> None:
        self.survey = survey
        self.types = types
        self.questions = questions
        self.problems = problems
        self.instructions: list[Instruction] = []
        self.targets = Targets(problems)
        self.uses: list[Use] = []

    def emit(self, instruction: Instruction) -> int:
        self.instructions.append(instruction)
        return len(self.instructions) - 1

    def steps(self, steps: tuple[Step, ...], place: Place) -> None:
        for number, step in enumerate(steps):
            self.step(step, place, number)

    def step(self, step: Step, place: Place, number: int) -> None:
        start = len(self.instructions)
        match step:
            case IfStep():
                self.block(step, (*place, number))
                return
            case LabelStep(label=name):
                self.targets.define(name, place, start)
                return
            case BrokenStep(name=name):
                if name is not None:
                    self.targets.define(name, place, start)
                return
            case Question():
                self.targets.define(step.name, place, start)
        skip = self.branch(step.condition, step.span) if "condition" in step.model_fields_set else None
        self.plain(step, place)
        if skip is not None:
            self.close(skip)

    def plain(self, step: Step, place: Place) -> None:
        match step:
            case SayStep(say=text):
                self.emit(Say(self.wording(text), step.span))
            case GotoStep(goto=name):
                self.jump(name, place, step.span)
            case SetStep(set=assignments):
                for name, expression in assignments.items():
                    self.emit(Assign(str(name), self.computation(str(name), expression), name.span))
            case EndStep(end=text, status=status):
                self.emit(Finish(self.wording(text) if text else None, status, step.span))
            case Question():
                self.question(step, place)

    def question(self, question: Question, place: Place) -> None:
        self.ask(question)
        write_in = write_in_of(question)
        if write_in is not None:
            skip = self.emit(Branch(_is(question.name, write_in.answer), 0, question.span))
            self.ask(write_in.question)
            self.close(skip)
        for code, target in question.jumps.items():
            skip = self.emit(Branch(_is(question.name, question.codes().get(code)), 0, code.span))
            self.jump(target, place, target.span)
            self.close(skip)

    def ask(self, question: Question) -> None:
        demands = tuple(
            Demand(
                rule,
                self.evaluate(rule.that, condition=True) if rule.kind == "that" else None,
                self.wording(rule.error) if rule.error else None,
            )
            for rule in question.rules
        )
        text = question.text
        hint = self.wording(question.hint) if question.hint else None
        self.emit(Ask(question, self.wording(text), hint, demands, question.span))

    def block(self, step: IfStep, place: Place) -> None:
        skip = self.branch(step.condition, step.span)
        self.steps(step.then, (*place, 0))
        if step.otherwise:
            leave = self.emit(Jump(0, step.span))
            self.close(skip)
            self.steps(step.otherwise, (*place, 1))
            self.close(leave)
        else:
            self.close(skip)

    def branch(self, condition: Expression | None, span: Span) -> int:
        return self.emit(Branch(self.evaluate(condition, condition=True), 0, span))

    def close(self, opened: int) -> None:
        """The branch or jump emitted at `opened` leads to what comes next."""
        self.targets.patch(self.instructions, opened, len(self.instructions))

    def jump(self, name: Scalar, place: Place, span: Span) -> None:
        self.targets.want(name, place, self.emit(Jump(0, span)))

    def evaluate(self, expression: Expression | None, *, condition: bool = False) -> Evaluate:
        if expression is None:
            return _missing
        self.uses_of(expression)
        checked = check(expression, self.types, condition=condition)
        self.problems.extend(checked.problems)
        return checked.evaluate

    def computation(self, name: str, expression: Expression | None) -> Evaluate:
        """What `set` computes; there an unknown condition counts as no."""
        evaluate = self.evaluate(expression)
        if self.types.get(name) is not CONDITION:
            return evaluate
        return lambda scope: evaluate(scope) is True

    def uses_of(self, expression: Expression) -> None:
        """Notes what the instruction that is emitted next needs to know."""
        here = len(self.instructions)
        self.uses.extend(Use(here, name.path, name.span) for name in names(expression))

    def wording(self, text: Text) -> Wording:
        for _, pipe in text.pipes():
            self.uses_of(pipe.expression)
        wording, found = compile_wording(text, self.types, self.questions, self.survey.languages)
        self.problems.extend(found)
        return wording


def _missing(scope: Scope) -> Value:
    return None


def _is(name: Scalar, wanted: Value) -> Evaluate:
    """Whether an answer is `wanted`, or holds it if it is a multiple choice."""
    variable = str(name)

    def holds(scope: Scope) -> Value:
        value = scope.value(variable)
        return wanted in value if isinstance(value, tuple) else value == wanted and value is not None

    return holds
