"""What a dialog says becomes Bot API calls: within Telegram's limits, with the buttons under the last piece."""

from typing import Any

import pytest

from surveybot.dialog.chat import Closed, Notice, Redrawn, Settled
from surveybot.language.text import Entity, Rendered
from surveybot.questions.media import Media
from surveybot.questions.prompt import Option, Prompt, Sharing
from surveybot.telegram.render import render

PLACE = f"{2**48 - 1:x}"
ROWS = ((Option("0", "Да"), Option("1", "Нет")), (Option("skip", "Пропустить"),))


def buttons(item: dict[str, Any]) -> list[list[dict[str, str]]]:
    """The inline keyboard of a call."""
    return list(item["params"].get("reply_markup", {}).get("inline_keyboard", []))


def test_a_prompt_is_one_message_with_a_button_for_each_option() -> None:
    """Every button says the interview, the number of the prompt and what it means."""
    (item,) = render(Prompt(Rendered.plain("Да?"), 12, ROWS), PLACE)
    assert (item["kind"], item["method"], item["ref"]) == ("prompt", "sendMessage", f"{PLACE}.12")
    assert item["params"]["text"] == "Да?"
    assert [[button["text"] for button in row] for row in buttons(item)] == [["Да", "Нет"], ["Пропустить"]]
    assert buttons(item)[1][0]["callback_data"] == f"{PLACE}.12.skip"


@pytest.mark.parametrize("sign", ["x", "ж", "😀"])
def test_a_long_text_is_cut_into_messages_that_telegram_takes(sign: str) -> None:
    """Nothing is lost, and only the last message asks."""
    text = " ".join([sign * 9] * 1200)
    *before, last = render(Prompt(Rendered.plain(text), 1, ROWS), PLACE)
    assert before
    assert all(len(item["params"]["text"].encode("utf-16-le")) <= 2 * 4096 for item in (*before, last))
    assert [item["kind"] for item in before] == ["message"] * len(before)
    assert not any(buttons(item) for item in before)
    assert buttons(last)
    told = "".join(item["params"]["text"] for item in (*before, last))
    assert told.replace(" ", "").replace("\n", "") == text.replace(" ", "")


def test_edits_know_the_tapped_message_or_the_prompt_they_belong_to() -> None:
    """With a tap the message is known; without one the sender looks for the prompt by its name."""
    settled, redrawn = Settled(3, Rendered.plain("✓")), Redrawn(Prompt(Rendered.plain("?"), 3, ROWS))
    (edit,) = render(settled, PLACE, 77)
    assert (edit["kind"], edit["method"], edit["params"]["message_id"]) == ("edit", "editMessageText", 77)
    (edit,) = render(settled, PLACE)
    assert edit["ref"] == f"{PLACE}.3"
    assert "message_id" not in edit["params"]
    (edit,) = render(redrawn, PLACE, 77)
    assert edit["method"] == "editMessageReplyMarkup"
    assert len(buttons(edit)) == 2


def test_what_a_respondent_wrote_is_never_markup() -> None:
    """Text goes as it is, without a parse mode."""
    (item,) = render(Notice(Rendered.plain("<b>{bot.token}</b> *_[")), "r")
    assert item["params"]["text"] == "<b>{bot.token}</b> *_["
    assert "parse_mode" not in item["params"]


@pytest.mark.parametrize(
    ("name", "method", "field"),
    [
        ("pictures/map.PNG", "sendPhoto", "photo"),
        ("wave.gif", "sendAnimation", "animation"),
        ("tour.mp4", "sendVideo", "video"),
        ("song.mp3", "sendAudio", "audio"),
        ("hello.ogg", "sendVoice", "voice"),
        ("plan.pdf", "sendDocument", "document"),
        ("plan", "sendDocument", "document"),
    ],
)
def test_a_file_has_the_text_as_its_caption(name: str, method: str, field: str) -> None:
    """What is sent depends on its ending; the buttons stand under it."""
    text = Rendered("Where?", (Entity("bold", 0, 5),))
    (item,) = render(Prompt(text, 1, ROWS, media=Media(name)), PLACE, files={name: "abc"})
    assert (item["kind"], item["method"], item["ref"]) == ("prompt", method, f"{PLACE}.1")
    assert item["file"] == {"hash": "abc", "name": name, "field": field}
    assert item["params"]["caption"] == "Where?"
    assert item["params"]["caption_entities"] == [{"type": "bold", "offset": 0, "length": 5}]
    assert "text" not in item["params"]
    assert buttons(item)


@pytest.mark.parametrize(("length", "messages"), [(512, 1), (513, 2)])
def test_what_is_too_long_for_a_caption_follows_the_file(length: int, messages: int) -> None:
    """A caption holds 1,024 UTF-16 units (Bot API), and these signs are two each."""
    items = render(Notice(Rendered.plain("😀" * length), Media("a.jpg")), PLACE, files={"a.jpg": "abc"})
    assert [item["method"] for item in items] == ["sendPhoto", "sendMessage"][:messages]
    assert [set(item["params"]) for item in items][-1] >= {"caption" if messages == 1 else "text"}
    assert items[0]["params"].keys() == ({"caption"} if messages == 1 else set())


def test_a_file_that_an_old_edition_did_not_keep_is_left_out() -> None:
    """The text goes without it."""
    (item,) = render(Notice(Rendered.plain("Look."), Media("a.jpg")), PLACE)
    assert item["method"] == "sendMessage"


def test_the_text_of_a_prompt_with_a_file_is_edited_as_a_caption_or_else_as_text() -> None:
    """Which of them it is only Telegram knows: after a refusal there is no file."""
    varying = Prompt(Rendered.plain("?"), 3, ROWS, media=Media("a.jpg"), varies=True)
    for said, has_buttons in ((Settled(3, Rendered.plain("✓"), pictured=True), False), (Redrawn(varying), True)):
        (edit,) = render(said, PLACE, 77)
        otherwise = edit["otherwise"]
        assert [edit["method"], otherwise["method"]] == ["editMessageCaption", "editMessageText"]
        assert edit["params"]["caption"] == otherwise["params"]["text"]
        assert [bool(buttons(edit)), bool(buttons(otherwise))] == [has_buttons, has_buttons]
        assert [one["params"]["message_id"] for one in (edit, otherwise)] == [77, 77]


def test_a_keyboard_below_the_chat_shares_or_types_and_goes() -> None:
    """It comes with the prompt; what answers it, or says that there is no answer, takes it away."""
    asks = Prompt(Rendered.plain("Number?"), 1, ((Option("skip", "Skip"),),), Sharing("contact", "Send it"))
    (item,) = render(asks, PLACE)
    markup = item["params"]["reply_markup"]
    assert markup["keyboard"] == [[{"text": "Send it", "request_contact": True}], [{"text": "Skip"}]]
    assert markup["one_time_keyboard"]
    for said in (
        Settled(1, Rendered.plain("✓ +1"), by_message=True),
        Closed(1, Rendered.plain("– no answer")),
        Notice(Rendered.plain("Bye."), clears=True),
    ):
        (item,) = render(said, PLACE, 77)
        assert (item["kind"], item["method"]) == ("message", "sendMessage")
        assert item["params"]["reply_markup"] == {"remove_keyboard": True}
