"""What goes wrong with the database, each as a function of the installation."""

import os
import random
import signal
import time


def kill_database(installation, dice: random.Random) -> str:
    """As a crash of its machine that is back in a moment."""
    installation.database.kill()
    away = dice.uniform(0.2, 2)
    time.sleep(away)
    installation.database.start()
    return f"kill -9 of PostgreSQL, started again after {away:.1f} s"


def kill_backend(installation, dice: random.Random) -> str:
    """PostgreSQL then ends all others, and recovers by itself."""
    backends = installation.database.query(
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()").split()
    if backends:
        os.kill(int(dice.choice(backends)), signal.SIGKILL)
    return "kill -9 of a backend of PostgreSQL"


def disconnect_everybody(installation, dice: random.Random) -> str:
    count = installation.database.query(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
        " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()")
    return f"{count} connections to PostgreSQL terminated"


def freeze_database(installation, dice: random.Random) -> str:
    """Nobody is told anything, and what was asked is done later: 8 s are more than the service waits for an answer."""
    away = dice.choice([1, 2, 3, 8])
    installation.database.signal(signal.SIGSTOP)
    try:
        time.sleep(away)
    finally:
        installation.database.signal(signal.SIGCONT)
    return f"PostgreSQL frozen for {away} s"


ALL = [kill_database, kill_backend, disconnect_everybody, freeze_database]
