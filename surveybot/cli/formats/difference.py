"""What would be changed in a file: in, its bytes before and after; out, a unified diff that `git apply` takes."""

import re
import sys
from difflib import unified_diff

from rich.text import Text

from surveybot.cli.output import Output
from surveybot.console.cells import visible

_STYLES = {"+": "green", "-": "red", "@": "cyan"}
_LINE = re.compile("[^\n]*\n|[^\n]+")  # as git counts them
_NO_END = "\\ No newline at end of file"


def print_difference(file: str, before: bytes, after: bytes) -> None:
    """Prints nothing if there is no difference; on a terminal what would move its cursor is shown as a sign."""
    old, new = (_LINE.findall(source.decode("utf-8")) for source in (before, after))
    output = Output()
    for line in unified_diff(old, new, file, file):
        text = line if line.endswith("\n") else f"{line}\n{_NO_END}\n"
        if output.is_terminal:
            output.print(Text(visible(text.replace("\r\n", "\n"), keep="\t\n"), _STYLES.get(line[0], "")), end="")
        else:
            sys.stdout.write(text)  # rich would take out the ends of lines that Windows makes
