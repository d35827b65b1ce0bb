"""The recipes, running: one class for what all of them are."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path

import pytest

from service import ROOT, free_port

RECIPES = ROOT / "site/recipes"


class Backend:
    """A recipe's process, until its block ends."""

    def __init__(self, name: str, easydown: str, token: str, folder: Path):
        self.port = free_port()
        self.origin = f"http://127.0.0.1:{self.port}"
        self.is_nginx = name == "nginx.conf"
        settings = {"EASYDOWN_URL": easydown, "EASYDOWN_TOKEN": token, "PORT": str(self.port)}
        command = _COMMANDS[name](RECIPES / name, folder, settings)
        self.log = open(folder / "backend.log", "w+b")
        self.process = subprocess.Popen(command, cwd=folder, env={**os.environ, **settings}, stdout=self.log, stderr=self.log,
                                        start_new_session=True)

    def __enter__(self):
        end = time.monotonic() + 30
        while time.monotonic() < end and self.process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.1)
        said = Path(self.log.name).read_text(errors="replace")
        self.__exit__()
        raise RuntimeError(f"The backend did not start:\n{said}")

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def _program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if not found:
        pytest.skip(f"{name} is not installed here")
    return found


def _built(command: list, folder: Path, environment: dict[str, str] | None = None) -> Path:
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, **(environment or {})}, timeout=300)
    return folder / "backend"


def _go(file: Path, folder: Path, _) -> list:
    own = {"GOCACHE": str(folder / "cache"), "GO111MODULE": "off", "GOFLAGS": "-p=1"}
    return [_built([_program("go"), "build", "-o", folder / "backend", file], folder, own)]


def _swift(file: Path, folder: Path, _) -> list:
    return [_built([_program("swiftc"), file, "-o", folder / "backend"], folder)]


def _ruby(file: Path, folder: Path, _) -> list:
    ruby = _program("ruby")
    if subprocess.run([ruby, "-e", "require 'webrick'"], capture_output=True).returncode:
        pytest.skip("webrick is not installed here")
    return [ruby, file]


def _nginx(file: Path, folder: Path, settings: dict[str, str]) -> list:
    text = file.read_text()
    for name, value in settings.items():
        text = text.replace(f"${{{name}}}", value)
    (folder / "backend.conf").write_text(text)
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/nginx.pid; error_log stderr; {'user root;' if os.getuid() == 0 else ''} events {{}}\n"
        f"http {{ access_log off; {temporary} include {folder}/backend.conf; }}\n")
    return [_program("nginx"), "-p", folder, "-c", folder / "nginx.conf", "-e", "stderr"]


_COMMANDS = {
    "node.mjs": lambda file, *_: [_program("node"), file],
    "backend.py": lambda file, *_: [_program("python3"), file],
    "backend.php": lambda file, folder, settings: [_program("php"), "-S", f"127.0.0.1:{settings['PORT']}", file],
    "backend.go": _go,
    "backend.rb": _ruby,
    "backend.swift": _swift,
    "nginx.conf": _nginx,
}
NAMES = list(_COMMANDS)
