"""Starting and ending: one sentence where it cannot start, nothing left where it ends."""

import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.journeys.running import (
    command,
    free_port,
    guitu_program,
    wait_until_answering,
)

SECONDS_TO_START = 20  # the goal is 5 on a quiet machine; a test run is not quiet


def one_sentence(refused: subprocess.CompletedProcess[str]) -> str:
    """Return the only line that a refused start wrote."""
    lines = [line for line in (refused.stdout + refused.stderr).splitlines() if line.strip()]
    assert refused.returncode == 2, refused
    assert len(lines) == 1, lines
    return lines[0]


def test_a_second_start_on_the_same_home_says_so(app):
    said = one_sentence(app.command("run", "--port", str(free_port())))
    assert app.url in said


def test_a_port_that_is_taken_is_named(app, environment):
    port = app.url.rsplit(":", 1)[1]
    said = one_sentence(command(environment, "run", "--port", port))
    assert port in said


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://nobody:nothing@127.0.0.1:1/none",
        "postgresql://nobody:nothing@127.0.0.1:1/none?sslmode=require",
        "mysql://somewhere/else",
        "nonsense",
    ],
)
def test_a_wrong_database_is_named_without_its_password(url, environment):
    wrong = environment | {"DATABASE_URL": url}
    said = one_sentence(command(wrong, "run", "--port", str(free_port())))
    assert "nothing" not in said


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("en_GB.UTF-8", "was set up by another home"), ("zh_CN.UTF-8", "由另一个数据目录建立")],
)
def test_a_database_that_opens_with_other_keys_is_refused(environment, locale, expected):
    made = command(environment, "setup")
    assert made.returncode == 0, made.stderr
    keys = Path(environment["GUITU_HOME"]) / "keys"
    (keys / "row-security").write_text("00" * 32)

    said = one_sentence(command(environment | {"LC_ALL": locale}, "run", "--port", "0"))

    assert expected in said
    assert str(keys) in said


def test_the_second_start_is_quick_and_ctrl_c_ends_everything(environment, tmp_path, capsys):
    _start_and_end(environment, tmp_path / "first", "--empty")
    seconds = _start_and_end(environment, tmp_path / "second", "--empty")
    with capsys.disabled():
        sys.stdout.write(f"\nsecond start: {seconds:.1f} s\n")
    assert seconds < SECONDS_TO_START


def _start_and_end(environment, log, *options: str) -> float:
    port, began = free_port(), time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [guitu_program(), "run", "--port", str(port), *options],
            env=environment, stdout=output, stderr=output,
        )  # fmt: skip
    wait_until_answering(f"http://127.0.0.1:{port}/sign-in/", process, log)
    seconds = time.monotonic() - began
    process.send_signal(signal.SIGINT)
    process.wait(timeout=30)
    _check_nothing_is_left(environment["GUITU_HOME"], port)
    return seconds


def _check_nothing_is_left(home: str, port: int) -> None:
    deadline = time.monotonic() + 15
    left = _processes_of(home)
    while left and time.monotonic() < deadline:
        time.sleep(0.3)
        left = _processes_of(home)
    assert not left, left
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=2)


def _processes_of(home: str) -> list[str]:
    """Return what still runs with this home: its name is in the arguments or the environment."""
    left = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            arguments = (process / "cmdline").read_bytes()
            known = arguments + (process / "environ").read_bytes()
        except OSError:
            continue
        if home.encode() in known:
            left.append(arguments.replace(b"\0", b" ").decode()[:120])
    return left
