"""Files that nobody writes by accident: in, a folder; out, what lies there under a name."""

import os
import random
from collections.abc import Callable, Mapping
from pathlib import Path

MILLION = 1_000_000
HEAD = "surveybot: 1\nid: hostile\ntitle: Hostile\nlanguages: [en]\n"
ASK = "steps:\n  - ask: q\n    type: text\n    text: Who?\n"
CLEAN = HEAD + ASK
RUSSIAN = CLEAN.replace("Who?", "Сколько вам лет, и что вы об этом думаете?")


def _rule(pattern: str) -> str:
    return f"{CLEAN}    rules:\n      - match: '{pattern}'\n        error: No.\n"


def _condition(expression: str) -> str:
    return f"{CLEAN}  - if: {expression}\n    then:\n      - say: Yes.\n"


BOMB = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))

# In each the code of a problem that the file has, and how its text is made.
TEXTS: Mapping[str, tuple[str, Callable[[], str | bytes]]] = {
    "brackets": ("yaml-too-deep", lambda: "[" * 200_000),
    "braces": ("yaml-too-deep", lambda: "{" * 200_000),
    "dashes": ("yaml-too-deep", lambda: "- " * 200_000),
    "brackets that close": ("yaml-too-deep", lambda: "[" * 200_000 + "]" * 200_000),
    "mappings in mappings": ("yaml-too-deep", lambda: "{a: " * 200_000),
    "brackets in a survey": ("yaml-too-deep", lambda: CLEAN + "x: " + "[" * 200_000),
    "a line of 100 MB": ("yaml-too-big", lambda: "a: " + "x" * 100 * MILLION),
    "a file of 100 MB": ("yaml-too-big", lambda: CLEAN + "# no\n" * 20 * MILLION),
    "a text of 1 MB": ("text-too-long", lambda: CLEAN.replace("Who?", "x" * MILLION)),
    **{
        f"a text of {sign}": ("text-too-long", lambda sign=sign: CLEAN.replace("Who?", "x" + f" {sign}" * 200_000))
        for sign in ("__a", "**a", "[b]")
    },
    "quotes that never close": ("yaml-syntax", lambda: CLEAN.replace("Who?", '"' + "x\n" * 400_000)),
    "a NUL in a text": ("yaml-invisible", lambda: CLEAN.replace("Who?", "W\0ho?")),
    "NULs": ("yaml-invisible", lambda: "\0" * MILLION),
    "not UTF-8": ("file-encoding", lambda: CLEAN.encode() + b"\xff\xfe\xfa\xc3\x28" * 1_000),
    "a lone surrogate": ("file-encoding", lambda: CLEAN.encode() + b"# \xed\xa0\x80\n"),
    "random bytes": ("file-encoding", lambda: random.Random(1).randbytes(MILLION)),
    "UTF-16": ("file-encoding", lambda: CLEAN.encode("utf-16")),
    "UTF-16, little end first, no mark": ("file-encoding", lambda: CLEAN.encode("utf-16-le")),
    "UTF-16, big end first, no mark": ("file-encoding", lambda: CLEAN.encode("utf-16-be")),
    "half a character of UTF-16": ("file-encoding", lambda: CLEAN.encode("utf-16")[:-1]),
    "Windows-1251": ("file-encoding", lambda: RUSSIAN.encode("cp1251")),
    "a bomb of aliases": ("yaml-alias", lambda: BOMB),
    "90,000 aliases": ("yaml-alias", lambda: "a: &a b\nc:\n" + "- *a\n" * 90_000),
    "50,000 anchors": ("yaml-alias", lambda: HEAD + "steps:\n" + "".join(f"  - &a{n} b\n" for n in range(50_000))),
    "90,000 tags": ("yaml-tag", lambda: "c:\n" + "- !a b\n" * 90_000),
    "100,000 keys": ("yaml-too-big", lambda: "".join(f"k{n}: 1\n" for n in range(100_000))),
    "1 MiB of one key": ("yaml-duplicate-key", lambda: "a: \n" * (1 << 18)),
    "1 MiB of one key in a line": ("yaml-syntax", lambda: "a: " * 349_525),
    "a long pattern": ("regex-too-big", lambda: _rule("(a|b)*" * 100_000)),
    "a deep pattern": ("regex-invalid", lambda: _rule("(" * 5_000 + ")" * 5_000)),
    "a pattern that repeats repeats": ("regex-too-big", lambda: _rule(r"((((\w{50}){50}){50}){50}){50}")),
    "a deep expression": ("expr-syntax", lambda: _condition("(" * 100_000 + "q" + ")" * 100_000)),
    "a deep expression of 2,000": ("expr-syntax", lambda: _condition("(" * 1_000 + "q" + ")" * 1_000)),
    "a chain of not": ("expr-syntax", lambda: _condition("not " * 900 + "q")),
    "a chain of minus": ("expr-syntax", lambda: _condition("-" * 3_000 + "1 > 2")),
    "an endless sum": ("expr-syntax", lambda: _condition("+".join("1" * 100_000) + " > 2")),
    "only tabs": ("yaml-syntax", lambda: "\t" * MILLION),
    "only line ends": ("file-empty", lambda: "\n" * MILLION),
    "only comments": ("file-empty", lambda: "#\n" * 500_000),
    "40,000 comments that ignore": ("missing-key", lambda: "# surveybot: ignore[flow]\n" * 40_000 + ASK),
    "a line of unfinished comments": ("text-empty", lambda: CLEAN.replace("Who?", "#  surveybot: ignore[" * 40_000)),
    "170,000 documents": ("yaml-multidoc", lambda: "--- a\n" * 170_000),
    "it includes itself": ("include-cycle", lambda: HEAD + "steps:\n  - include: hostile.yaml\n"),
    "it includes a pipe": ("include-missing", lambda: CLEAN + "  - include: pipe.yaml\n"),
    "it includes a link to itself": ("include-missing", lambda: CLEAN + "  - include: round.yaml\n"),
}

# In each what is said of the path, which is made in a folder.
PLACES: Mapping[str, tuple[str, Callable[[Path], object]]] = {
    "a link to itself": ("There is no file or folder", lambda path: path.symlink_to(path)),
    "a link to nowhere": ("There is no file or folder", lambda path: path.symlink_to(path.parent / "nowhere")),
    "a pipe": ("is no ordinary file", os.mkfifo),
    "a link to /dev/zero": ("is no ordinary file", lambda path: path.symlink_to("/dev/zero")),
    "a file that is no longer than nothing, and is": (
        "was being changed while it was read",
        lambda path: path.symlink_to("/proc/self/status"),
    ),
    "a file that breaks": ("cannot be read: [Errno", lambda path: path.symlink_to("/proc/self/mem")),
    "a folder": ("There are no surveys in", lambda path: path.mkdir()),
}
