"""What goes wrong, each as a function of the installation."""

import os
import random
import signal
import socket
import time


def kill_worker(installation, dice: random.Random) -> str:
    pool = dice.choice(["api", "api", "media", "housekeeper", "replay"])
    words = {"api": " worker api", "media": " worker media", "housekeeper": " housekeeper", "replay": " replay"}
    victims = installation.processes(words[pool])
    if victims:
        _kill(dice.choice(victims), signal.SIGKILL)
    return f"kill -9 of a worker of {pool}"


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


ALL = [kill_worker, kill_worker, kill_worker, kill_parent, kill_nginx, reload, freeze_worker, fill_disk, slow_clients,
       idle_connections]


def _kill(pid: int | None, number: int) -> None:
    if pid is None:
        return
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass
