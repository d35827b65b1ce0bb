"""Parses, and what their callers were told."""

import http.client
import json
import threading
import time
import uuid
from dataclasses import dataclass, field

# Seconds: a service that is away is not hammered.
PAUSE = 0.05
LINK = "https://youtu.be/easydown-01"


@dataclass
class Parses:
    """Requests by id."""

    port: int
    token: str
    succeeded: set[str] = field(default_factory=set)
    # Answered, but not with media: nothing may have been charged. With status, code and whether to come again.
    refused: dict[str, tuple[int, str, bool]] = field(default_factory=dict)
    # No answer, or one of nginx's own: the request was in somebody's hands when that one died.
    lost: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def served(self) -> int:
        return len(self.succeeded)

    def ask(self) -> None:
        name = uuid.uuid4().hex
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json", "X-Request-Id": name}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=45)
        try:
            connection.request("POST", "/api/v1/parse", json.dumps({"url": LINK}), headers)
            answer = connection.getresponse()
            data = json.loads(answer.read())
            self._note(name, answer, data)
            if answer.status != 200:
                time.sleep(PAUSE)
        except (OSError, http.client.HTTPException, json.JSONDecodeError):
            with self._lock:
                self.lost.add(name)
            time.sleep(PAUSE)
        finally:
            connection.close()

    def _note(self, name: str, answer: http.client.HTTPResponse, data: dict) -> None:
        with self._lock:
            if answer.status == 200 and data.get("data") is not None:
                self.succeeded.add(name)
            elif data.get("code") in ("bad_gateway", "gateway_timeout"):
                self.lost.add(name)
            else:
                has_pause = answer.getheader("Retry-After") is not None
                self.refused[name] = (answer.status, data.get("code", ""), has_pause)

    def summary(self) -> str:
        return f"{len(self.succeeded)} parses, {len(self.refused)} refused, {len(self.lost)} lost with what died"
