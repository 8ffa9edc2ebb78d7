"""A target of atheris: in, bytes that libFuzzer makes; out, nothing, or the exception that they led to.

`python -m tests.hostile.fuzz CORPUS` goes on until something is found; `-help=1` lists the options of libFuzzer.
"""

import sys

import atheris

with atheris.instrument_imports(include=["surveybot"]):
    from tests.hostile.test_any_text import assert_told_of


if __name__ == "__main__":
    atheris.Setup(sys.argv, assert_told_of)
    atheris.Fuzz()
