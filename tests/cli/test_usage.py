"""Wrong usage: whatever is typed, one sentence of ours and the command that says more, in English and Russian."""

import pytest

from surveybot.cli.commands import COMMANDS

FORMATS = "text, concise, json, sarif, github, gitlab, junit"
SURPLUS = "`surveybot new` has no place for `tea.yaml`; the file to write is named by --out tea.yaml."

TOLD = [
    ("new pulse tea.yaml", "new", SURPLUS),
    ("export a b", "export", "`surveybot export` has no place for `b`; the file to write is named by --output b."),
    ("rules a.yaml", "rules", "`surveybot rules` has no place for `a.yaml`."),
    ("explain", "explain", "`surveybot explain` needs CODE."),
    ("explain --code", "explain", "--code needs a word behind it."),
    ("i18n export a.yaml", "i18n export", "`surveybot i18n export` needs --to."),
    ("validate a.yaml --format xlm", "validate", f"--format takes {FORMATS}, not `xlm`."),
    ("validate a.yaml --strict=very", "validate", "--strict takes no word behind it."),
    ("validate a.yaml --baseline x --baseline y", "validate", "--baseline can be given once."),
    ("validate a.yaml -x", "validate", "`surveybot validate` has no option -x."),
    ("validate --fromat=json", "validate", "`surveybot validate` has no option --fromat. Did you mean --format?"),
    ("validate a.yaml --ignore all", "validate", "There is no problem code or family `all`."),
    ("diff --old a.yaml b.yaml", "diff", "These words do not go together in `surveybot diff`."),
    ("invite a --count 1.5", "invite", "--count takes a whole number from 1 to 100000, not `1.5`."),
    ("invite a --count -5", "invite", "--count takes a whole number from 1 to 100000, not `-5`."),
    ("sandbox --port 99999", "sandbox", "--port takes a whole number from 0 to 65535, not `99999`."),
    ("demo --port many", "demo", "--port takes a whole number from 0 to 65535, not `many`."),
    ("test a.yaml --min-coverage 101", "test", "--min-coverage takes a whole number from 0 to 100, not `101`."),
    ("i18n extract", "i18n", "There is no command extract. Did you mean export?"),
    ("db x", "db", "There is no command x."),
    ("vlaidate", "", "There is no command vlaidate. Did you mean validate?"),
    ("--frob", "", "`surveybot` has no option --frob."),
]


@pytest.mark.parametrize(("words", "command", "sentence"), TOLD, ids=[words for words, _, _ in TOLD])
def test_each_slip_is_told_in_a_sentence(surveybot, tmp_path, words, command, sentence):
    """Exit code 2, and nothing is written."""
    ran = surveybot(*words.split(), cwd=tmp_path)
    help_ = " ".join(["surveybot", *command.split(), "--help"])
    assert (ran.code, ran.out, ran.err) == (2, "", f"surveybot: {sentence}\nTry: {help_}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [command.name for command in COMMANDS if command.name not in ("i18n", "db")])
def test_every_command_tells_of_an_option_that_it_has_not(surveybot, tmp_path, name):
    """With its own name, and that of its help."""
    ran = surveybot(name, "--no-such-option", cwd=tmp_path, SURVEYBOT_LANG="ru")
    told = f"surveybot: У `surveybot {name}` нет параметра --no-such-option.\nПодробнее: surveybot {name} --help\n"
    assert (ran.code, ran.out, ran.err) == (2, "", told)


def test_a_file_may_be_called_like_a_list(surveybot, tmp_path):
    """`[a].yaml` is a file's name wherever one is taken, and no JSON."""
    (tmp_path / "[a].yaml").write_text("surveybot: 1\nid: s\ntitle: S\nlanguage: en\nsteps:\n  - say: Hello.\n")
    ran = surveybot("validate", "[a].yaml", "--format", "json", cwd=tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "[]\n", "")
    for words in (["test", "[b].yaml", "--watch"], ["i18n", "status", "[b].yaml"], ["serve", "[b].yaml"]):
        ran = surveybot(*words, cwd=tmp_path, BOT_TOKEN="1:a")
        assert (ran.code, ran.err) == (3, "surveybot: There is no file or folder [b].yaml.\n")
