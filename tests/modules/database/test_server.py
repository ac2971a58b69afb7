"""The embedded server is shared: whoever comes second waits for nobody, the last one stops it."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from guitu.database import keys
from guitu.database.location import locate, socket_folder
from guitu.database.server import _workplace, answers, forget, running, stop
from guitu.kernel.errors import NotConfigured

HOLD = """
import sys
from pathlib import Path
from guitu.database.location import locate
from guitu.database.server import running
with running(locate(Path(sys.argv[1]), "")):
    print("up", flush=True)
    sys.stdin.read()
"""


def hold(home: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"GUITU_DATABASE_THROWAWAY": "1"},
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "up\n"
    return holder


def test_two_processes_share_a_server_and_the_last_one_stops_it(tmp_path):
    location = locate(tmp_path, "")
    first = hold(tmp_path)
    second = hold(tmp_path)

    first.communicate("", timeout=30)
    still_up = answers(location)
    second.communicate("", timeout=30)

    assert (still_up, answers(location)) == (True, False)
    forget(location)


def test_a_server_left_behind_by_a_killed_process_is_used_and_stopped(tmp_path):
    location = locate(tmp_path, "")
    killed = hold(tmp_path)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=30)

    with running(location):
        up = answers(location)

    assert (up, answers(location)) == (True, False)
    forget(location)


def test_a_home_made_anew_says_so_and_leaves_no_server_behind(tmp_path):
    with running(locate(tmp_path, "")):
        pass
    shutil.rmtree(tmp_path / "keys")
    keys._text.cache_clear()
    without_keys = locate(tmp_path, "")

    with pytest.raises(NotConfigured, match="keys are gone"), running(without_keys):
        pass

    assert not Path(socket_folder(tmp_path), ".s.PGSQL.5432").exists()
    forget(without_keys)


def test_a_process_that_has_the_number_of_a_dead_server_is_left_alone(tmp_path):
    location = locate(tmp_path, "")
    data = _workplace(tmp_path)[0] / "data"
    with running(location):
        pass
    stranger = subprocess.Popen(["sleep", "60"])
    (data / "postmaster.pid").write_text(f"{stranger.pid}\n")

    stop(location)
    with running(location):
        up = answers(location)

    assert (stranger.poll(), up, answers(location)) == (None, True, False)
    stranger.kill()
    stranger.wait()
    forget(location)
