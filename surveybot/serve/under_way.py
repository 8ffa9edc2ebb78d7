"""An interview in progress as a worker knows it: in, its row and its journal; out, what can be asked of it."""

from msgspec import Struct

from surveybot.dialog.interview import Interview
from surveybot.dialog.run import may_have_options, stands_below
from surveybot.serve.catalogue import Edition
from surveybot.storage.quotas import Place
from surveybot.storage.respondents import InterviewRow


class UnderWay(Struct, frozen=True):
    """The current interview: its row, the edition it is pinned to, and what is on record of it.

    `held` are the places that it holds as far as is committed, `standing` those that the response holds which it
    updates: these are not given back before it is replaced.
    """

    row: InterviewRow
    edition: Edition
    interview: Interview
    held: tuple[Place, ...] = ()
    standing: tuple[Place, ...] = ()

    @property
    def place(self) -> str:
        """The interview's number as it stands on its buttons."""
        return f"{self.row.id:x}"

    def offers_options(self) -> bool:
        """Whether the open question has buttons under it."""
        return may_have_options(self.edition.program, self.interview) and not self.stands_below()

    def stands_below(self) -> bool:
        """Whether the buttons of the open question stand below the chat."""
        return stands_below(self.edition.program, self.interview)
