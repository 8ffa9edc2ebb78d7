"""What every coroutine of the service needs: in, the parts; out, one frozen record of them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from surveybot.serve.asides import Asides
from surveybot.serve.catalogue import Catalogue
from surveybot.serve.delivery import Delivery
from surveybot.serve.fetching import Fetching
from surveybot.storage.database import Database
from surveybot.storage.writer import Writer


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one running service; `clock` gives the present, aware, and `new_id` an unused number of 48 bits.

    `secret` is the key of hashes that say who has taken part.
    """

    bot: int
    database: Database
    writer: Writer
    delivery: Delivery
    asides: Asides
    catalogue: Catalogue
    clock: Callable[[], datetime]
    new_id: Callable[[], int]
    secret: bytes
    fetching: Fetching
