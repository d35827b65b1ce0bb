"""What nginx's logs hold of a token that a caller wrongly puts where logs look. Run by scripts/test-operations.

nginx alone, with the snippets that are installed: what goes wrong behind it is made to go wrong here.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Browser"))
from service import free_port  # noqa: E402

NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
SECRET = "7hQz0000000000000000000000000000000000000Zx9abcdef"
TOKENS = [f"ed_{kind}_{SECRET}" for kind in ("live", "test", "acct")]


class Front:
    """nginx on a port of its own. Its upstream is missing, or one that closes each connection at once."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="ed-logs-")
        self.place = Path(self.folder.name)
        self.port = free_port()
        for name in ("nginx", "run", "public"):
            (self.place / name).mkdir()
        (self.place / "public/index.html").write_text("<p>site")
        self.place.chmod(0o755)
        snippets = self.place / "nginx/snippets"
        shutil.copytree(ROOT / "nginx/snippets", snippets)
        # One request a second and a burst of four are soon used up.
        for name, usual, narrow in (("easydown-locations.conf", "zone=easydown_requests burst=2000", "zone=easydown_requests burst=4"),
                                    ("easydown-http.conf", "zone=easydown_requests:10m rate=100r/s", "zone=easydown_requests:10m rate=1r/s")):
            text = (snippets / name).read_text()
            assert usual in text, usual
            (snippets / name).write_text(text.replace(usual, narrow))
        text = (ROOT / "nginx/run.conf.template").read_text()
        for name, value in {"STATE": self.place, "PORT": self.port, "PUBLIC": self.place / "public", "MIME_TYPES": "/etc/nginx/mime.types",
                            "USER": "user root;" if os.getuid() == 0 else ""}.items():
            text = text.replace(f"@{name}@", str(value))
        (self.place / "nginx/nginx.conf").write_text(text)
        self.process = subprocess.Popen([NGINX, "-p", self.place / "nginx", "-c", self.place / "nginx/nginx.conf",
                                         "-e", self.place / "nginx/error.log"])
        self.upstream = None
        end = time.monotonic() + 20
        while not self._answers():
            assert time.monotonic() < end and self.process.poll() is None, "nginx did not start"
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            return self.ask("GET /index.html HTTP/1.1").startswith(b"HTTP/1.1 200")
        except ConnectionError:
            return False

    def ask(self, line: str, headers: str = "", host: str = "x") -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(f"{line}\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n".encode())
            whole = b""
            # Not until the end of the connection: nginx waits some seconds for a body that does not come.
            while not self._is_whole(whole) and (part := connection.recv(65_536)):
                whole += part
            return whole

    @staticmethod
    def _is_whole(answer: bytes) -> bool:
        head, end, body = answer.partition(b"\r\n\r\n")
        length = re.search(rb"Content-Length: (\d+)", head)
        return bool(end and length) and len(body) >= int(length.group(1))

    def open_upstream(self) -> None:
        self.upstream = socket.socket(socket.AF_UNIX)
        self.upstream.bind(str(self.place / "run/api.sock"))
        self.upstream.listen(64)
        threading.Thread(target=self._hang_up, args=[self.upstream], daemon=True).start()

    @staticmethod
    def _hang_up(listener: socket.socket) -> None:
        try:
            while True:
                connection = listener.accept()[0]
                # Not before the request has come: nginx would complain of sending it instead.
                connection.recv(65_536)
                connection.close()
        except OSError:
            pass

    def log(self, name: str) -> str:
        return (self.place / "nginx" / name).read_text(errors="replace")

    def close(self) -> None:
        if self.upstream:
            self.upstream.shutdown(socket.SHUT_RDWR)
            self.upstream.close()
        self.process.send_signal(signal.SIGQUIT)
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.folder.cleanup()


# What nginx writes into its error log, and a request that makes it do so; SHOWN stands where a careless caller puts a token.
TROUBLE = {
    "client intended to send too large body": ("POST /api/v1/parse?token=SHOWN HTTP/1.1", "Content-Length: 9000000\r\n"),
    "No such file or directory": ("GET /api/v1/usage?token=SHOWN HTTP/1.1", ""),
    "while reading response header from upstream": ("GET /api/v1/usage?token=SHOWN HTTP/1.1", ""),
    # The last: what comes after it is limited too.
    "limiting requests": ("GET /api/v1/usage?token=SHOWN HTTP/1.1", ""),
}


