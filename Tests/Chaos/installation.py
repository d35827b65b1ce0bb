"""One service under scripts/run, restarted when it ends, as a service manager would."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# At the end: this folder's own modules come first.
sys.path.append(str(ROOT / "Tests/Browser"))
from service import free_port  # noqa: E402

RECORDINGS = ROOT / "Tests/Fixtures/recordings"


class Installation:
    """What it stands on beside its own processes: a clock, and where they are given a database (else a file of its own)
    and a media host that is not to be trusted (else the recorded internet)."""

    def __init__(self, folder: Path, clock, database=None, origin=None):
        self.state = folder / "state"
        self.clock, self.database, self.origin = clock, database, origin
        self.port = free_port()
        self.environment = self._settings()
        self.snippets = self._snippets(folder)
        self.output = folder / "output"
        self.output.touch()
        self.token = ""
        self.restarts = -1
        self._stopping = threading.Event()
        self._process: subprocess.Popen | None = None
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()
        self.wait_until_ready(60)
        self.token = self._printed_token()

    def _settings(self) -> dict[str, str]:
        rates = ("EASYDOWN_KEY_RATE", "EASYDOWN_ADDRESS_RATE", "EASYDOWN_FAILURE_RATE")
        settings = {**os.environ, **dict.fromkeys(rates, "1000000/1000000"), "EASYDOWN_STATE": str(self.state),
                    "EASYDOWN_CACHE_SECONDS": "0", "EASYDOWN_DRAIN_SECONDS": "5", "EASYDOWN_MEDIA_DRAIN_SECONDS": "5"}
        if self.clock.library:
            settings["LD_PRELOAD"] = str(self.clock.library)
        if self.database:
            settings |= {"EASYDOWN_DATABASE": self.database.address, "EASYDOWN_DATABASE_CONNECTIONS": "4"}
        if self.origin:
            settings |= {"EASYDOWN_PROXY": f"http://127.0.0.1:{self.origin.port}", "EASYDOWN_PARSE_SECONDS": "2",
                         "EASYDOWN_ORIGIN_STALL_SECONDS": "1"}
        return settings

    def _printed_token(self) -> str:
        """Shown once, a moment after the service answers."""
        end = time.monotonic() + 10
        while time.monotonic() < end:
            found = re.search(r"ed_live_[A-Za-z0-9]+", self.output.read_text())
            if found:
                return found.group()
            time.sleep(0.05)
        raise RuntimeError("the first start showed no token")

    def _snippets(self, folder: Path) -> Path:
        """Without nginx's limits for one address: here one address is all callers."""
        target = folder / "snippets"
        target.mkdir()
        for file in (ROOT / "nginx/snippets").glob("*.conf"):
            (target / file.name).write_text(re.sub(r"(?m)^ *limit_(req|conn) .*\n", "", file.read_text()))
        return target

    def _keep(self) -> None:
        command = [ROOT / "scripts/run", "--port", str(self.port), "--state", self.state, "--binary",
                   self.clock.binary, "--snippets", self.snippets, "--end-with-input"]
        if not self.origin:
            command += ["--recordings", RECORDINGS]
        while not self._stopping.is_set():
            with self.output.open("ab") as output:
                self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=output,
                                                 stderr=subprocess.STDOUT, env=self.environment)
            self.restarts += 1
            self._process.wait()
            self._process.stdin.close()
            # The port may be held by workers of an nginx whose parent was killed.
            for pid in self.processes("nginx:"):
                self._kill(pid, signal.SIGKILL)
            time.sleep(0.1)

    @staticmethod
    def _kill(pid: int, number: int) -> None:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            pass

    def wait_until_ready(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.is_ready():
                return
            time.sleep(0.1)
        raise RuntimeError(f"the service does not answer:\n{self.output.read_text()[-2000:]}")

    def is_ready(self) -> bool:
        answer = subprocess.run(["curl", "-fsS", "-m", "2", "-o", "/dev/null", f"http://127.0.0.1:{self.port}/readyz"],
                                capture_output=True)
        return answer.returncode == 0

    def command(self, *words: str) -> str:
        return subprocess.run([self.clock.binary, *words], env=self.environment, check=True, capture_output=True,
                              text=True).stdout

    def account(self) -> str:
        return (self.state / "demo-account").read_text().strip()

    def processes(self, word: str = "") -> list[int]:
        """Processes of this installation whose command line holds `word`: by their state folder."""
        found = []
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
                environment = (entry / "environ").read_bytes()
            except OSError:
                continue
            is_ours = str(self.state).encode() in environment or str(self.state) in command
            if word in command and (is_ours or command.startswith("nginx:") and self._holds_our_files(entry)):
                found.append(int(entry.name))
        return [pid for pid in found if pid != os.getpid()]

    def _holds_our_files(self, process: Path) -> bool:
        """nginx writes its title over its environment; its logs are open all the same."""
        for descriptor in (process / "fd").iterdir():
            try:
                if str(self.state) in os.readlink(descriptor):
                    return True
            except OSError:
                continue
        return False

    def parent(self) -> int | None:
        found = self.processes(" serve ")
        return found[0] if found else None

    def nginx(self) -> int | None:
        found = self.processes("nginx: master")
        return found[0] if found else None

    def stop(self) -> None:
        self._stopping.set()
        if self._process and self._process.stdin:
            try:
                self._process.stdin.close()
            except OSError:
                pass
        self._keeper.join(60)
