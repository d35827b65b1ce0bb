"""What is measured, in turns: A B C A B C ..."""
import json
import math
import pathlib
import statistics
import subprocess
import time

import processes

# Bytes a second that a slow stream reads.
SLOW_RATE = 20_000
# Of the program that plays thousands of them.
CLIENT_NICENESS = 10


def percentile(values, share):
    """The smallest value that at least this share of all values does not exceed; not a number where there is none."""
    ordered = sorted(values)
    return math.nan if not ordered else ordered[max(0, -(-len(ordered) * share // 100) - 1)]


class Bench:
    def __init__(self, servers, client, files):
        self.servers, self.client_binary, self.files = servers, client, files
        self.requests = 0

    def start_client(self, name, port, *rest, niceness=0):
        arguments = ["nice", "-n", str(niceness), str(self.client_binary), name, str(port), *map(str, rest)]
        process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                   start_new_session=True)
        self.servers.running.append(process)
        return process

    def end_client(self, process):
        """Tells a client to finish, and returns the last line that it printed."""
        output, _ = process.communicate(timeout=240)
        self.servers.running.remove(process)
        return json.loads(output.splitlines()[-1])

    def client(self, name, port, *rest):
        return self.end_client(self.start_client(name, port, *rest))

    def request(self, content):
        """A file with a request as it is sent."""
        self.requests += 1
        path = self.servers.scratch / f"request-{self.requests}"
        path.write_bytes(content)
        return path

    def answers(self, candidate, file):
        """Whether a candidate serves a file at all, and what it says otherwise. Warms it up as well."""
        result = self.client("requests", candidate.port, 5, 0, self.request(candidate.request(file)))
        return result["complete"] == 5, ", ".join(result["failures"])

    def throughput(self, candidates, file, streams, rounds, until):
        """Each candidate's rounds: bytes a second, processor seconds a byte; fewer rounds where time runs out."""
        found = {candidate.name: [] for candidate in candidates}
        size = (self.files / file).stat().st_size
        for number in range(rounds):
            for candidate in candidates:
                parts = candidate.parts()
                before = {part: processes.cpu_seconds(parts[part]) for part in ("all", "front")}
                result = self.client("throughput", candidate.port, streams, self.request(candidate.request(file)))
                after = {part: processes.cpu_seconds(parts[part]) for part in ("all", "front")}
                found[candidate.name].append({
                    "rate": result["bytes"] / result["seconds"],
                    "isWhole": result["complete"] == streams and result["bytes"] == streams * size,
                    "failures": result["failures"],
                    "cpu": (after["all"] - before["all"]) / result["bytes"] if result["bytes"] else 0,
                    "front": (after["front"] - before["front"]) / result["bytes"] if result["bytes"] else 0,
                })
            if time.monotonic() > until and number:
                break
        return {name: self.summary(rows) for name, rows in found.items()}

    @staticmethod
    def summary(rows):
        middle = {key: statistics.median(row[key] for row in rows) for key in ("rate", "cpu", "front")}
        failures = [row["failures"] for row in rows if not row["isWhole"]]
        return {**middle, "rounds": len(rows), "failures": failures,
                "lowest": min(row["rate"] for row in rows), "highest": max(row["rate"] for row in rows)}

    def first_byte(self, candidates, file, count, rounds):
        """Milliseconds to the first byte of small files, one after another, each on a connection of its own."""
        times = {candidate.name: [] for candidate in candidates}
        failed = dict.fromkeys(times, 0)
        for _ in range(rounds):
            for candidate in candidates:
                result = self.client("requests", candidate.port, count // rounds, 0,
                                     self.request(candidate.request(file)))
                times[candidate.name] += result["firstByte"]
                failed[candidate.name] += sum(result["failures"].values())
        return {name: {"median": percentile(values, 50), "p99": percentile(values, 99), "failed": failed[name]}
                for name, values in times.items()}

    def slow(self, candidate, file, streams, hold, meanwhile=None):
        """Streams that read slowly for `hold` seconds or as long as `meanwhile` takes, then complete at full speed."""
        # Thousands of clients are elsewhere in truth: what they do here is not to take a parse's turn.
        process = self.start_client("slow", candidate.port, streams, SLOW_RATE, self.files / file,
                                    self.request(candidate.request(file)), niceness=CLIENT_NICENESS)
        holding = json.loads(process.stdout.readline())
        end, samples = time.monotonic() + hold, [self.memory(candidate)]
        extra = meanwhile() if meanwhile else None
        while time.monotonic() < end:
            time.sleep(0.5)
            samples.append(self.memory(candidate))
        result = self.end_client(process)
        return {"streams": streams, "flowing": holding["flowing"], "meanwhile": extra,
                "memory": max(samples, key=lambda sample: sample["workers"]["pss"]), "complete": result["complete"],
                "early": result["early"], "failures": result["failures"], "slowSeconds": result["slowSeconds"],
                "seconds": result["seconds"]}

    @staticmethod
    def memory(candidate):
        """Of the workers that hold the streams, and of nginx in front of them."""
        parts = candidate.parts()
        return {part: processes.memory(parts[part]) for part in ("workers", "front")}

    def parses(self, candidate, token, link, seconds, per_second):
        """Milliseconds of whole parses through nginx at a steady pace."""
        body = json.dumps({"url": link}).encode()
        head = (f"POST /api/v1/parse HTTP/1.1\r\nHost: localhost:{candidate.port}\r\nAuthorization: Bearer {token}\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n").encode()
        result = self.client("requests", candidate.port, seconds * per_second, per_second, self.request(head + body))
        return {"times": result["whole"], "failures": result["failures"]}


def write_media(path, size):
    """A file that begins as an MP4 does and goes on with random bytes: no two places of it look alike."""
    with open(path, "wb") as file, open("/dev/urandom", "rb") as random:
        file.write(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
        rest = size - file.tell()
        while rest > 0:
            file.write(block := random.read(min(rest, 1 << 20)))
            rest -= len(block)
    return pathlib.Path(path)
