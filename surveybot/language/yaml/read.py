"""A text to nodes in spite of its slips: in, a draft; out, the tree and all problems that one run can find."""

from surveybot.language.nodes import Node
from surveybot.language.problem import Problem
from surveybot.language.yaml.compose import Composition, compose
from surveybot.language.yaml.draft import Draft, Edit, Slip
from surveybot.language.yaml.explain import explain
from surveybot.language.yaml.trouble import trouble

MAX_MENDS = 25
MOST_PROBLEMS = 100  # then it stops at the next chance
_MENDED_CHARACTERS = 4_000_000  # bounds the work on a big file that is broken in many places


def read_draft(draft: Draft) -> tuple[Node | None, list[Problem]]:
    """Mends what was understood and reads again, so that the next mistake is seen too.

    The tree is that of the mended text; None if a mistake stayed that nothing is known to mend.
    """
    problems: list[Problem] = []
    mended: set[int] = set()
    moved: set[int] = set()
    for remaining in range(_rounds(draft), -1, -1):
        composition = compose(draft)
        slips = composition.slips
        if composition.failure is not None:
            slip = _explained(draft, composition)
            lines = {slip.problem.span.line, *(edit.line + 1 for edit in slip.edits)}
            if lines & mended or (slip.problem.code == "yaml-syntax" and lines & moved):
                # What stands on a mended line was complained of already.
                return None, problems + [other.problem for other in slips if not other.edits]
            if slip.edits:
                (moved if all(edit.new.isspace() for edit in slip.edits) else mended).update(lines)
            slips = [*slips, slip]
        chosen, edits = _compatible(slips)
        if not edits or not remaining or len(problems) > MOST_PROBLEMS:
            return composition.root if composition.failure is None else None, problems + [s.problem for s in chosen]
        problems += [slip.problem for slip in chosen if slip.edits]
        draft = draft.mended(edits)
    raise AssertionError("the last round returns")


def _rounds(draft: Draft) -> int:
    return max(3, min(MAX_MENDS, _MENDED_CHARACTERS // (len(draft.text) + 1)))


def _explained(draft: Draft, composition: Composition) -> Slip:
    return explain(trouble(draft, composition))


def _compatible(slips: list[Slip]) -> tuple[list[Slip], list[Edit]]:
    """The slips that can be mended together: of two on one piece of a line the one that begins first."""
    chosen: list[Slip] = []
    edits: list[Edit] = []
    reached: dict[int, int] = {}
    for slip in sorted(slips, key=lambda s: (s.problem.span.line, s.problem.span.column, -s.problem.span.end_column)):
        if any(edit.start < reached.get(edit.line, 0) for edit in slip.edits):
            continue
        chosen.append(slip)
        edits += slip.edits
        for edit in slip.edits:
            reached[edit.line] = max(reached.get(edit.line, 0), edit.end + 1)
    return chosen, edits
