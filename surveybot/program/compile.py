"""The compiler: in, a survey of any quality; out, a program and problems. It is total and never raises.

An unknown goto is a problem and a jump to the end, a wrong expression a problem and a missing value.
"""

from msgspec.structs import replace

from surveybot.language.expression import Expression, Value
from surveybot.language.nodes import Scalar
from surveybot.language.position import Span
from surveybot.language.problem import Problem
from surveybot.program.asking import ask_of, silence_of
from surveybot.program.expressions import Expressions, is_answered_by, last_was
from surveybot.program.instructions import (
    Ask,
    Assign,
    Branch,
    Enter,
    Finish,
    Instruction,
    Jump,
    Program,
    Repeat,
    Review,
    Role,
    Round,
    Say,
)
from surveybot.program.loops import find_loops, loops_around, without_deep_jumps
from surveybot.program.names import declare
from surveybot.program.progress import course_of
from surveybot.program.repeats import gate_of, repeat_of
from surveybot.program.targets import Place, Targets
from surveybot.program.write_in import write_in_of
from surveybot.questions.media import Media
from surveybot.questions.question import Question
from surveybot.survey.model import (
    BrokenStep,
    EndStep,
    GotoStep,
    GridStep,
    IfStep,
    IncludeStep,
    LabelStep,
    RepeatStep,
    ReviewStep,
    SayStep,
    SetStep,
    Step,
    Survey,
)


def compile_survey(survey: Survey) -> tuple[Program, list[Problem]]:
    """The program of a survey and what is wrong with its names, jumps and expressions."""
    compiler = _Compiler(survey)
    compiler.steps(survey.steps, ())
    compiler.emit(Finish(None, "complete", survey.span))
    instructions, too_deep = without_deep_jumps(compiler.targets.resolved(compiler.instructions))
    loops = find_loops(instructions, compiler.targets.names(), compiler.repeats)
    program = Program(
        survey,
        instructions,
        compiler.expressions.names,
        loops,
        loops_around(loops, len(instructions)),
        tuple(compiler.expressions.uses),
        tuple(compiler.expressions.written),
        compiler.targets.all(instructions),
        {step.name: step.question for step in instructions if isinstance(step, Ask)},
        compiler.repeats,
        compiler.homes,
        compiler.reminder_words,
        course_of(instructions, loops),
    )
    return program, [*compiler.problems, *too_deep]


