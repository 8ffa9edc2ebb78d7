"""`fall-into-label` and `unused-label`: places to jump to that others run into, or that nobody jumps to."""

from collections.abc import Iterator

from surveybot.language.problem import Label, Problem, info, warning
from surveybot.language.words import enumerated
from surveybot.program.facts import facts_of
from surveybot.program.instructions import Finish, Program, Target
from surveybot.program.leaving import can_finish, ends_from
from surveybot.survey.model import LabelStep

_REFUSALS = {"refused", "screened_out"}


def check(program: Program) -> Iterator[Problem]:
    """Every label is jumped to, and what refuses some is not met by all."""
    labels = {step.label.span for step in program.steps if isinstance(step, LabelStep)}
    found = [target for target in program.targets if target.name.span in labels]
    for target in found:
        if not target.jumps:
            yield _unused(target)
    ends = ends_from(program, 0)
    if ends and {end.status for end in ends} <= _REFUSALS:
        places = {target.at: target for target in found}
        fallen_into = [target for target in places.values() if _is_fallen_into(program, target)]
        if fallen_into:
            yield _fallen_into(program, fallen_into[-1], ends)


def _is_fallen_into(program: Program, target: Target) -> bool:
    """Whether some are sent to a label from above, and others come there from the step before, and then to an end."""
    sent = {jump for jump in target.jumps if jump < target.at}
    above = {at for at in facts_of(program).preceding[target.at] if at < target.at}
    return bool(sent and above - sent) and can_finish(program, target.at)


def _fallen_into(program: Program, target: Target, ends: list[Finish]) -> Problem:
    return warning(
        "fall-into-label",
        target.name.span,
        "everybody comes to `{name}`, and all interviews end as {statuses}",
        name=str(target.name),
        statuses=enumerated(sorted({f"`{end.status}`" for end in ends})),
        labels=(Label(program.instructions[min(target.jumps)].span, "only these were to come here"),),
        help="put an `- end: …` above this label for those who have answered all",
    )


def _unused(target: Target) -> Problem:
    return info(
        "unused-label",
        target.name.span,
        "nothing jumps to the label `{name}`",
        help="is a `goto: {name}` missing? Else take the label out",
        name=str(target.name),
    )
