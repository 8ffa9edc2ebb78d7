"""The files that administrators copy: they can be read, and name what there is."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from surveybot.cli.commands import COMMANDS

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "docs" / "deploy"


def test_compose_runs_what_is_there() -> None:
    """Every file that it mounts or builds from exists, and every worker that HAProxy knows is a service."""
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    for service in services.values():
        mounted = [volume.split(":")[0] for volume in service.get("volumes", ()) if volume.startswith(".")]
        assert all((DEPLOY / path).exists() for path in mounted)
        build = service.get("build")
        assert build is None or (DEPLOY / build["context"] / build["dockerfile"]).is_file()
    workers = {place.split(":")[0] for name, place in services["haproxy"]["environment"].items() if "WORKER" in name}
    assert workers == set(services) - {"haproxy", "postgres"}


def test_the_unit_runs_a_command_that_there_is() -> None:
    """Systemd's file is well formed, and what it starts is a command of ours."""
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[method-assign,assignment]
    unit.read(DEPLOY / "surveybot.service")
    program, command, *_ = unit["Service"]["ExecStart"].split()
    assert program.endswith("/surveybot")
    assert command in {known.name for known in COMMANDS}


@pytest.mark.skipif(shutil.which("haproxy") is None, reason="there is no haproxy on this computer")
def test_haproxy_takes_its_configuration() -> None:
    """HAProxy itself finds nothing wrong with it."""
    path = DEPLOY / "haproxy.cfg"
    done = subprocess.run(["haproxy", "-c", "-f", path], capture_output=True, text=True, check=False)
    assert (done.returncode, re.sub("Configuration file is valid\n", "", done.stdout)) == (0, ""), done.stderr
