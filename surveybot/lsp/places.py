"""Places in the protocol's words: in, lines and columns from 1; out, ranges from 0 in the editor's units, and back."""

from pathlib import Path

from lsprotocol import types as lsp
from pygls import uris
from pygls.workspace import PositionCodec, ServerTextPosition, ServerTextRange

from surveybot.authoring.editing.lines import lines_of
from surveybot.language.position import Span
from surveybot.lsp.desk import Desk


class Places:
    """Turns places round; an editor counts in UTF-16 unless it has asked for something else."""

    def __init__(self, desk: Desk, codec: PositionCodec) -> None:
        """Counts the characters of the files on a desk."""
        self.desk = desk
        self.codec = codec

    def lines(self, path: Path) -> list[str]:
        """The lines of a file."""
        return lines_of(self.desk.text(path))

    def range(self, span: Span) -> lsp.Range:
        """Where a span is."""
        start = ServerTextPosition(span.line - 1, span.column - 1)
        end = ServerTextPosition(span.end_line - 1, span.end_column - 1)
        return self.codec.range_to_client_units(self.lines(Path(span.file)), ServerTextRange(start, end))

    def text(self, span: Span) -> str:
        """What stands there; empty where that is more than a line."""
        line = self.lines(Path(span.file))[span.line - 1]
        return line[span.column - 1 : span.end_column - 1] if span.line == span.end_line else ""

    def location(self, span: Span) -> lsp.Location:
        """The same with its file."""
        return lsp.Location(uri_of(Path(span.file)), self.range(span))

    def cursor(self, path: Path, position: lsp.Position) -> tuple[int, int]:
        """A line and a column in characters, both from 0."""
        found = self.codec.position_from_client_units(self.lines(path), position)
        return found.line, found.character

    def before(self, path: Path, position: lsp.Position, length: int) -> lsp.Range:
        """The last characters before a position."""
        line, column = self.cursor(path, position)
        start = ServerTextPosition(line, column - length)
        return lsp.Range(self.codec.position_to_client_units(self.lines(path), start), position)


def path_of(uri: str) -> Path:
    """The file that an address means."""
    return Path(uris.to_fs_path(uri) or uri)


def uri_of(path: Path) -> str:
    """The address of a file."""
    return path.absolute().as_uri()
