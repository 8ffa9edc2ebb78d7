"""Questions with a list of choices: in, `choices:` and the keys that go with it; out, what is common to their types."""

import re
from typing import Annotated

from surveybot.language.fields import YesNo
from surveybot.language.nodes import Node, Scalar
from surveybot.language.problem import Problem
from surveybot.language.record import reads, wrong_type
from surveybot.language.shapes import whole
from surveybot.language.written_otherwise import whole_meant
from surveybot.questions.choice_reading import CHOICES, read_choices
from surveybot.questions.choices import ChoiceList
from surveybot.questions.question import Question
from surveybot.questions.rows import MOST_IN_A_ROW

Choices = Annotated[ChoiceList, reads(read_choices, CHOICES)]


def _columns(node: Node, problems: list[Problem]) -> int | None:
    if isinstance(node, Scalar) and re.fullmatch(f"[1-{MOST_IN_A_ROW}]", node):
        return int(node)
    wanted, help = "`columns` is how many buttons stand in a row, from 1 to {most}", "write for example `columns: 2`"
    problems.append(wrong_type(node, wanted, help=help, meant=whole_meant(node), most=MOST_IN_A_ROW))
    return None


class Listed(Question):
    """A question with choices. With `shuffle` each interview sees them in an order of its own."""

    choices: Choices
    """A list of `code: label`, or the name of a choice list; the code is stored, the label shown."""
    shuffle: YesNo = False
    """Each respondent sees the choices in another order; the write-in and `alone` stay last."""
    columns: Annotated[int | None, reads(_columns, whole(1, MOST_IN_A_ROW))] = None
    """How many buttons stand in a row."""

    @property
    def choice_list(self) -> ChoiceList:
        """Its choices."""
        return self.choices

    @property
    def has_rows(self) -> bool:
        """It has buttons."""
        return True

    @property
    def pinned(self) -> tuple[str, ...]:
        """The codes that stay last, in the order of the file, when the others are shuffled."""
        return ()
