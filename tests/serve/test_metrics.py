"""What Prometheus reads of the real process after a dialog, and what it must not find there."""

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from tests.serve.processes import served
from tests.serve.stage import Stage, dialogs, play
from tests.serve.test_processes import SAYS_READY, free_port


async def scraped(port: int) -> tuple[str, dict[tuple[str, str], float]]:
    """The text, and the samples by name and label."""
    async with aiohttp.ClientSession() as http, http.get(f"http://127.0.0.1:{port}/metrics") as answer:
        assert answer.status == 200
        text = await answer.text()
    families = text_string_to_metric_families(text)
    return text, {(one.name, "".join(one.labels.values())): one.value for family in families for one in family.samples}


async def test_the_metrics_tell_of_a_dialog_and_of_nobody(stage: Stage) -> None:
    """Every number fits what was said; there is neither an answer nor who gave it."""
    port = free_port()
    person = stage.sandbox.person(language_code="ru")
    script = [line.removesuffix(" +ru") for line in dialogs()["adder_typed"]]
    async with served(stage, "--metrics", f"127.0.0.1:{port}") as process:
        await process.says(SAYS_READY)
        assert await play(stage, person, script) == script
        await stage.settled()
        text, found = await scraped(port)
        typed = sum(line[0] == ">" for line in script)
        assert found["surveybot_updates_total", "command"] == 1
        assert found["surveybot_updates_total", "text"] == typed - 1
        assert found["surveybot_sprints_total", "committed"] == typed
        assert found["surveybot_messages_total", "sent"] == len(stage.heard(person))
        assert found["surveybot_interviews", "complete"] == 1
        assert found["surveybot_live_coroutines", ""] == 1
        assert found["surveybot_updates_waiting", ""] == 0
        assert found["surveybot_database_works", ""] == 1
        assert 0 < found["surveybot_commit_seconds_count", ""] <= typed
        assert found["surveybot_commit_seconds_sum", ""] > 0
        assert found["process_resident_memory_bytes", ""] > 0
        assert str(person.user_id) not in text
        process.stop()
        assert await process.ended() == 0


async def test_a_place_that_is_none_is_told(stage: Stage) -> None:
    """One sentence, with an example of what is right."""
    async with served(stage, "--metrics", "here") as process:
        assert await process.ended() == 3
        assert "`here` is no place to listen at; write HOST:PORT" in process.said
