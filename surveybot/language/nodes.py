"""What the YAML reader makes of a file: text, mappings and lists that know where they stand."""

from collections.abc import Callable

from surveybot.language.position import Span


class Scalar(str):
    """A text in the file (every scalar is text) with its place.

    `source_span(start, end)` is where characters start..end of the *value* stand in the file,
    also for quoted, escaped, folded and block scalars.
    """

    __slots__ = ("_locate", "plain", "span")
    span: Span
    plain: bool
    _locate: Callable[[int, int], Span] | None

    def __new__(
        cls, value: str, span: Span, *, plain: bool = True, locate: Callable[[int, int], Span] | None = None
    ) -> "Scalar":
        """`plain` is false for quoted and block scalars; without `locate` the value stands on one line as it is."""
        self = super().__new__(cls, value)
        self.span = span
        self.plain = plain
        self._locate = locate
        return self

    def __deepcopy__(self, memo: object) -> "Scalar":
        """Itself: it never changes."""
        return self

    @classmethod
    def nowhere(cls, value: str = "") -> "Scalar":
        """A text that stands in no file: what the language itself supplies."""
        return cls(value, Span("", 1, 1, 1, 1))

    def source_span(self, start: int, end: int) -> Span:
        """The place of value characters start..end (end not included)."""
        if self._locate is not None:
            return self._locate(start, end)
        span = self.span
        return Span(span.file, span.line, span.column + start, span.line, span.column + end)


class Mapping(dict[str, "Node"]):
    """A YAML mapping in the file's order; `key_of` gives a key with its place."""

    span: Span

    def __init__(self, span: Span) -> None:
        """An empty mapping at `span`; the reader fills it with `add`."""
        super().__init__()
        self.span = span
        self._keys: dict[str, Scalar] = {}

    def add(self, key: Scalar, value: "Node") -> None:
        """Takes in one entry; a key that is there already is the reader's to complain of."""
        self._keys[key] = key
        self[key] = value

    def key_of(self, name: str) -> Scalar:
        """The key `name` as it stands in the file."""
        return self._keys[name]

    def without(self, *names: str) -> "Mapping":
        """The same mapping but for some keys."""
        rest = Mapping(self.span)
        for name, value in self.items():
            if name not in names:
                rest.add(self._keys[name], value)
        return rest


class Sequence(list["Node"]):
    """A YAML list with its place."""

    span: Span

    def __init__(self, span: Span) -> None:
        """An empty list at `span`."""
        super().__init__()
        self.span = span


Node = Scalar | Mapping | Sequence