@unittest.skipUnless(os.access(NGINX, os.X_OK), "nginx is not installed")
class TokenInAddressTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.front = Front()

    @classmethod
    def tearDownClass(cls):
        cls.front.close()

    def refuse(self, line: str, headers: str = "", host: str = "x") -> None:
        answer = self.front.ask(line, headers, host=host)
        self.assertTrue(answer.startswith(b"HTTP/1.1 401 "), f"{line}: {answer[:300]}")
        self.assertIn(b'"code":"missing_token"', answer)
        self.assertIn(b"WWW-Authenticate: Bearer\r\n", answer)
        self.assertIn(b"Content-Type: application/json", answer)
        self.assertNotIn(SECRET.encode(), answer)

    def assert_silence(self) -> None:
        for name in ("access.log", "error.log"):
            self.assertNotIn(SECRET, self.front.log(name), name)

    def test_a_token_is_refused_wherever_a_log_would_find_it(self):
        for token in TOKENS:
            encoded = token.replace("_", "%5F"), token.replace("_", "%5f")
            for shown in (token, *encoded):
                self.refuse(f"POST /api/v1/parse?token={shown} HTTP/1.1", f"Authorization: Bearer {token}\r\n")
                self.refuse(f"GET /?a=b&key={shown}&c=d HTTP/1.1")
                self.refuse(f"GET /api/v1/keys/{shown} HTTP/1.1")
                self.refuse(f"GET /docs/{shown}.md HTTP/1.1")
            self.refuse(f"GET /api/v1/keys/%65%64_live_{token[8:]} HTTP/1.1")
            self.refuse(f"GET /healthz?{token} HTTP/1.1")
            self.refuse(f"GET /api/media-proxy?url=x&sig={token} HTTP/1.1")
            self.refuse("GET /index.html HTTP/1.1", f"Referer: http://x/?token={token}\r\n")
            self.refuse("GET /index.html HTTP/1.1", host=token)
        self.assert_silence()

    def test_nothing_else_is_refused(self):
        for address in ("/index.html", "/index.html?q=ed_live_", "/index.html?q=ed_live_xxxxxxxxxxxxxxxxxxx", f"/index.html?q={SECRET}",
                        "/index.html?q=ed_demo_" + SECRET, "/?q=fed-live-" + SECRET):
            self.assertTrue(self.front.ask(f"GET {address} HTTP/1.1").startswith(b"HTTP/1.1 200"), address)
        # The place of every token.
        answer = self.front.ask("GET /index.html HTTP/1.1", f"Authorization: Bearer {TOKENS[0]}\r\nCookie: a={TOKENS[0]}\r\n")
        self.assertTrue(answer.startswith(b"HTTP/1.1 200"))

    def test_what_makes_nginx_log_a_request_logs_no_token(self):
        for complaint, (line, headers) in TROUBLE.items():
            if "upstream" in complaint:
                self.front.open_upstream()
            # The same with a harmless word, so that it is known to be logged: the error log has to stay of use.
            for _ in range(12 if complaint == "limiting requests" else 1):
                self.front.ask(line.replace("SHOWN", "harmless"), headers)
            logged = [each for each in self.front.log("error.log").splitlines() if complaint in each]
            self.assertTrue(logged, complaint)
            self.assertIn(line.replace("SHOWN", "harmless"), logged[-1])
            for token in TOKENS:
                for _ in range(8):
                    self.refuse(line.replace("SHOWN", token), headers)
        time.sleep(0.3)
        self.assert_silence()

    def test_a_request_that_is_broken_before_it_can_be_judged_logs_no_token(self):
        token = TOKENS[0]
        for text in (f"GET /api/v1/usage?token={token} HTTP/1.1\r\n\r\n", f"GET /api/v1/usage?token={token} HTTP/9.9\r\nHost: x\r\n\r\n",
                     f"G\x01T /?{token} HTTP/1.1\r\n\r\n", f"GET /?{token}{'a' * 70_000} HTTP/1.1\r\nHost: x\r\n\r\n",
                     f"GET /?{token} HTTP/1.1\r\nHost: x\r\nX-A: {'a' * 70_000}\r\n\r\n", f"GET /?{token} HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n",
                     f"GET /../?{token} HTTP/1.1\r\nHost: x\r\n\r\n", f"TRACE /?{token} HTTP/1.1\r\nHost: x\r\n\r\n",
                     f"POST /?{token} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n", f"GET /%ZZ?{token} HTTP/1.1\r\nHost: x\r\n\r\n",
                     f"GET http://{token}/ HTTP/1.1\r\nHost: x\r\n\r\n", f"GET /?{token}"):
            with socket.create_connection(("127.0.0.1", self.front.port), timeout=20) as connection:
                connection.sendall(text.encode())
                connection.shutdown(socket.SHUT_WR)
                try:
                    connection.recv(4096)
                except ConnectionResetError:
                    pass
        time.sleep(0.3)
        self.assert_silence()


class AccessLogTests(unittest.TestCase):
    def test_every_server_has_the_log_that_leaves_the_query_out(self):
        # nginx's own, "combined", would be used without: it has whole request lines.
        for file in ("nginx/easydown.conf", "nginx/tls-example.conf", "nginx/run.conf.template", "packaging/docker/site.conf"):
            servers = re.split(r"^\s*server \{$", (ROOT / file).read_text(), flags=re.MULTILINE)[1:]
            self.assertTrue(servers, file)
            for server in servers:
                self.assertRegex(server, r"\n *access_log +\S+ easydown;\n", file)


if __name__ == "__main__":
    unittest.main(verbosity=2)
