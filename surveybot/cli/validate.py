"""`surveybot validate`: in, survey files; out, their problems on standard output, and 1 if there is an error."""

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from surveybot.checks.families import codes_meant
from surveybot.cli.checking import Checked, check_source
from surveybot.cli.output import Output
from surveybot.cli.printing import Format
from surveybot.cli.speech import Language, spoken
from surveybot.cli.validated import Wishes, report, validate_files
from surveybot.language.yaml.encoding import MAX_BYTES

STDIN = Path("-")


def _are_known(type_: object, words: Sequence[str]) -> None:
    for word in _parted(words):
        codes_meant(word)


def _parted(words: Sequence[str]) -> list[str]:
    return [part.strip() for word in words for part in word.split(",") if part.strip()]


Codes = Annotated[tuple[str, ...], Parameter(validator=_are_known, negative="")]
Flag = Annotated[bool, Parameter(negative="")]


def validate(
    *paths: Annotated[Path, Parameter(required=True)],
    format: Annotated[Format | None, Parameter(name="--format")] = None,
    select: Codes = (),
    ignore: Codes = (),
    strict: Flag = False,
    baseline: Path | None = None,
    write_baseline: Path | None = None,
    stdin_filename: Path | None = None,
    watch: Flag = False,
    fix: Flag = False,
    diff: Flag = False,
    all: Flag = False,
    lang: Language | None = None,
) -> int:
    """Check survey files: everything that is wrong, with its place.

    Ends with 0 if there is no error, 1 if there is one, 2 for wrong usage, 3 if a file cannot be read.

    :param paths: Survey files, or folders with survey files in them; `-` is standard input.
    :param format: `text` for people, `concise` for editors, `json` and `sarif` for programs, `github`,
        `gitlab` and `junit` for CI.
    :param select: Show only these problems: codes, families or their letters, separated by commas.
    :param ignore: Do not show these problems, named in the same way.
    :param strict: Let warnings end with 1 as well.
    :param baseline: Do not show the problems that stand in this file.
    :param write_baseline: Write the problems of today to this file, and end with 0.
    :param stdin_filename: What standard input is called; what it includes is looked for beside this file.
    :param watch: Stay, and check again whenever a file changes.
    :param fix: Mend what can be mended without a doubt, in the files.
    :param diff: Show what --fix would change, and change nothing.
    :param all: Print every problem; else people are shown at most 100 of each file, errors first.
    :param lang: Tell it in English or in Russian; without it SURVEYBOT_LANG, LC_ALL and LANG decide.
    """
    wrong = _contradiction(paths, stdin_filename, watch=watch, fix=fix, diff=diff)
    if wrong:
        Output(stderr=True).say(f"surveybot: {wrong}")
        return 2
    language = lang or spoken(os.environ)
    wishes = Wishes(_codes(select), _codes(ignore), strict, baseline, write_baseline, format, fix, diff, all, language)
    if watch:
        from surveybot.cli.watching import watch_surveys

        gc.enable()
        return watch_surveys(paths, lambda seen: report(seen.surveys, wishes))
    return report([_typed(stdin_filename)], wishes) if paths == (STDIN,) else validate_files(paths, wishes)


def _contradiction(paths: Sequence[Path], stdin_filename: Path | None, *, watch: bool, fix: bool, diff: bool) -> str:
    """Why what is wished for does not go together; empty if it does."""
    if STDIN in paths and len(paths) > 1:
        return "- stands for standard input and goes with no other file."
    if stdin_filename is not None and STDIN not in paths:
        return "--stdin-filename names what is read from standard input: write - for the file."
    if watch and STDIN in paths:
        return "--watch looks at files, and standard input is none."
    if fix and STDIN in paths:
        return "--fix changes files, and standard input is none: --diff shows what it would change."
    if (watch and (fix or diff)) or (fix and diff):
        return "--watch, --fix and --diff do not go together."
    return ""


def _codes(words: Sequence[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(codes_meant, _parted(words)))


def _typed(name: Path | None) -> Checked:
    """What comes over standard input, checked as the file that it is called."""
    return check_source(sys.stdin.buffer.read(MAX_BYTES + 1), name or Path("<stdin>"))
