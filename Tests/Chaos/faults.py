"""What goes wrong, each as a function of the installation."""

import os
import random
import signal
import socket
import time

import database_faults
from downloads import HEADERS, target


def kill_worker(installation, dice: random.Random) -> str:
    pool = dice.choice(["api", "api", "media", "housekeeper", "replay"])
    words = {"api": " worker api", "media": " worker media", "housekeeper": " housekeeper", "replay": " replay"}
    _kill_one(installation.processes(words[pool]), dice)
    return f"kill -9 of a worker of {pool}"


def kill_media_worker(installation, dice: random.Random) -> str:
    _kill_one(installation.processes(" worker media"), dice)
    return "kill -9 of a worker of media"


def kill_parent(installation, dice: random.Random) -> str:
    _kill(installation.parent(), signal.SIGKILL)
    return "kill -9 of the parent"


def kill_nginx(installation, dice: random.Random) -> str:
    _kill(installation.nginx(), signal.SIGKILL)
    return "kill -9 of nginx"


def reload(installation, dice: random.Random) -> str:
    _kill(installation.parent(), signal.SIGHUP)
    return "reload"


def freeze_worker(installation, dice: random.Random) -> str:
    """As a machine that swaps, or a debugger: a worker stands still for a second, and goes on."""
    victims = installation.processes(" worker api")
    if victims:
        victim = dice.choice(victims)
        _kill(victim, signal.SIGSTOP)
        time.sleep(1)
        _kill(victim, signal.SIGCONT)
    return "a worker frozen for a second"


def fill_disk(installation, dice: random.Random) -> str:
    """Only where the state folder is a file system of its own, as chaos.py mounts it where it may."""
    if not os.path.ismount(installation.state.parent):
        return "disk full: left out, no file system of its own could be mounted"
    ballast = installation.state.parent / "ballast"
    try:
        with open(ballast, "wb") as file:
            while True:
                file.write(bytes(1 << 16))
                file.flush()
    except OSError:
        time.sleep(2)
    finally:
        ballast.unlink(missing_ok=True)
    return "disk full for two seconds"


def slow_clients(installation, dice: random.Random) -> str:
    """Requests that arrive a byte at a time, and answers that nobody reads."""
    sockets = []
    for _ in range(100):
        client = socket.create_connection(("127.0.0.1", installation.port), timeout=5)
        client.sendall(b"POST /api/v1/parse HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\n{")
        sockets.append(client)
    time.sleep(1)
    for client in sockets:
        client.close()
    return "100 clients that stop in the middle of a request"


def idle_connections(installation, dice: random.Random, number: int = 10_000) -> str:
    sockets = []
    try:
        for count in range(number):
            # One source address has 28,000 ports; several are loopback's own.
            sockets.append(socket.create_connection(("127.0.0.1", installation.port), timeout=5,
                                                    source_address=(f"127.0.0.{2 + count // 5000}", 0)))
    except OSError as error:
        return f"{len(sockets)} idle connections, then: {error}"
    finally:
        held = len(sockets)
        answers = installation.is_ready()
        for client in sockets:
            client.close()
    if not answers:
        raise RuntimeError(f"the service does not answer beside {held} idle connections")
    return f"{held} idle connections, answered beside them"


def step_clock(installation, dice: random.Random) -> str:
    """The wall clock of all the service's processes is another one from now on: days ahead at most, or less than the
    hour by which the recorded internet's certificates are older than they say."""
    if installation.clock.library is None:
        return "clock stepped: left out, patchelf or a C compiler is missing"
    was = installation.clock.minutes
    others = [-dice.randrange(1, 55), 0, dice.randrange(1, 120), dice.randrange(120, 4320)]
    installation.clock.step_to(dice.choice([minutes for minutes in others if minutes != was]))
    return f"the clock stepped by {installation.clock.minutes - was:+} minutes"


def deserters(installation, dice: random.Random) -> str:
    """Callers that go away in the middle of a download: the media host must not be left with theirs."""
    sockets = []
    for number in range(30):
        client = socket.create_connection(("127.0.0.1", installation.port), timeout=10)
        lines = [f"GET {target(f'/held/{number}.mp4')} HTTP/1.1", "Host: localhost"]
        lines += [f"{name}: {value}" for name, value in HEADERS.items()]
        client.sendall("\r\n".join(lines).encode() + b"\r\n\r\n")
        sockets.append(client)
    for client in sockets:
        try:
            client.recv(4096)
        except OSError:
            pass
        client.close()
    end = time.monotonic() + 10
    while installation.origin.held > 0:
        if time.monotonic() > end:
            raise RuntimeError(f"{installation.origin.held} downloads go on at the media host without a caller")
        time.sleep(0.05)
    return "30 callers that leave in the middle of a download"


SQLITE = [kill_worker, kill_worker, kill_worker, kill_parent, kill_nginx, reload, freeze_worker, fill_disk,
          slow_clients, idle_connections, step_clock]
POSTGRES = [*database_faults.ALL, kill_worker, kill_parent, reload, step_clock]
ORIGINS = [deserters, kill_media_worker, kill_media_worker, kill_parent, kill_nginx, reload, step_clock]


def _kill_one(pids: list[int], dice: random.Random) -> None:
    if pids:
        _kill(dice.choice(pids), signal.SIGKILL)


def _kill(pid: int | None, number: int) -> None:
    if pid is None:
        return
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass
