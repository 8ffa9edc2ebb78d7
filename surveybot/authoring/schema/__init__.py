"""The survey language for editors: in, the one model of a survey; out, its JSON Schema (draft-07), and how to name it.

Draft-07, because it is what all editors' servers know.
"""

import json

from surveybot.authoring.schema.language import survey_schema

SCHEMA_FILE = "survey.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""The first line of a survey file that has the schema beside it."""


def schema_text() -> str:
    """The schema as it stands in a file."""
    return json.dumps(survey_schema(), ensure_ascii=False, indent=1) + "\n"
