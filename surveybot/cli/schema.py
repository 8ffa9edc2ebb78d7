"""`surveybot schema`: in, nothing; out, the JSON Schema of the survey language on standard output."""

from surveybot.authoring.schema import schema_text
from surveybot.cli.output import Output


def schema() -> int:
    """Print the JSON Schema of the survey language, by which editors complete keys and underline unknown ones."""
    Output().out(schema_text(), end="", highlight=False)
    return 0
