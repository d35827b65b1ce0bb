"""A PostgreSQL of the harness's own: Debian's programs, a folder of its own, no port but a socket in that folder."""

import os
import pwd
import shutil
import signal
import subprocess
import time
from pathlib import Path

VERSIONS = Path("/usr/lib/postgresql")
USER = "easydown"


class Postgres:
    def __init__(self, folder: Path):
        self.folder = folder
        self.address = f"postgres://{USER}@/postgres?host={folder}"
        folder.mkdir()
        # PostgreSQL does not run as root. As whoever it runs, it ends with this harness.
        self._prefix = ["setpriv", "--pdeathsig", "QUIT"]
        if os.geteuid() == 0:
            self._prefix += ["--reuid=postgres", "--regid=postgres", "--clear-groups"]
            owner = pwd.getpwnam("postgres")
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        self._run("initdb", "-D", self.folder / "data", "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8",
                  "--locale", "C.UTF-8")
        self.start()

    @staticmethod
    def is_installed() -> bool:
        return Postgres._programs() is not None and shutil.which("setpriv") is not None

    @staticmethod
    def _programs() -> Path | None:
        found = [version for version in VERSIONS.glob("*") if version.name.isdigit()]
        return max(found, key=lambda version: int(version.name)) / "bin" if found else None

    def _command(self, program: str, *words) -> list:
        return [*self._prefix, self._programs() / program, *words]

    def _run(self, program: str, *words) -> str:
        done = subprocess.run(self._command(program, *words), cwd="/", capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr}")
        return done.stdout.strip()

    def start(self) -> None:
        # A killed process loses nothing that it wrote; what the disk would lose is not what is tried here.
        settings = ["-c", "fsync=off", "-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}",
                    "-c", "shared_buffers=16MB", "-c", "restart_after_crash=on"]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(self._command("postgres", "-D", self.folder / "data", *settings), cwd="/",
                                             stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        end = time.monotonic() + 60
        while True:
            try:
                self.query("SELECT 1")
                return
            except RuntimeError:
                if time.monotonic() > end or self._process.poll() is not None:
                    raise
                time.sleep(0.1)

    def query(self, statement: str) -> str:
        return self._run("psql", "-h", self.folder, "-U", USER, "-d", "postgres", "-X", "-q", "-A", "-t",
                         "-c", statement)

    def processes(self) -> list[int]:
        """The postmaster first, then all that it has started."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        try:
            return [self._process.pid] + [int(pid) for pid in children.read_text().split()]
        except OSError:
            return []

    def signal(self, number: int) -> None:
        for pid in self.processes():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass

    def kill(self) -> None:
        """The postmaster and all its backends at once: no shutdown, no word to anybody."""
        # One that stands still starts no more of them.
        self._process.send_signal(signal.SIGSTOP)
        killed = self.processes()
        self.signal(signal.SIGKILL)
        self._process.wait()
        while any(_is_running(pid) for pid in killed):
            time.sleep(0.02)

    def sessions(self) -> int:
        """Connections of the service."""
        return int(self.query("SELECT count(*) FROM pg_stat_activity"
                              " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"))

    def stop(self) -> None:
        self._process.send_signal(signal.SIGINT)
        self._process.wait(60)


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
