"""One whole run of the service with every kind of token in it: what its logs hold, and what they must not.

Run by scripts/test-operations, against the debug build.
"""

import http.client
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Browser"))
from service import Service  # noqa: E402

RECORDINGS = ROOT / "Tests/Fixtures/recordings"
DOCUMENT = (ROOT / "docs/observability.md").read_text()


class Run:
    """Traffic of every kind, a reload, a rotation and a killed worker; then the end. Keeps what was secret and what was said."""

    def __init__(self):
        self.service = Service(RECORDINGS)
        self.secrets: dict[str, str] = {"the first token": self.service.token}
        self.answers: list[int] = []
        try:
            self._make_tokens()
            self._ask()
            self._trouble()
            self._ask()
            self.metrics = self._settled_metrics()
            self.page = self._status("/status") + self._status("/status?json")
        finally:
            self._finish()

    def _make_tokens(self) -> None:
        account = json.loads(self.service.command("account", "create", "logs", "--json"))["id"]
        self.service.command("credits", "add", account, "500")
        made = json.loads(self.service.command("key", "create", account, "--name", "logs", "--json"))
        self.key = made["token"]
        ended = json.loads(self.service.command("key", "create", account, "--name", "revoked", "--json"))
        self.service.command("key", "revoke", ended["key"]["id"])
        self.account = json.loads(self.service.command("account", "token", account, "--json"))["token"]
        self.revoked = ended["token"]
        self.unknown = "ed_live_" + "A" * 43
        listed = self.service.command("recordings", str(RECORDINGS)).splitlines()[1:]
        self.links = [line.split()[1] for line in listed if line.startswith(("twitter/", "weibo/")) and len(line.split()) > 1]
        self.link = self.links[0]
        self.secrets |= {"a key's token": self.key, "a revoked token": self.revoked, "the account's token": self.account,
                         "a token that nobody knows": self.unknown}

    def _request(self, method: str, path: str, body: str | None = None, **headers: str) -> tuple[int, bytes, dict]:
        connection = http.client.HTTPConnection("localhost", self.service.port, timeout=60)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Content-Type": "application/json", **names})
        response = connection.getresponse()
        whole = response.status, response.read(), dict(response.getheaders())
        connection.close()
        self.answers.append(whole[0])
        return whole

    def _parse(self, token: str, body: str | None = None, **headers: str):
        body = body or json.dumps({"url": self.link})
        return self._request("POST", "/api/v1/parse", body, Authorization=f"Bearer {token}", **headers)

    def _ask(self) -> None:
        # Posts of every fate: found, private, gone, blocked, changed.
        answers = [json.loads(self._parse(self.key, json.dumps({"url": link}))[1]) for link in self.links]
        for token in (self.service.token, self.revoked, self.unknown, self.account):
            self._parse(token)
        self._parse(self.key, "{", Idempotency_Key="one")
        # Careless callers: a token in the body, in the query, in another header, in a broken request.
        self._parse(self.key, json.dumps({"url": self.key}))
        self._request("GET", f"/api/v1/usage?token={self.key}", Authorization=f"Bearer {self.key}")
        self._request("GET", "/api/v1/keys", Authorization=f"Bearer {self.account}")
        self._request("GET", "/api/v1/usage", X_API_Key=self.key)
        self._request("GET", f"/nowhere?key={self.key}", Authorization=f"Bearer {self.key}")
        self._request("GET", "/nowhere", Authorization=f"Bearer {self.key}")
        self._raw(f"GET /api/v1/usage?token={self.key} HTTP/1.1\r\nAuthorization: Bearer {self.key}\r\n\r\n")
        self._raw(f"POST /api/v1/parse HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {self.key}\r\nContent-Length: 99\r\n\r\n{{")
        self._session()
        self._downloads([each for each in answers if each["msg"] == "success"])

    def _session(self) -> None:
        _, _, headers = self._request("POST", "/api/session", json.dumps({"token": self.account}),
                                      Origin=self.service.origin, Sec_Fetch_Site="same-origin")
        cookie = headers.get("Set-Cookie", "").split(";")[0]
        if "=" in cookie:
            self.secrets[f"session {len(self.secrets)}"] = cookie.split("=", 1)[1]
            self._request("GET", "/api/v1/account", Cookie=cookie, Sec_Fetch_Site="same-origin")

    def _downloads(self, answers: list[dict]) -> None:
        media = [each for answer in answers for kind in ("videos", "audios", "images") for each in answer["data"][kind]]
        links = [each["proxyUrl"] for each in media if isinstance(each, dict) and each.get("proxyUrl")]
        assert links, "no answer has a signed link"
        for link in links[:3]:
            parts = urlsplit(link)
            query = parse_qs(parts.query)
            for name in ("sig", "seal"):
                for value in query.get(name, []):
                    self.secrets[f"{name} of a link {len(self.secrets)}"] = value
            self._request("GET", f"{parts.path}?{parts.query}")
            self._request("GET", f"{parts.path}?{parts.query}x")

    def _raw(self, text: str) -> None:
        with socket.create_connection(("localhost", self.service.port), timeout=20) as connection:
            connection.sendall(text.encode())
            connection.shutdown(socket.SHUT_WR)
            connection.recv(4096)

    def _trouble(self) -> None:
        parent = int((Path(self.service.state.name) / "run/easydown.pid").read_text())
        workers = [each for each in json.loads(self._status("/status?json"))["workers"] if each["pool"] == "api"]
        os.kill(workers[0]["pid"], signal.SIGKILL)
        os.kill(parent, signal.SIGUSR1)
        os.kill(parent, signal.SIGHUP)
        end = time.monotonic() + 60
        while json.loads(self._status("/status?json"))["generation"] < 2:
            assert time.monotonic() < end, "the reload did not come through"
            time.sleep(0.2)

    def _status(self, target: str) -> str:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(10)
            connection.connect(f"{self.service.state.name}/run/status.sock")
            connection.sendall(f"GET {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            whole = b""
            while part := connection.recv(65_536):
                whole += part
        return whole.split(b"\r\n\r\n", 1)[1].decode()

    def _settled_metrics(self) -> str:
        """A download's line and count come after its last byte: waits for those that are still on their way."""
        end = time.monotonic() + 10
        while True:
            metrics = self._status("/metrics")
            log = (Path(self.service.state.name) / "easydown.log").read_bytes()
            if counted(metrics) == len(requests(log)) or time.monotonic() > end:
                return metrics
            time.sleep(0.1)

    def _finish(self) -> None:
        """Stops the service, and reads every file of its state before the folder goes."""
        self.service.process.stdin.close()
        self.service.process.wait(timeout=60)
        state = Path(self.service.state.name)
        self.files = {str(file.relative_to(state)): file.read_bytes() for file in state.rglob("*") if file.is_file() and not file.is_symlink()}
        self.service.log.close()
        self.service.state.cleanup()


def lines(text: bytes) -> list[dict]:
    return [json.loads(line) for line in text.decode().splitlines() if line.startswith("{")]


def requests(log: bytes) -> list[dict]:
    """Lines of requests that count: health checks do not."""
    return [line for line in lines(log) if "outcome" in line and line["path"] not in ("/healthz", "/readyz")]


def counted(metrics: str) -> int:
    return sum(int(line.split()[1]) for line in metrics.splitlines() if line.startswith("easydown_requests_total"))


def documented(heading: str) -> set[str]:
    """Names in the first column of the table below a heading, without their labels."""
    section = DOCUMENT.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([A-Za-z_]+)(?:\{[a-z,]+\})?` \|", section, re.MULTILINE))


class RunTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.run_of_it = Run()

    def test_no_token_is_in_any_file_but_the_one_shown_at_the_start(self):
        run = self.run_of_it
        self.assertIn("easydown.log", run.files)
        self.assertIn("nginx/access.log", run.files)
        self.assertIn("nginx/error.log", run.files)
        # The files of the ledger too: tokens are kept as digests.
        self.assertTrue(any(name.startswith("ledger.sqlite") for name in run.files))
        for file, content in run.files.items():
            for name, secret in run.secrets.items():
                # "make run" shows the first token on the terminal, once: that is what run.log holds.
                if file == "run.log" and name == "the first token":
                    self.assertEqual(content.count(secret.encode()), 2)
                    continue
                self.assertNotIn(secret.encode(), content, f"{name} is in {file}")

    def test_no_token_is_on_the_status_page(self):
        run = self.run_of_it
        for name, secret in run.secrets.items():
            self.assertNotIn(secret, run.metrics + run.page, name)

    def test_the_run_was_worth_its_name(self):
        run = self.run_of_it
        self.assertLessEqual({200, 400, 401, 404}, set(run.answers))
        self.assertTrue(any(name.startswith("session") for name in run.secrets))
        self.assertTrue(any(name.startswith("seal") for name in run.secrets))
        logged = lines(run.files["easydown.log"])
        self.assertTrue(any(line.get("path", "").startswith("/api/media-") for line in logged))
        self.assertTrue(any("signal" in line.get("message", "") for line in logged), "no word of the killed worker")

    def test_every_metric_is_documented_and_every_documented_one_exists(self):
        seen = {re.match(r"[a-z_]+", line).group() for line in self.run_of_it.metrics.splitlines() if not line.startswith("#")}
        self.assertEqual(seen, documented("Metrics"))

    def test_every_metric_says_what_the_documentation_says_of_it(self):
        said = {family: text for family, text in re.findall(r"^# HELP (\w+) (.*)$", self.run_of_it.metrics, re.MULTILINE)}
        kinds = dict(re.findall(r"^# TYPE (\w+) (\w+)$", self.run_of_it.metrics, re.MULTILINE))
        labels = dict(re.findall(r"^([a-z]\w*)(?:\{(.*)\})? [^ ]+$", self.run_of_it.metrics, re.MULTILINE))
        self.assertEqual(set(said), set(kinds))
        rows = re.findall(r"^\| `(easydown_\w+)(?:\{([a-z,]+)\})?` \| (\w+) \| (.*) \|$", DOCUMENT, re.MULTILINE)
        self.assertEqual({row[0] for row in rows}, documented("Metrics"))
        for name, of, kind, text in rows:
            family = re.sub(r"_(bucket|sum|count)$", "", name)
            self.assertEqual(kinds[family], kind, name)
            if not name.endswith(("_seconds_sum", "_seconds_count")):
                self.assertRegex(text.replace("`", ""), rf"^{re.escape(said[family])}($|[.:;] )", name)
            self.assertEqual(re.findall(r"(\w+)=", labels[name]), of.split(",") if of else [], name)

    @unittest.skipUnless(shutil.which("promtool"), "promtool is not installed")
    def test_prometheus_reads_every_line_and_has_no_advice(self):
        done = subprocess.run(["promtool", "check", "metrics"], input=self.run_of_it.metrics, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_every_log_field_is_documented_and_every_documented_one_is_in_the_sources(self):
        seen = {name for line in lines(self.run_of_it.files["easydown.log"]) for name in line}
        names = documented("The log")
        self.assertLessEqual(seen, names)
        sources = "".join(file.read_text() for folder in ("API", "easydown", "Supervisor") for file in (ROOT / "Sources" / folder).rglob("*.swift"))
        for name in names:
            self.assertTrue(f'"{name}"' in sources or f'\\"{name}\\"' in sources, name)

    def test_every_field_of_nginx_is_documented(self):
        seen = {name for line in lines(self.run_of_it.files["nginx/access.log"]) for name in line}
        self.assertEqual(seen, documented("nginx's log"))

    def test_the_counters_are_what_was_answered(self):
        logged = requests(self.run_of_it.files["easydown.log"])
        self.assertEqual(counted(self.run_of_it.metrics), len(logged))
        charged = re.search(r"^easydown_credits_charged_total (\d+)$", self.run_of_it.metrics, re.MULTILINE)
        self.assertEqual(int(charged.group(1)), sum(line["credits"] for line in logged))


if __name__ == "__main__":
    unittest.main(verbosity=2)
