"""What is wrong with the world, not with a survey: in, one sentence; out, an exception to show to people."""


class SurveybotError(Exception):
    """Its text is one sentence for the person at the keyboard."""


class DatabaseTrouble(SurveybotError):
    """The database does not answer or does not commit; the same may work later."""


class DatabaseHeld(DatabaseTrouble):
    """Another program holds the database; what was to be done with it is not to blame."""


class CannotRead(SurveybotError):
    """A file is not there or cannot be opened."""


class BeingChanged(CannotRead):
    """Somebody is writing a file just now; it can be read when that is done."""
