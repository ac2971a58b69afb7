"""Child processes of `guitu run`: they end with their parent, whatever ends it."""

import ctypes
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a Python module as a child that is told to stop when this process dies."""
    return subprocess.Popen(
        [sys.executable, "-m", *arguments],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_stop_with_parent,  # one system call, no locks taken
    )


def wait_for_first(children: list[subprocess.Popen[bytes]]) -> int:
    """Wait until one child ends and return its exit status."""
    while True:
        for child in children:
            status = child.poll()
            if status is not None:
                return status
        time.sleep(0.2)


def end_all(children: list[subprocess.Popen[bytes]], *, seconds: float = 10) -> None:
    """Ask every child to stop, wait, and end those that do not."""
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + seconds
    for child in children:
        try:
            child.wait(timeout=max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _stop_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
