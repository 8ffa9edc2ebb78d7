"""`anonymous-…`: what an anonymous survey must not know, or cannot do."""

from collections.abc import Iterator

from surveybot.language.problem import Label, Problem, error, warning
from surveybot.program.instructions import Program

_SMALLEST = 3
PERSONAL = ("email", "phone")  # types that identify a person by themselves


def check(program: Program) -> Iterator[Problem]:
    """Nobody may have to say who they are, and nothing may have to be found again by who it was."""
    survey = program.survey
    if survey.anonymous is None:
        return
    if survey.anonymous.min_group < _SMALLEST:
        yield warning(
            "anonymous-small-group",
            survey.anonymous.min_group.span,
            "a group of {number} is too small to hide anybody",
            number=int(survey.anonymous.min_group),
            help="write `min_group: 5` or more",
        )
    here = Label(survey.anonymous.span, "it is anonymous here")
    for question in program.questions.values():
        if (question.pii or question.type in PERSONAL) and not question.optional:
            yield error(
                "anonymous-pii",
                question.name.span,
                "`{name}` identifies a person and must be answered, but this survey is anonymous",
                name=str(question.name),
                labels=(here,),
                help="add `optional: yes` to the question, or take it out",
            )
    for name, given in survey.given.items():
        if not given.choice_list.codes:
            yield error(
                "anonymous-given",
                given.span,
                "`{name}` may tell who somebody is, but this survey is anonymous",
                name=name,
                labels=(here,),
                help="give it by a choice list, which makes groups, or take it out",
            )
    if survey.respondents == "update":
        yield error(
            "anonymous-update",
            survey.respondents.span,
            "an anonymous response cannot be updated: nobody can say any more whose it was",
            labels=(here,),
            help="write `respondents: once`",
        )
