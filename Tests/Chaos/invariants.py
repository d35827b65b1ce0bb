"""What must hold whatever has happened."""

import collections
import os
import time
from pathlib import Path


def credits_are_whole(installation, ledger, parses, unseen: int = 0) -> list[str]:
    """Charges are the successes handed out, and at most what was in a dead one's hands, each with its request id.

    `unseen`: of how many callers that were told to come again the charge may have been made, since the database went
    away in between."""
    problems = ledger.read()
    missing = parses.succeeded - ledger.charged
    if missing:
        problems.append(f"{len(missing)} successes have no ledger row")
    unexplained = ledger.charged - parses.succeeded - parses.lost - ledger.unseen
    busy = {name for name in unexplained if parses.refused.get(name, (0,))[0] == 503}
    if len(busy) <= unseen:
        ledger.unseen |= busy
        unexplained -= busy
    if unexplained:
        told = {parses.refused.get(name) for name in unexplained}
        problems.append(f"{len(unexplained)} charges for requests that were refused with {told}")
    if "every balance is the sum of its ledger" not in installation.command("doctor"):
        problems.append("a balance is not the sum of its ledger")
    return problems


def refusals_are_due(parses) -> list[str]:
    """Whoever got nothing was told to come again and when, or that the platform, whose replayer is killed too, gave
    nothing."""
    others = collections.Counter(told for told in parses.refused.values()
                                 if told != (503, "busy", True) and told[:2] != (200, "304"))
    return [f"{count} parses were refused with {told}" for told, count in others.items()]


class Rest:
    """What a service that nobody asks looks like: processes, descriptors, memory, what it holds of others."""

    def __init__(self, installation):
        self.installation = installation
        self.processes = sorted(self._names())
        self.descriptors = self._sum(lambda pid: len(os.listdir(f"/proc/{pid}/fd")))
        self.memory = self._sum(lambda pid: int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * 4096)
        self.sessions = installation.database.sessions() if installation.database else 0
        self.transfers = installation.origin.busy if installation.origin else 0

    def _pids(self) -> list[int]:
        return [pid for pid in self.installation.processes() if self._name(pid)]

    @staticmethod
    def _name(pid: int) -> str:
        """What a process of the service or of nginx is; nothing for the script that started them."""
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
        except OSError:
            return ""
        program, *words = command.rstrip("\0").split("\0")
        if program.startswith("nginx:"):
            return program.partition(" process")[0]
        return " ".join(words) if program.endswith("/easydown") else ""

    def _names(self) -> list[str]:
        return [self._name(pid) for pid in self._pids()]

    def _sum(self, figure) -> int:
        total = 0
        for pid in self._pids():
            try:
                total += figure(pid)
            except OSError:
                pass
        return total

    def differences(self, before: "Rest") -> list[str]:
        problems = []
        if self.processes != before.processes:
            problems.append(f"processes: {before.processes} before, {self.processes} now")
        # Connections that are kept: to the database, four a worker, and to media hosts, one a caller.
        if self.descriptors > before.descriptors + 32:
            problems.append(f"descriptors: {before.descriptors} before, {self.descriptors} now")
        # A worker that has worked holds more than a fresh one; twice as much and 200 MB is a leak.
        if self.memory > before.memory * 2 + (200 << 20):
            problems.append(f"memory: {before.memory >> 20} MB before, {self.memory >> 20} MB now")
        if self.sessions > before.sessions + 16:
            problems.append(f"sessions at the database: {before.sessions} before, {self.sessions} now")
        if self.transfers > 0:
            problems.append(f"{self.transfers} downloads go on at the media host without a caller")
        return problems


def comes_to_rest(installation, before: Rest, seconds: float = 60) -> list[str]:
    end = time.monotonic() + seconds
    while True:
        problems = Rest(installation).differences(before)
        if not problems or time.monotonic() > end:
            return problems
        time.sleep(0.5)


def leaves_nothing(installation) -> list[str]:
    """After the stop: no process, no socket, no temporary file."""
    end = time.monotonic() + 20
    while installation.processes() and time.monotonic() < end:
        time.sleep(0.2)
    problems = [f"process {pid} is left" for pid in installation.processes()]
    left = [path.name for path in (installation.state / "run").iterdir()]
    problems += [f"run/{name} is left" for name in left if name.endswith((".sock", ".pid"))]
    temporary = [str(path) for folder in ("body", "fastcgi", "proxy") for path in
                 (installation.state / "nginx" / folder).rglob("*") if path.is_file()]
    return problems + [f"{path} is left" for path in temporary]
