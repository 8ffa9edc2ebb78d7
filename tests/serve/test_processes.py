"""The real process: killed at any moment, stopped, started twice, started wrongly; nothing is lost."""

import asyncio
import random
import socket
from collections import Counter
from dataclasses import replace

import pytest

from surveybot.sandbox.person import Person
from tests.serve.processes import served
from tests.serve.stage import Stage, dialogs, play, until

SAYS_READY = "Ctrl-C stops it"
SECRET = "a-secret-of-the-webhook"


def free_port() -> int:
    """A port of this computer that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_killed_between_any_two_messages_and_at_random_moments(stage: Stage) -> None:
    """One person waits for each answer, another one is cut off while she is served; both end as if nothing was."""
    calm, hasty = stage.sandbox.person(language_code="ru"), stage.sandbox.person(language_code="ru")
    script = [line.removesuffix(" +ru") for line in dialogs()["adder_typed"]]
    starts = [index for index, line in enumerate(script) if line[0] == ">"]
    parts = [script[start:end] for start, end in zip(starts, [*starts[1:], len(script)], strict=True)]
    chance = random.Random(5)
    for part in parts:
        async with served(stage) as process:
            await process.says(SAYS_READY)
            heard = len(stage.heard(calm))
            await calm.send(part[0].removeprefix("> "))
            await reached(stage, calm, part[-1], heard)
            await hasty.send(part[0].removeprefix("> "))
            await asyncio.sleep(chance.uniform(0.0, 0.06))
            await process.kill()
    async with served(stage) as process:
        await process.says(SAYS_READY)
        await stage.settled()
        process.stop()
        assert await process.ended() == 0
    expected = [line for line in script if line[0] == "<"]
    kills = len(parts)
    for person, promised in ((calm, expected), (hasty, [line for line in expected if line in SAID])):
        went = stage.heard(person)
        assert in_order(promised, went), went
        once = Counter(expected)
        assert all(count <= once[line] + kills for line, count in Counter(went).items() if line[0] == "<"), went
    rows = await stage.rows("SELECT content FROM responses")
    assert len(rows) == 2
    assert rows[0] == rows[1]
    assert '"second":20' in rows[0].content


# What is said in any case; a question may give way to the next one, when its answer is there already.
SAID = ("< Умею складывать числа.", "< Будет 5", "< Будет 30", "< Пока! Сначала - /start")


async def reached(stage: Stage, person: Person, line: str, after: int) -> None:
    """Returns when the bot has done that since then."""

    async def claim() -> bool:
        return line in stage.heard(person)[after:]

    await until(claim)


def in_order(expected: list[str], went: list[str]) -> bool:
    """Whether all of what is expected went, in that order, whatever was repeated in between."""
    rest = iter(went)
    return all(line in rest for line in expected)


async def test_sigterm_ends_within_ten_seconds_and_the_dialog_goes_on(stage: Stage) -> None:
    """SIGTERM in the middle of a conversation: exit code 0, in time, and everything is answered after the restart."""
    people = [stage.sandbox.person(language_code="ru") for _ in range(10)]
    loop = asyncio.get_running_loop()
    async with served(stage) as process:
        await process.says(SAYS_READY)
        for person in people:
            await person.send("/start adder")
            await person.send("2")
        await people[0].wait_for(lambda seen: True)
        process.stop()
        begun = loop.time()
        assert await process.ended() == 0
        assert loop.time() - begun < 10
        assert "Traceback" not in process.said
    async with served(stage) as process:
        await process.says(SAYS_READY)
        await stage.settled()
        for person in people:
            await person.send("40")
        for person in people:
            await person.wait_for("Будет 42")
        async with served(stage) as second:
            await second.says(SAYS_READY)
            await process.says("a second program fetches this bot's messages")
    for person in people:
        assert stage.heard(person).count("< Будет 42") == 1


WEBHOOK = ["--webhook", "http://127.0.0.1:1"]
WRONG = "123456789:AAwrong-wrong-wrong-wrong-wrong-wrong-0"


@pytest.mark.parametrize(
    ("token", "words", "url", "sentence"),
    [
        ("", [], None, "There is no BOT_TOKEN: get one from @BotFather in Telegram"),
        ("no token at all", [], None, "BOT_TOKEN is no token of a bot"),
        (WRONG, [], None, "Telegram does not accept this token"),
        (None, WEBHOOK, None, "A webhook needs SURVEYBOT_WEBHOOK_SECRET"),
        (None, [*WEBHOOK, "--listen", "here"], None, "A webhook needs SURVEYBOT_WEBHOOK_SECRET"),
        (None, [], "answers.db", "This is no database URL; write for example sqlite"),
        (None, [], "mysql://root@localhost/answers", "surveybot works with SQLite and PostgreSQL, not with mysql."),
        (None, [], "sqlite:////no/such/folder/a.db", "There is no folder /no/such/folder"),
        (None, [], "sqlite://", "An SQLite database is a file"),
        (None, [], "sqlite:///:memory:", "An SQLite database is a file"),
        (None, [], "postgresql://nobody@127.0.0.1:1/none", "The database does not work"),
    ],
)
async def test_what_is_set_wrongly_is_told_in_one_sentence(
    stage: Stage, token: str | None, words: list[str], url: str | None, sentence: str
) -> None:
    """Exit code 3 and one line that begins so, without a traceback and without the token."""
    async with served(replace(stage, url=url or stage.url), *words, token=token) as process:
        assert await process.ended() == 3
    assert process.said.startswith(f"surveybot: {sentence}"), process.said
    assert process.said.count("\n") == 1
    assert "wrong-wrong" not in process.said


@pytest.mark.parametrize("html", [None, "<html>502</html>"])
async def test_without_telegram_it_says_so_in_one_sentence(stage: Stage, html: str | None) -> None:
    """Nobody answers, or a gateway does with a page of its own: exit code 3 and one line."""
    if html is not None:
        stage.sandbox.faults.add(html=html, times=None)
    async with served(stage, api_base=None if html else "http://127.0.0.1:1") as process:
        assert await process.ended() == 3
    assert process.said.startswith("surveybot: Telegram cannot be reached"), process.said
    assert process.said.count("\n") == 1


async def test_the_webhook_hears_only_telegram_and_answers_when_it_is_committed(stage: Stage) -> None:
    """A dialog by webhook goes as written; strangers, bad and large bodies are refused and leave no row."""
    port = free_port()
    listen = ["--webhook", f"http://127.0.0.1:{port}", "--listen", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}/telegram"
    async with served(stage, *listen, SURVEYBOT_WEBHOOK_SECRET=SECRET) as process:
        await process.says(SAYS_READY)
        script = [line.removesuffix(" +ru") for line in dialogs()["office"]]
        assert await play(stage, stage.sandbox.person(), script) == script
        rows = await stage.rows("SELECT rev FROM respondents")
        assert [await status(url, secret, body) for secret, body, _ in REQUESTS] == [code for *_, code in REQUESTS]
        assert await stage.rows("SELECT rev FROM respondents") == rows
        async with served(stage, *listen, SURVEYBOT_WEBHOOK_SECRET=SECRET) as second:
            assert await second.ended() == 3
            assert f"Nothing can listen at 127.0.0.1:{port}" in second.said
        process.stop()
        assert await process.ended() == 0


REQUESTS: list[tuple[bytes | None, bytes, int]] = [
    (None, b'{"update_id": 1}', 401),
    (b"wrong", b'{"update_id": 1}', 401),
    (b"\xff\xfe", b'{"update_id": 1}', 401),
    (SECRET.encode(), b"", 400),
    (SECRET.encode(), b"not json", 400),
    (SECRET.encode(), b"[]", 400),
    (SECRET.encode(), b'{"update_id": 99999999999999999999}', 400),
    (SECRET.encode(), b'{"update_id": 1, "message": "\xff"}', 400),
    (SECRET.encode(), b"[" * 200_000, 400),
    (SECRET.encode(), b'{"update_id": 1, "x": "' + b"x" * 300_000 + b'"}', 413),
    (SECRET.encode(), b'{"update_id": 1, "poll": {"id": "7"}}', 200),
]


async def status(url: str, secret: bytes | None, body: bytes) -> int:
    """What the webhook answers, byte by byte as a stranger may send it."""
    host, port = url.split("/")[2].split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    header = b"" if secret is None else b"X-Telegram-Bot-Api-Secret-Token: " + secret + b"\r\n"
    head = b"POST /telegram HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n"
    writer.write(head % (len(body), header) + body)
    answer = await reader.readline()
    writer.close()
    return int(answer.split()[1])
