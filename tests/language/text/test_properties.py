"""What holds of any text, whatever the author, the respondent or chance wrote."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from surveybot.language.nodes import Mapping, Scalar
from surveybot.language.position import Span
from surveybot.language.text import (
    LITERAL_LIMIT,
    Entity,
    Rendered,
    Text,
    join,
    literal,
    longest,
    parse_template,
    render,
    split,
    styled,
    utf16_length,
)

SPAN = Span("survey.yaml", 1, 1, 1, 1)
ANY_TEXT = st.text(st.characters(), max_size=60)
SIGNS = ["**", "_", "`", "[", "](", "](https://example.com)", ")", "{", "}", "{{", "}}", "{a}", "{b}", '"', "'"]
CHARACTERS = [" ", "\n", "\n\n", "x", "Ж", "👋", "👨‍👩‍👧", "\u202e", "\ud800", "https://"]
PIECES = st.sampled_from([*SIGNS, *CHARACTERS])
MARKUP = st.one_of(st.lists(PIECES, max_size=30).map("".join), ANY_TEXT)


def template(source: str) -> Any:
    """The parts of a text, whatever is wrong with it."""
    return parse_template(Scalar(source, SPAN))[0]


def lies_within(message: Rendered) -> bool:
    """Whether the text has no white space around it, and every entity covers something of it."""
    units = message.text.encode("utf-16-le", "surrogatepass")
    inside = all(
        entity.offset >= 0
        and entity.length > 0
        and entity.offset + entity.length <= len(units) // 2
        and units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le", "surrogatepass").strip()
        for entity in message.entities
    )
    return inside and message.text == message.text.strip()


@given(MARKUP, ANY_TEXT)
def test_any_text_renders(source: str, answer: str) -> None:
    """No text makes the reader raise, and offsets are always within the message."""
    parts, problems = parse_template(Scalar(source, SPAN))
    assert all(problem.message and problem.span for problem in problems)
    message = render(parts, lambda pipe: answer)
    assert lies_within(message)
    assert utf16_length(message.text) <= longest(parts, lambda pipe: utf16_length(answer))


@given(ANY_TEXT)
def test_words_without_signs_stay(source: str) -> None:
    """Where no sign of markup is in a text, it is shown as it is."""
    plain = "".join(character for character in source if character not in "{}*_`[")
    assert render(template(plain), lambda pipe: "") == Rendered.plain(plain)


@given(st.lists(PIECES, max_size=300).map("".join) | ANY_TEXT)
def test_answers_are_literal(reply: str) -> None:
    """What is shown of a reply is exactly its cleaned words, in the style of the text around and no other (P13)."""
    answer = literal(reply)
    assert len(answer) <= LITERAL_LIMIT
    assert literal(answer) == answer
    assert answer.isprintable() or any(character.isspace() or character > "\x9f" for character in answer)
    message = render(template("Dear **{name}**, _welcome_!"), lambda pipe: answer)
    length = utf16_length(answer)
    assert message.text == f"Dear {answer}, welcome!"
    bold = (Entity("bold", 5, length),) if length else ()
    assert message.entities == (*bold, Entity("italic", 7 + length, 7))


@given(MARKUP, st.text(max_size=20), st.integers(2, 30))
def test_pieces_hold_everything(source: str, answer: str, limit: int) -> None:
    """A message cut up loses white space only, and no piece is longer than it may be."""
    message = render(template(source), lambda pipe: answer)
    pieces = split(message, limit)
    assert all(0 < utf16_length(piece.text) <= limit and lies_within(piece) for piece in pieces)
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(message.text.split())


@given(st.lists(MARKUP, max_size=4), st.sampled_from(["\n\n", "\n", " 👋 "]))
def test_joined_parts_keep_their_styles(sources: list[str], separator: str) -> None:
    """In a joined message every entity still covers the words it covered before."""
    parts = [render(template(source), lambda pipe: "🙂") for source in sources]
    whole = join(parts, separator)
    assert whole.text == separator.join(part.text for part in parts if part.text)
    covered = [covers(part, entity) for part in parts for entity in part.entities]
    assert [covers(whole, entity) for entity in whole.entities] == covered


@given(MARKUP)
def test_a_hint_is_italic(source: str) -> None:
    """A message in one style more has that style once, from its beginning to its end."""
    message = styled(render(template(source), lambda pipe: "x"), "italic")
    italic = [entity for entity in message.entities if entity.kind == "italic"]
    assert italic == ([Entity("italic", 0, utf16_length(message.text))] if message.text else [])


@given(st.dictionaries(st.sampled_from(["en", "ru", "pt-BR", "EN", "x y", ""]), MARKUP))
def test_any_map_of_languages(sources: dict[str, str]) -> None:
    """A text that is there can be shown in every language, placeholders of all languages are known."""
    mapping = Mapping(SPAN)
    for language, source in sources.items():
        mapping.add(Scalar(language, SPAN), Scalar(source, SPAN))
    text, problems = Text.read(mapping)
    assert problems or text is not None
    if text is not None:
        assert all(text.in_language(language, "en") for language in ("en", "de", "pt", "ru-RU"))
        assert {language for language, _ in text.pipes()} <= set(text.templates) == set(text.places)


def test_hostile_texts_are_read_in_their_length() -> None:
    """A text of 20,000 signs ends in a few problems and no recursion; a longer one is refused."""
    for sign in ("{", "}", "{'", "_a ", "**a ", "[", "](", "[a](b", "`", "{a}", "_a **b** ", "https://.", "[a](("):
        _, problems = parse_template(Scalar((sign * 20_000)[:20_000], SPAN))
        assert len(problems) <= 20
    _, problems = parse_template(Scalar("{" * 20_001, SPAN))
    assert [problem.code for problem in problems] == ["text-too-long"]


def covers(message: Rendered, entity: Entity) -> tuple[str, str, str | None]:
    """The words under an entity, with its kind and address."""
    units = message.text.encode("utf-16-le", "surrogatepass")[2 * entity.offset : 2 * (entity.offset + entity.length)]
    return units.decode("utf-16-le", "surrogatepass"), entity.kind, entity.url
