"""How much is measured, and the order of it."""
import dataclasses
import time

import servers
from measures import Bench, write_media

MEBIBYTE = 1 << 20


@dataclasses.dataclass(frozen=True)
class Plan:
    """Sizes in bytes, times in seconds."""
    large: int = 1024 * MEBIBYTE
    medium: int = 64 * MEBIBYTE
    slow: int = 2 * MEBIBYTE
    small: int = 64 << 10
    rounds: int = 5
    small_requests: int = 200
    streams: tuple = (500, 2000)
    hold: int = 5
    parse_seconds: int = 16
    parses_a_second: int = 50
    # For each of the two measures of throughput; a started round is finished.
    throughput_seconds: int = 75


QUICK = Plan(large=128 * MEBIBYTE, medium=8 * MEBIBYTE, rounds=2, small_requests=40, streams=(100, 300), hold=2,
             parse_seconds=3)


class Run:
    """One whole measurement; `results` is what report.py reads."""

    def __init__(self, plan, running, files, client, tell):
        self.plan, self.running, self.tell = plan, running, tell
        self.bench = Bench(running, client, files)
        self.results = {"leftOut": {}, "plan": dataclasses.asdict(plan)}
        for name in ("large", "medium", "slow", "small"):
            write_media(files / f"{name}.mp4", getattr(plan, name))
        self.files = files
        self.candidates, self.product, self.parse = [], None, None

    def start(self, recordings):
        """Starts everything and leaves out what does not serve the file."""
        ports = servers.free_ports(6)
        self.origin = servers.origin(self.running, ports[0], self.files)
        wanted = [self.origin, *servers.forwarders(self.running, ports[1:3], ports[0])]
        node = servers.node(self.running, ports[3], ports[0])
        if node is None:
            self.results["leftOut"]["Node"] = "not installed"
        else:
            wanted.insert(1, node)
        wanted.insert(1, self.start_product(ports[4:6], recordings))
        for candidate in wanted:
            serves, why = self.bench.answers(candidate, "small.mp4")
            if serves:
                self.candidates.append(candidate)
            else:
                self.results["leftOut"][candidate.name] = why
        self.results["atRest"] = {c.name: self.bench.memory(c) for c in self.candidates}

    def start_product(self, ports, recordings):
        scratch = self.running.scratch
        snippets = servers.changed_snippets(scratch, scratch / "recorded/run/api.sock")
        # Parses need the recorded internet, downloads the local origin; one service has one way out. So a second service
        # with the recordings answers the parses, behind the same nginx.
        _, token = servers.product(self.running, "recorded", ports[1], servers.ROOT / "nginx/snippets",
                                   {"EASYDOWN_CACHE_SECONDS": "0", "EASYDOWN_MEDIA_WORKERS": "1"}, recordings)
        pool = servers.media_pool()
        self.product, _ = servers.product(self.running, "product", ports[0], snippets,
                                          {"EASYDOWN_PROXY": f"http://127.0.0.1:{self.origin.port}", **pool})
        self.results["pool"] = pool
        self.parse = (self.product, token, servers.first_link(recordings, self.running.binary))
        return self.product

    def measure(self):
        plan, bench = self.plan, self.bench
        proxies = [candidate for candidate in self.candidates if candidate is not self.origin]
        self.tell("Time to first byte ...")
        self.results["firstByte"] = bench.first_byte(proxies, "small.mp4", plan.small_requests, plan.rounds)
        for key, file, streams in (("one", "large.mp4", 1), ("sixteen", "medium.mp4", 16)):
            self.tell(f"Throughput of {streams} at once ...")
            until = time.monotonic() + plan.throughput_seconds
            self.results[key] = bench.throughput(self.candidates, file, streams, plan.rounds, until)
        self.results["slow"] = {}
        for candidate in proxies:
            # One nginx is enough, the one that buffers no more than a worker does: with buffering it fills its disk.
            if candidate.name != "nginx, buffering on":
                self.results["slow"][candidate.name] = self.slow(candidate)

    def slow(self, candidate):
        rows = []
        for streams in self.plan.streams:
            self.tell(f"{streams} slow streams through {candidate.name} ...")
            last = candidate is self.product and streams == self.plan.streams[-1]
            rows.append(self.slow_with_parses(streams) if last else self.slow_streams(candidate, streams))
        return rows

    def slow_streams(self, candidate, streams, meanwhile=None):
        return self.bench.slow(candidate, "slow.mp4", streams, self.plan.hold, meanwhile)

    def slow_with_parses(self, streams):
        """Parses before, during and after; those before and after count together as those without streams."""
        def parses(seconds):
            return self.bench.parses(*self.parse, seconds, self.plan.parses_a_second)
        half = max(1, self.plan.parse_seconds // 2)
        parses(1)
        before = parses(half)
        row = self.slow_streams(self.product, streams, lambda: parses(self.plan.parse_seconds))
        after = parses(half)
        self.results["parse"] = {"without": before["times"] + after["times"], "with": row["meanwhile"]["times"],
                                 "failures": [part["failures"] for part in (before, row["meanwhile"], after)]}
        return row
