"""`surveybot validate` in Russian: when it is spoken, and how twenty mistakes are told."""

import json

import pytest

ENGLISH, RUSSIAN = "2 warnings in 1 file\n", "2 предупреждения в 1 файле\n"


def test_twenty_mistakes_in_russian(surveybot, here):
    """All that is printed is Russian, and everything stands where it stands in English."""
    ran = surveybot("validate", "twenty.yaml", "--lang", "ru", cwd=here / "problems")
    assert ran.out == (here / "russian" / "twenty.out").read_text(encoding="utf-8")
    assert ran.code == 1


@pytest.mark.parametrize(
    ("variables", "last_line"),
    [
        ({"SURVEYBOT_LANG": "ru"}, RUSSIAN),
        ({"SURVEYBOT_LANG": "", "LANG": "ru_RU.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}, RUSSIAN),
        ({"SURVEYBOT_LANG": "", "LANG": "ru_RU.UTF-8", "LC_ALL": "C.UTF-8"}, ENGLISH),
        ({"SURVEYBOT_LANG": "en", "LC_ALL": "ru_RU.UTF-8"}, ENGLISH),
        ({"SURVEYBOT_LANG": "", "LANG": "de_DE.UTF-8", "LC_ALL": "", "LC_MESSAGES": ""}, ENGLISH),
    ],
)
def test_the_environment_chooses_the_language(surveybot, here, variables, last_line):
    """Our own variable first, then those of POSIX; what is neither Russian nor English gets English."""
    ran = surveybot("validate", "warning_only.yaml", cwd=here / "problems", **variables)
    assert ran.out.endswith(last_line)


def test_programs_get_russian_words_too(surveybot, here):
    """In the places where words belong; codes and severities stay."""
    words = ["validate", "warning_only.yaml", "--lang", "ru", "--format", "json"]
    first = json.loads(surveybot(*words, cwd=here / "problems").out)[0]
    assert first["severity"] == "warning"
    assert "комментарий" in first["message"]


def test_another_language_is_2(surveybot, here):
    """There are two."""
    assert surveybot("validate", "twenty.yaml", "--lang", "de", cwd=here / "problems").code == 2
