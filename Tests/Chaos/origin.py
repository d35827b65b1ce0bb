"""A media host that cannot be trusted, which the service reaches as an operator's proxy."""

import contextlib
import random
import re
import socket
import struct
import threading
import time

SIZE = 600_000
# Of connections at a time, and of bytes of whatever never ends.
MOST_CONNECTIONS, MOST_BYTES = 512, 64 << 20
# What may come after an answer.
GO_ON, FLOOD = "another request", "what nobody asked for"


class Origin:
    """Every address of it is the same file. Half of the answers are honest."""

    def __init__(self, dice: random.Random):
        self._dice = random.Random(dice.random())
        self.file = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + self._dice.randbytes(SIZE - 24)
        # Lengths below the truth that were declared for the whole file: nobody can know better.
        self.declared_less: set[int] = set()
        # Connections in the middle of an answer, and those of them to /held/…: half of the file, and then nothing.
        self.busy = self.held = 0
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(MOST_CONNECTIONS)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=1024)
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def stop(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._places.acquire(blocking=False):
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()
            else:
                client.close()

    def _serve(self, client: socket.socket) -> None:
        try:
            client.settimeout(60)
            while request := _request(client):
                with self._counted("busy"):
                    next_step = self._answer(client, request)
                if next_step == FLOOD:
                    _sends_endless_answers(client)
                if next_step != GO_ON:
                    break
        except OSError:
            pass
        finally:
            client.close()
            self._places.release()

    def _answer(self, client: socket.socket, request: str) -> str | None:
        """What becomes of the connection: `None` for its end."""
        if request.startswith("CONNECT "):
            # A platform's page. None is ever given: what is encrypted cannot be lied about.
            self._dice.choice([_says_nothing, _goes_away, _resets, _sends_endless_headers, _talks_no_tls])(client)
            return None
        part = re.search(r"(?i)\r\nrange: bytes=(\d+)-(\d*)", request)
        first = int(part[1]) if part else 0
        last = min(int(part[2]) if part and part[2] else SIZE - 1, SIZE - 1)
        if first > last:
            client.sendall(b"HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n\r\n")
            return GO_ON
        if "/held/" in request.partition("\r\n")[0]:
            return self._hold(client, first, last, bool(part))
        ways = [self._gives_all] * 8 + [self._breaks_off] * 3 + [self._floods, self._gives_another_place]
        ways += [_says_nothing, _goes_away, _sends_endless_headers]
        return self._dice.choice(ways)(client, first, last, bool(part))

    def _gives_all(self, client: socket.socket, first: int, last: int, is_part: bool) -> str | None:
        if self._dice.random() < 0.3:
            client.sendall(_head(first, last, is_part, "Transfer-Encoding: chunked") + _chunk(self.file[first:last + 1])
                           + b"0\r\n\r\n")
        else:
            client.sendall(_head(first, last, is_part) + self.file[first:last + 1])
        return GO_ON

    def _breaks_off(self, client: socket.socket, first: int, last: int, is_part: bool) -> None:
        """Says how much there is, sends less, and stalls, resets, or ends as if that had been all."""
        sent = self.file[first:self._dice.randint(first, last)]
        if self._dice.random() < 0.3:
            client.sendall(_head(first, last, is_part, "Transfer-Encoding: chunked") + (_chunk(sent) if sent else b""))
        else:
            client.sendall(_head(first, last, is_part) + sent)
        self._dice.choice([_says_nothing, _resets, _goes_away])(client)

    def _floods(self, client: socket.socket, first: int, last: int, is_part: bool) -> str:
        """Says that there is little, and sends more, without an end."""
        little = self._dice.randint(1, last - first + 1)
        if not is_part:
            with self._lock:
                self.declared_less.add(little)
        client.sendall(_head(first, first + little - 1, is_part) + self.file[first:first + little - 1])
        # The last byte and what follows arrive as one: what comes after its next request no client can know of.
        time.sleep(0.05)
        client.sendall(self.file[first + little - 1:first + little] + _forged_answer()[:1 << 14])
        return FLOOD

    def _gives_another_place(self, client: socket.socket, first: int, last: int, is_part: bool) -> str | None:
        if not is_part:
            return self._gives_all(client, first, last, is_part)
        moved = self._dice.randint(0, last)
        client.sendall(_head(moved, last, True) + self.file[moved:last + 1])
        return True

    def _hold(self, client: socket.socket, first: int, last: int, is_part: bool) -> None:
        with self._counted("held"):
            client.sendall(_head(first, last, is_part) + self.file[first:(first + last) // 2])
            _says_nothing(client)

    @contextlib.contextmanager
    def _counted(self, name: str):
        with self._lock:
            setattr(self, name, getattr(self, name) + 1)
        try:
            yield
        finally:
            with self._lock:
                setattr(self, name, getattr(self, name) - 1)


def _request(client: socket.socket) -> str:
    text = b""
    while b"\r\n\r\n" not in text and len(text) < 1 << 16:
        got = client.recv(8192)
        if not got:
            return ""
        text += got
    return text.decode("latin-1")


def _head(first: int, last: int, is_part: bool, framing: str = "") -> bytes:
    lines = ["HTTP/1.1 206 Partial Content" if is_part else "HTTP/1.1 200 OK", "Content-Type: video/mp4",
             "Accept-Ranges: bytes", 'ETag: "one"', framing or f"Content-Length: {last - first + 1}"]
    if is_part:
        lines.append(f"Content-Range: bytes {first}-{last}/{SIZE}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def _chunk(part: bytes) -> bytes:
    return f"{len(part):x}\r\n".encode() + part + b"\r\n"


def _says_nothing(client: socket.socket, *_) -> None:
    """Until the other one has gone."""
    while client.recv(4096):
        pass


def _goes_away(client: socket.socket, *_) -> None:
    pass


def _resets(client: socket.socket, *_) -> None:
    # What was sent is on its way before the reset takes the rest along.
    time.sleep(0.05)
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _sends_endless_headers(client: socket.socket, *_) -> None:
    client.sendall(b"HTTP/1.1 200 OK\r\n")
    lines = b"X-More: and more\r\n" * 1000
    for _ in range(MOST_BYTES // len(lines)):
        client.sendall(lines)


def _talks_no_tls(client: socket.socket, *_) -> None:
    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n" + b"SSH-2.0-nobody\r\n" * 100)


def _forged_answer() -> bytes:
    """To a request that nobody has made, and not with the file's bytes."""
    return _head(0, SIZE - 1, False) + bytes(SIZE)


def _sends_endless_answers(client: socket.socket) -> None:
    answer = _forged_answer()
    client.sendall(answer[1 << 14:])
    for _ in range(MOST_BYTES // len(answer)):
        client.sendall(answer)
