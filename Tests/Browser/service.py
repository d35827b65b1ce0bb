"""One complete service, nginx included, on recorded answers: what the pages talk to."""

import os
import random
import re
import socket
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(settings: dict[str, str]) -> dict[str, str]:
    return dict(os.environ) | settings


def free_port() -> int:
    """Below those that the system gives to connections: one of these could be taken again before nginx has it."""
    while True:
        port = random.randrange(20_000, 32_000)
        with socket.socket() as probe:
            try:
                probe.bind(("0.0.0.0", port))
                return port
            except OSError:
                continue


class Service:
    """Started by scripts/run; ends with the input that this process holds, also when this process crashes."""

    def __init__(self, recordings: Path, settings: dict[str, str] | None = None, snippets: Path | None = None):
        # A short path: a socket's has at most 107 characters.
        self.state = tempfile.TemporaryDirectory(prefix="ed-site-")
        self.port = free_port()
        self.origin = f"http://localhost:{self.port}"
        binary = Path(os.environ.get("BINARY", ROOT / ".build/debug/easydown"))
        command = [ROOT / "scripts/run", "--port", str(self.port), "--state", self.state.name,
                   "--recordings", recordings, "--binary", binary, "--end-with-input"]
        if snippets:
            command += ["--snippets", snippets]
        self.log = open(Path(self.state.name) / "run.log", "w+b")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=self.log, stderr=subprocess.STDOUT,
                                        env=environment(settings or {}))
        self.token = self._wait_for_token()
        self.binary = binary

    def _wait_for_token(self) -> str:
        end = time.monotonic() + 60
        while time.monotonic() < end:
            said = Path(self.log.name).read_text()
            if "Ctrl-C stops it" in said:
                return re.search(r"ed_live_[A-Za-z0-9]+", said).group()
            if self.process.poll() is not None:
                raise RuntimeError(f"The service did not start:\n{said}")
            time.sleep(0.1)
        raise RuntimeError(f"The service did not start in a minute:\n{Path(self.log.name).read_text()}")

    def command(self, *words: str) -> str:
        """What an operator's command prints."""
        return subprocess.run([self.binary, *words], env=environment({"EASYDOWN_STATE": self.state.name}), check=True,
                              capture_output=True, text=True).stdout

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.log.close()
        self.state.cleanup()
