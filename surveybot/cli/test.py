"""`surveybot test`: in, survey files; out, how each test dialogue went, what none takes, and 1 if not all is well."""

from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from surveybot.cli.checking import check_files
from surveybot.cli.files import survey_files
from surveybot.cli.output import Output
from surveybot.cli.tested import Wishes, run_tests
from surveybot.cli.usage import whole


def play_tests(
    *paths: Annotated[Path, Parameter(required=True)],
    k: Annotated[str, Parameter(name=["-k", "--only"])] = "",
    coverage: Annotated[bool, Parameter(negative="")] = False,
    min_coverage: Annotated[int | None, whole(0, 100)] = None,
    format: Annotated[Literal["text", "junit"], Parameter(name="--format")] = "text",
    junit: Path | None = None,
    watch: Annotated[bool, Parameter(negative="")] = False,
    record: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Play the test dialogues that stand in survey files.

    Each is played twice: straight, and with the process forgotten before every reply.

    :param paths: Survey files, or folders with survey files in them.
    :param k: Only the tests with this text in their names.
    :param coverage: List what no test takes: choices, conditions, rules, jumps, ends.
    :param min_coverage: The least percentage of it that must be taken; below it ends with 1.
    :param format: `text` for people, `junit` for programs that read JUnit XML.
    :param junit: Write the results as JUnit XML to this file too.
    :param watch: Stay, and play the tests of a survey again whenever its file changes.
    :param record: Answer the survey here, and write the dialogue down as a new test in its file.
    """
    wishes = Wishes(k, coverage, min_coverage, format, junit)
    wrong = _contradiction(wishes, len(paths), watch=watch, record=record)
    if wrong:
        Output(stderr=True).say(f"surveybot: {wrong}")
        return 2
    if record:
        from surveybot.cli.record import record_test

        return record_test(paths[0])
    if watch:
        from surveybot.cli.watching import watch_surveys

        return watch_surveys(paths, lambda seen: run_tests(seen.changed, wishes))
    return run_tests(check_files(survey_files(paths)), wishes)


def _contradiction(wishes: Wishes, files: int, *, watch: bool, record: bool) -> str:
    """Why what is wished for does not go together; empty if it does."""
    if record and (wishes != Wishes() or watch):
        return "--record goes with no other option."
    if record and files != 1:
        return "--record writes to one survey: name one file."
    if wishes.min_coverage is not None and wishes.part:
        return "--min-coverage counts all tests: leave out -k."
    if watch and wishes.format == "junit":
        return "--watch prints text: use --junit FILE to have XML as well."
    return ""
