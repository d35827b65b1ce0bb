"""Callers that never stop asking, and remember what they were told."""

import http.client
import json
import threading
import uuid
from dataclasses import dataclass, field

LINK = "https://youtu.be/easydown-01"


@dataclass
class Memory:
    """What callers were told, by request id."""

    succeeded: set[str] = field(default_factory=set)
    # Answered, but not with media: nothing may have been charged.
    refused: dict[str, int] = field(default_factory=dict)
    # No answer, or one of nginx's own: the request was in somebody's hands when that one died.
    lost: set[str] = field(default_factory=set)


class Crowd:
    def __init__(self, port: int, token: str, callers: int):
        self.port, self.token = port, token
        self.memory = Memory()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(callers)]
        for thread in self._threads:
            thread.start()

    def _ask(self) -> None:
        body = json.dumps({"url": LINK})
        while not self._over.is_set():
            name = uuid.uuid4().hex
            headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json",
                       "X-Request-Id": name}
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=45)
            try:
                connection.request("POST", "/api/v1/parse", body, headers)
                answer = connection.getresponse()
                data = json.loads(answer.read())
                self._note(name, answer.status, data)
            except (OSError, http.client.HTTPException, json.JSONDecodeError):
                with self._lock:
                    self.memory.lost.add(name)
                # A service that is away is not hammered.
                self._over.wait(0.05)
            finally:
                connection.close()

    def _note(self, name: str, status: int, data: dict) -> None:
        with self._lock:
            if status == 200 and data.get("data") is not None:
                self.memory.succeeded.add(name)
            elif data.get("code") in ("bad_gateway", "gateway_timeout"):
                self.memory.lost.add(name)
            else:
                self.memory.refused[name] = status

    def stop(self) -> Memory:
        self._over.set()
        for thread in self._threads:
            thread.join()
        return self.memory
