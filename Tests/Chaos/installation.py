"""One service under scripts/run, restarted when it ends, as a service manager would."""

import os
import re
import signal
import socket
import subprocess
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Installation:
    def __init__(self, folder: Path, binary: Path, settings: dict[str, str]):
        self.state = folder / "state"
        self.binary = binary
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = {**os.environ, "EASYDOWN_KEY_RATE": "1000000/1000000",
                            "EASYDOWN_ADDRESS_RATE": "1000000/1000000", "EASYDOWN_FAILURE_RATE": "1000000/1000000",
                            "EASYDOWN_CACHE_SECONDS": "0", "EASYDOWN_DRAIN_SECONDS": "5", **settings}
        self.recordings = ROOT / "Tests/Fixtures/recordings"
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
        command = [ROOT / "scripts/run", "--port", str(self.port), "--state", self.state, "--recordings",
                   self.recordings, "--binary", self.binary, "--snippets", self.snippets, "--end-with-input"]
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
        environment = {**os.environ, "EASYDOWN_STATE": str(self.state)}
        return subprocess.run([self.binary, *words], env=environment, check=True, capture_output=True, text=True).stdout

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
