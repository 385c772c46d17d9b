"""A PostgreSQL of our own for the length of a test run: fresh folder, free port, never as root."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

DEBIANS_PLACE = Path("/usr/lib/postgresql")
ROLE = "dodolan"


class NoPostgres(Exception):
    """There is none on this machine, or it does not start; the message says which."""


def programs() -> Path | None:
    """The folder that holds initdb and pg_ctl, newest version first; None if there is none."""
    debian = [folder for folder in DEBIANS_PLACE.glob("*/bin") if (folder / "initdb").exists()]
    if debian:
        return max(debian, key=lambda folder: float(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).resolve().parent if found else None


@contextmanager
def running(*, durable: bool = False) -> Iterator[str]:
    """Start a server and give its DATABASE_URL; stop it and remove its folder at the end.

    durable: every commit waits for the disk, as in real life. Raises NoPostgres.
    """
    bin_folder = programs()
    if bin_folder is None:
        raise NoPostgres("PostgreSQL is not installed (apt install postgresql).")
    place = Path(tempfile.mkdtemp(prefix="dodolan-pg-"))
    owner = _owner()
    try:
        password, port = secrets.token_urlsafe(18), _free_port()
        secret = place / "password"
        secret.write_text(password)
        if owner:
            for path in (place, secret):
                shutil.chown(path, owner)
        data = str(place / "data")
        words = ["--username", ROLE, "--auth", "scram-sha-256", "--encoding", "UTF8", "--no-locale", "--no-sync"]
        _run(owner, [str(bin_folder / "initdb"), "--pgdata", data, "--pwfile", str(secret), *words])
        options = f"-h 127.0.0.1 -p {port} -k {place} -c max_connections=200"
        if not durable:
            # Nothing here must outlive the run, so no write waits for the disk.
            options += " -c fsync=off -c full_page_writes=off"
        control = [str(bin_folder / "pg_ctl"), "--pgdata", data, "--wait", "--silent"]
        _run(owner, [*control, "--log", str(place / "log"), "--options", options, "start"])
        try:
            yield f"postgresql://{ROLE}:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run(owner, [*control, "--mode", "immediate", "stop"])
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _owner() -> str | None:
    """Who runs the server: ourselves, or when we are root somebody who is not."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise NoPostgres("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody.")


def _run(owner: str | None, words: Sequence[str]) -> None:
    full = ["runuser", "-u", owner, "--", *words] if owner else list(words)
    # A file, not a pipe: the server inherits it, and a pipe would stay open as long as the server lives.
    with tempfile.TemporaryFile("w+") as said:
        done = subprocess.run(full, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", check=False)
        if done.returncode:
            said.seek(0)
            raise NoPostgres(f"{Path(words[0]).name} failed: {said.read().strip()[-500:]}")


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
