"""What an administrator does beside a running service: a backup that restores (P11), and a look at its health."""

import asyncio
import os
from pathlib import Path

import pytest

from surveybot.cli.main import run
from surveybot.sandbox.server import Sandbox
from tests.serve.stage import Stage
from tests.storage.postgres import PostgreSQL


async def command(*words: str | Path) -> int:
    """The exit code of a command, run in a thread: the sandbox must go on meanwhile."""
    return await asyncio.to_thread(run, [str(word) for word in words], debug=False)


async def test_a_backup_of_a_running_service_is_served_on(stage: Stage, tmp_path: Path) -> None:
    """What was answered before it began is in it, what came later is asked again, and everybody goes on from there."""
    person = stage.sandbox.person(language_code="ru")
    copy = tmp_path / "backups" / "copy.db"
    copy.parent.mkdir()
    async with stage.polling():
        await person.send("/start adder")
        await person.send("2")
        await person.wait_for("второе")
        assert await command("backup", copy, "--db", stage.url) == 0
        assert copy.stat().st_mode & 0o777 == 0o600
        await person.send("3")
        await person.wait_for("Будет 5")
        await stage.settled()
    restored = Stage(stage.sandbox, f"sqlite:///{copy}")
    async with restored.polling():
        await person.send("40")
        await person.wait_for("Будет 42")
    assert [path.name for path in copy.parent.iterdir() if "partial" in path.name] == []


@pytest.mark.parametrize(
    ("target", "sentence"),
    [("there.db", "is there already"), ("nowhere/copy.db", "There is no folder")],
)
async def test_a_backup_overwrites_nothing(
    target: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says why it is not made, and what is there stays."""
    (tmp_path / "there.db").write_text("precious")
    assert await command("backup", tmp_path / target, "--db", f"sqlite:///{tmp_path}/answers.db") == 3
    assert sentence in capsys.readouterr().err
    assert (tmp_path / "there.db").read_text() == "precious"


async def test_postgresql_is_backed_up_by_its_own_tool(
    sandbox: Sandbox, postgres: PostgreSQL, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command names it."""
    stage = Stage(sandbox, postgres.new_database(), media=tmp_path)
    async with stage.polling():
        assert await command("backup", tmp_path / "copy.db", "--db", stage.url) == 3
    assert "pg_dump" in capsys.readouterr().err


async def examined(stage: Stage, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str]]:
    """The exit code of `doctor` and its lines, each without its sign's colour."""
    code = await command("doctor", "--db", stage.url, "--api-base", stage.sandbox.base_url, *words)
    return code, capsys.readouterr().out.splitlines()


async def test_a_healthy_service_has_nothing_to_complain_of(
    stage: Stage, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything that is looked at is well, while it runs and serves."""
    monkeypatch.setenv("BOT_TOKEN", stage.sandbox.token)
    async with stage.polling():
        await stage.sandbox.person(language_code="ru").send("/start adder")
        await stage.settled()
        code, lines = await examined(stage, capsys)
    assert code == 0
    signs = {line.split(":")[0][2:]: line[0] for line in lines}
    free = signs.pop("disk")
    assert signs == dict.fromkeys(["token", "updates", "clock", "database", "durability", "left over"], "✓")
    assert free in "✓✗"  # that depends on this computer


@pytest.mark.parametrize(
    ("setting", "line"),
    [
        ({"BOT_TOKEN": ""}, "✗ token: there is no BOT_TOKEN"),
        ({"BOT_TOKEN": "1:wrong"}, "✗ token: Telegram does not accept it (401)"),
        ({"SURVEYBOT_API_BASE": "http://127.0.0.1:1"}, "✗ telegram: http://127.0.0.1:1 cannot be reached"),
        ({"SURVEYBOT_DB": "sqlite:///nowhere.db"}, "✗ database: There is no database nowhere.db"),
        ({"SURVEYBOT_WEBHOOK_URL": "https://hr.example"}, "! updates: the webhook of Telegram is not set"),
    ],
    ids=lambda value: "".join(value) if isinstance(value, dict) else "",
)
async def test_what_is_wrong_is_told_with_a_remedy(
    setting: dict[str, str],
    line: str,
    stage: Stage,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    """One bad setting, one finding; the exit code says whether it keeps the service from working."""
    monkeypatch.chdir(tmp_path)
    usual = {"BOT_TOKEN": stage.sandbox.token, "SURVEYBOT_API_BASE": stage.sandbox.base_url, "SURVEYBOT_DB": stage.url}
    for name, value in (usual | setting).items():
        monkeypatch.setenv(name, value)
    async with stage.polling():
        code = await command("doctor")
    found = [told for told in capsys.readouterr().out.splitlines() if told[0] != "✓" and "disk" not in told]
    assert any(told.startswith(line) for told in found), found
    assert code == (1 if line[0] == "✗" else 0) or not _has_room(tmp_path)


def _has_room(folder: Path) -> bool:
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize > 500 * 1024**2
