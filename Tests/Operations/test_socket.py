"""The service on sockets that systemd holds: easydown.socket as it is installed, with a stand-in for systemd.

Run by scripts/test-operations, against the debug build.
"""

import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import threading
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = ROOT / ".build/debug/easydown"
PATIENCE = 60


def record(kind: int, content: bytes) -> bytes:
    return struct.pack(">BBHHBx", 1, kind, 1, len(content), 0) + content


def question(path: str) -> bytes:
    """A whole FastCGI request."""
    names = {"REQUEST_METHOD": "GET", "REQUEST_URI": path, "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1"}
    pairs = b"".join(bytes([len(name), len(value)]) + name.encode() + value.encode() for name, value in names.items())
    return record(1, struct.pack(">HB5x", 1, 0)) + record(4, pairs) + record(4, b"") + record(5, b"")


def answer(connection: socket.socket) -> bytes:
    whole = b""
    while part := connection.recv(65_536):
        whole += part
    return whole


class Manager:
    """Does what systemd does with easydown.socket: binds its sockets, and hands them to whatever it starts."""

    def __init__(self, unit: Path):
        text = unit.read_text()
        self.folder = tempfile.TemporaryDirectory(prefix="ed-socket-")
        self.place = Path(self.folder.name)
        (self.place / "run").mkdir()
        backlog = int(re.search(r"^Backlog=(\d+)$", text, re.MULTILINE).group(1))
        self.sockets = {}
        for path in re.findall(r"^ListenStream=/run/easydown/(\S+)$", text, re.MULTILINE):
            self.sockets[path] = socket.socket(socket.AF_UNIX)
            self.sockets[path].bind(str(self.place / "run" / path))
            self.sockets[path].listen(backlog)
        self.process = None

    @property
    def settings(self) -> dict[str, str]:
        return {"EASYDOWN_STATE": str(self.place), "EASYDOWN_SOCKETS": str(self.place / "run"),
                "EASYDOWN_LOG_FILE": str(self.place / "log"), "EASYDOWN_API_WORKERS": "1", "EASYDOWN_MEDIA_WORKERS": "1"}

    def start(self) -> None:
        numbers = [each.fileno() for each in self.sockets.values()]
        script = ["import os, sys", f"spare = [os.dup(each) for each in {numbers}]", "spare = [os.dup2(each, each + 40) for each in spare]",
                  "for place, each in enumerate(spare): os.dup2(each, 3 + place)", "os.environ['LISTEN_PID'] = str(os.getpid())",
                  f"os.execv({str(BINARY)!r}, ['easydown', 'serve'])"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("EASYDOWN_", "LISTEN_"))}
        self.process = subprocess.Popen(["python3", "-c", "\n".join(script)], pass_fds=numbers, stdin=subprocess.DEVNULL,
                                        env=environment | self.settings | {"LISTEN_FDS": str(len(numbers))})

    def start_by_systemd(self) -> None:
        """With systemd's own tool, which binds the sockets itself and starts the service at the first connection."""
        words = ["systemd-socket-activate"]
        for name, each in self.sockets.items():
            each.close()
            (self.place / "run" / name).unlink()
            words += ["-l", str(self.place / "run" / name)]
        for name, value in self.settings.items():
            words += ["-E", f"{name}={value}"]
        self.process = subprocess.Popen([*words, BINARY, "serve"], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        while not all((self.place / "run" / name).exists() for name in self.sockets):
            assert time.monotonic() < end and self.process.poll() is None, "systemd-socket-activate did not bind"
            time.sleep(0.05)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=PATIENCE)

    def ask(self, name: str = "api.sock") -> socket.socket:
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(PATIENCE)
        connection.connect(str(self.place / "run" / name))
        connection.sendall(question("/healthz"))
        return connection

    def status(self) -> dict:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(PATIENCE)
            connection.connect(str(self.place / "run/status.sock"))
            connection.sendall(b"GET /status?json HTTP/1.1\r\nHost: x\r\n\r\n")
            return json.loads(answer(connection).split(b"\r\n\r\n", 1)[1])

    def log(self) -> str:
        return (self.place / "log").read_text()

    def close(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for each in self.sockets.values():
            each.close()
        self.folder.cleanup()


class SocketUnitTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="ed-install-")
        place = Path(cls.folder.name)
        done = subprocess.run([ROOT / "scripts/install", BINARY], env={**os.environ, "DESTDIR": str(place), "PREFIX": "/usr"},
                              capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        cls.unit = place / "usr/lib/systemd/system/easydown.socket"
        cls.service = (cls.unit.parent / "easydown.service").read_text()
        cls.folders = (place / "usr/lib/tmpfiles.d/easydown.conf").read_text()
        cls.settings = (place / "etc/easydown/easydown.env").read_text()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def setUp(self):
        self.manager = Manager(self.unit)
        self.addCleanup(self.manager.close)

    def test_the_sockets_are_those_of_the_settings_with_the_rights_that_the_service_gives(self):
        text = self.unit.read_text()
        self.assertIn("\nEASYDOWN_SOCKETS=/run/easydown\n", self.settings)
        self.assertEqual(list(self.manager.sockets), ["api.sock", "media.sock"])
        group = re.search(r"^EASYDOWN_SOCKET_GROUP=(.*)$", self.settings, re.MULTILINE).group(1)
        for line in ("SocketUser=easydown", f"SocketGroup={group}", "SocketMode=0660"):
            self.assertIn(f"\n{line}\n", text)
        backlog = re.search(r"backlog: Int32 = (\d+)", (ROOT / "Sources/Supervisor/Settings/SupervisorConfiguration.swift").read_text())
        self.assertIn(f"\nBacklog={backlog.group(1)}\n", text)

    def test_a_stop_of_the_service_leaves_the_folder_and_its_owner_as_systemd_would_make_it(self):
        self.assertIn("\nRuntimeDirectoryPreserve=yes\n", self.service)
        mode = re.search(r"^RuntimeDirectoryMode=(\d+)$", self.service, re.MULTILINE).group(1)
        user = re.search(r"^User=(\w+)$", self.service, re.MULTILINE).group(1)
        self.assertRegex(self.folders, rf"(?m)^d /run/easydown +{mode} {user} {user}$")

    def test_what_comes_while_the_service_is_not_there_is_answered_when_it_is(self):
        files = {name: (self.manager.place / "run" / name).stat().st_ino for name in self.manager.sockets}
        for start in range(2):
            early = [self.manager.ask() for _ in range(5)]
            self.manager.start()
            for connection in early:
                self.assertIn(b"Status: 200", answer(connection), f"start {start}\n{self.manager.log()}")
                connection.close()
            late = self.manager.ask()
            self.assertIn(b"Status: 200", answer(late))
            late.close()
            pools = {pool["name"]: pool for pool in self.manager.status()["pools"]}
            self.assertEqual(pools["api"]["queue"]["length"], 0)
            self.assertGreaterEqual(pools["api"]["queue"]["limit"], 128)
            self.assertEqual(self.manager.stop(), 0, self.manager.log())
            # The service's own socket goes with it, systemd's stay and are the same.
            left = {file.name: file.stat().st_ino for file in (self.manager.place / "run").iterdir()}
            self.assertEqual(left, files)

    @unittest.skipUnless(shutil.which("systemd-socket-activate"), "systemd-socket-activate is not installed")
    def test_the_first_request_starts_a_service_on_sockets_that_systemd_has_bound(self):
        self.manager.start_by_systemd()
        for name in ("media.sock", "api.sock"):
            with self.manager.ask(name) as connection:
                self.assertIn(b"Status: ", answer(connection), name)
        names = [pool["name"] for pool in self.manager.status()["pools"] if pool.get("queue")]
        self.assertEqual(names, ["api", "media"])
        self.assertEqual(self.manager.stop(), 0, self.manager.log())
        self.assertEqual({file.name for file in (self.manager.place / "run").iterdir()}, {"api.sock", "media.sock"})

    def test_a_restart_under_load_loses_no_request(self):
        self.manager.start()
        ends, fates = threading.Event(), []

        def ask() -> None:
            while not ends.is_set():
                try:
                    with self.manager.ask() as connection:
                        fates.append(b"Status: 200" in answer(connection))
                except OSError as error:
                    fates.append(error)

        callers = [threading.Thread(target=ask, daemon=True) for _ in range(4)]
        for caller in callers:
            caller.start()
        for _ in range(2):
            time.sleep(1)
            started = time.monotonic()
            self.assertEqual(self.manager.stop(), 0, self.manager.log())
            self.assertLess(time.monotonic() - started, 20, "new requests kept it from stopping")
            self.manager.start()
        time.sleep(1)
        ends.set()
        for caller in callers:
            caller.join(timeout=PATIENCE)
        self.assertGreater(len(fates), 50)
        self.assertEqual([fate for fate in fates if fate is not True], [])
        self.assertEqual(self.manager.stop(), 0, self.manager.log())


if __name__ == "__main__":
    unittest.main(verbosity=2)
