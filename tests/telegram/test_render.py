"""What a dialog says becomes Bot API calls: within Telegram's limits, with the buttons under the last piece."""

from typing import Any

import pytest

from surveybot.dialog.chat import Notice, Redrawn, Settled
from surveybot.language.text import Rendered
from surveybot.questions.prompt import Option, Prompt
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
