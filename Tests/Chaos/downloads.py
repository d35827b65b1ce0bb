"""Downloads, and whether what arrived as a whole file is one."""

import collections
import http.client
import random
import re
import socket
import threading
import time
import urllib.parse

# Seconds: a service that is away is not hammered.
PAUSE = 0.05
HEADERS = {"Sec-Fetch-Site": "same-origin"}
# What a caller may be told where a media host gives nothing, or the service is away for a moment.
TOLD = {"download_failed", "upstream_empty", "upstream_html", "upstream_timeout", "busy", "bad_gateway",
        "gateway_timeout"}


def target(path: str) -> str:
    """As this site's own pages ask for a file of the media host."""
    return "/api/media-proxy?platform=tiktok&url=" + urllib.parse.quote(f"http://v16.tiktokcdn.com{path}", safe="")


class Downloads:
    def __init__(self, port: int, origin, dice: random.Random):
        self._port, self._origin = port, origin
        self._dice = random.Random(dice.random())
        self._lock = threading.Lock()
        self._open: set[http.client.HTTPConnection] = set()
        self.outcomes: collections.Counter[str] = collections.Counter()
        self._wrong: list[str] = []

    @property
    def served(self) -> int:
        return self.outcomes["whole"]

    def ask(self) -> None:
        first = self._dice.randrange(len(self._origin.file)) if self._dice.random() < 0.25 else None
        headers = HEADERS if first is None else {**HEADERS, "Range": f"bytes={first}-"}
        leaves = self._dice.random() < 0.15
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        try:
            connection.connect()
            with self._lock:
                self._open.add(connection)
            connection.request("GET", target("/film.mp4"), headers=headers)
            answer = connection.getresponse()
            if leaves:
                answer.read(1000)
                self._note("left")
            elif answer.status >= 400:
                self._refusal(answer)
            else:
                self._judge(answer, first)
        except TimeoutError:
            self._note("timed out", "a download stood still for a minute")
        except (OSError, http.client.HTTPException):
            self._note("no answer")
            time.sleep(PAUSE)
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()

    def leave(self) -> None:
        """Breaks all off at once: a download of which every part stalls takes its time."""
        with self._lock:
            for connection in self._open:
                connection.sock.shutdown(socket.SHUT_RDWR)

    def complaints(self) -> list[str]:
        """What was wrong since the last time."""
        with self._lock:
            found, self._wrong = self._wrong, []
        return found

    def _refusal(self, answer: http.client.HTTPResponse) -> None:
        code = re.search(rb'"code": ?"(\w+)"', answer.read())
        name = code[1].decode() if code else "none"
        self._note(name, None if name in TOLD else f"a download was refused with {answer.status} {name}")
        if name == "busy":
            time.sleep(PAUSE)

    def _judge(self, answer: http.client.HTTPResponse, first: int | None) -> None:
        body, is_whole = _take(answer)
        file = self._origin.file
        start = 0
        problem = None
        if answer.status == 206:
            said = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+)", answer.getheader("Content-Range", ""))
            if said is None or first is None or int(said[1]) != first:
                problem = f"{answer.getheader('Content-Range')} where {first} and all after it was asked for"
            start = first or 0
            if is_whole and said and len(body) != int(said[2]) - start + 1:
                problem = f"{said[0]} has {len(body)} bytes"
        elif is_whole and len(body) != len(file) and len(body) not in self._origin.declared_less:
            problem = f"{len(body)} bytes of {len(file)} were given as a whole file"
        if body != file[start:start + len(body)]:
            problem = "bytes arrived that are not the file's"
        self._note("whole" if is_whole else "broken", problem)

    def _note(self, outcome: str, problem: str | None = None) -> None:
        with self._lock:
            self.outcomes[outcome] += 1
            if problem:
                self._wrong.append(problem)

    def summary(self) -> str:
        return "downloads: " + ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.outcomes.items()))


def _take(answer: http.client.HTTPResponse) -> tuple[bytes, bool]:
    """What came, and whether it ended as it should."""
    declared = answer.length
    body = bytearray()
    try:
        while piece := answer.read(65_536):
            body += piece
    except http.client.IncompleteRead as error:
        return bytes(body + error.partial), False
    except ConnectionError:
        return bytes(body), False
    return bytes(body), declared == len(body) if declared is not None else answer.chunked