class _Compiler:
    """Instructions so far, and what is needed to make more."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.declared = declare(survey)
        self.problems = self.declared.problems
        self.home = self.declared.root
        self.instructions: list[Instruction] = []
        self.targets = Targets(self.problems)
        self.expressions = Expressions(survey.languages, self.declared, self.problems)
        self.patience = silence_of(survey.timeout, self.expressions) if survey.timeout else None
        remind = survey.remind.text if survey.remind else None
        self.reminder_words = self.expressions.wording(remind) if remind else None
        self.repeats: dict[str, Repeat] = {}
        self.homes: dict[str, tuple[str, ...]] = {}
        self.reviews = 0

    def emit(self, instruction: Instruction) -> int:
        self.instructions.append(instruction)
        self.expressions.here = len(self.instructions)
        return len(self.instructions) - 1

    def steps(self, steps: tuple[Step, ...], place: Place) -> None:
        self.expressions.here = len(self.instructions)
        for step in steps:
            self.step(step, place)

    def step(self, step: Step, place: Place) -> None:
        start = len(self.instructions)
        match step:
            case IfStep():
                self.block(step, (*place, start))
                return
            case LabelStep(label=Scalar() as name) | BrokenStep(name=Scalar() as name):
                self.targets.define(name, place, start)
                return
            case BrokenStep():
                return
            case Question(ask=name) | RepeatStep(repeat=name) | GridStep(grid=name):
                self.targets.define(name, place, start)
        skip = self.branch(step.condition, step.span) if step.says("condition") else None
        self.plain(step, place)
        if skip is not None:
            self.close(skip)

    def plain(self, step: Step, place: Place) -> None:
        match step:
            case SayStep(say=text):
                media = Media(str(step.media)) if step.media else None
                self.emit(Say(self.expressions.wording(text), step.span, media))
            case GotoStep(goto=name):
                self.jump(name, place, step.span)
            case SetStep(set=assignments):
                for name, expression in assignments.items():
                    if str(name) not in self.declared.given:
                        self.assign(name, expression)
            case EndStep(end=text, status=status):
                wording = self.expressions.wording(text) if text else None
                self.emit(Finish(wording, status, step.span, step.store))
            case ReviewStep(review=text):
                self.reviews += 1
                wording = self.expressions.wording(text)
                self.emit(Review(f"/review.{self.reviews}", wording, step.span, self.patience))
            case IncludeStep():
                self.steps(step.steps, place)
            case RepeatStep():
                self.repeat(step, (*place, len(self.instructions)))
            case GridStep():
                self.grid(step, place)
            case Question():
                self.question(step, place)

    def assign(self, name: Scalar, expression: Expression | None) -> None:
        owner = self.declared.owner(self.home, str(name))
        full = owner.full(str(name))
        self.homes[full] = owner.around
        self.emit(Assign(full, self.expressions.computation(full, expression, owner.types.get(str(name))), name.span))

    def question(self, question: Question, place: Place) -> None:
        full = self.ask(question)
        write_in = write_in_of(question)
        if write_in is not None:
            skip = self.answered(full, write_in.answer, str(write_in.answer), question.span)
            self.ask(write_in.question, write_in_of=full)
            self.close(skip)
        self.after_silence(question, full, place)
        for code, target in question.jumps.items():
            skip = self.answered(full, question.codes().get(code), str(code), code.span)
            self.jump(target, place, target.span)
            self.close(skip)

    def after_silence(self, question: Question, full: str, place: Place) -> None:
        """Where it goes on without an answer: after a silence, and after too many refusals."""
        for limit, kind in ((question.timeout, "timed out"), (question.attempts, "gave up")):
            if limit is not None and limit.goto is not None:
                skip = self.emit(Branch(last_was(kind), 0, limit.goto.span, f"/{kind}", full))
                self.jump(limit.goto, place, limit.goto.span)
                self.close(skip)

    def ask(self, question: Question, write_in_of: str | None = None) -> str:
        full = self.home.full(str(question.name))
        self.homes[full] = self.home.around
        ask = ask_of(question, full, self.expressions, self.patience)
        self.emit(replace(ask, write_in_of=write_in_of))
        return full

    def repeat(self, step: RepeatStep, place: Place) -> None:
        name = str(step.repeat)
        repeat = repeat_of(step, self.home, self.expressions)
        self.repeats[repeat.name] = repeat
        outer = self.home
        self.emit(Enter(repeat.name, step.span))
        head = self.emit(Round(repeat.name, 0, step.span))
        self.home = self.expressions.home = outer.inner.get(name, outer)
        for variable in ("", ".number"):
            self.homes[repeat.name + variable] = (*repeat.around, repeat.name)
        skip = None
        if repeat.asks_before:
            gate = gate_of(step)
            first, again = (
                self.expressions.wording(text) for text in (step.text or gate.text, step.again or gate.text)
            )
            ask = ask_of(gate, repeat.name, self.expressions, self.patience)
            self.emit(replace(ask, wording=first.or_else(again, f"{repeat.name}.number")))
            skip = self.answered(repeat.name, True, "yes", step.span)
        self.steps(step.steps, (*place, 0))
        self.emit(Jump(head, step.span))
        self.home = self.expressions.home = outer
        self.close(head)
        if skip is not None:
            self.close(skip)

    def grid(self, step: GridStep, place: Place) -> None:
        if step.text is not None:
            self.emit(Say(self.expressions.wording(step.text), step.span))
        for question in step.questions:
            self.step(question, place)

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
        evaluate = self.expressions.evaluate(condition, Role.BRANCH)
        return self.emit(Branch(evaluate, 0, span, condition.source if condition else ""))

    def answered(self, full: str, answer: Value, code: str, span: Span) -> int:
        return self.emit(Branch(is_answered_by(full, answer), 0, span, code, full))

    def close(self, opened: int) -> None:
        """The branch, round or jump emitted at `opened` leads to what comes next."""
        self.targets.patch(self.instructions, opened, len(self.instructions))

    def jump(self, name: Scalar, place: Place, span: Span) -> None:
        self.targets.want(name, place, self.emit(Jump(0, span)))
