"""The rounds of the chaos: what is installed, who asks, what goes wrong, and what must hold.

Each ends at an instant of the monotonic clock."""

import contextlib
import os
import random
import subprocess
import time
from pathlib import Path

import database_faults
import faults
import invariants
from crowd import Crowd
from downloads import Downloads
from installation import Installation
from ledger import Ledger
from origin import Origin
from parses import Parses
from postgres import Postgres

CALLERS = 8
LEAST = 2
DISK = "256m"


def on_sqlite(folder: Path, clock, end: float, dice: random.Random) -> list[str]:
    with _file_system(folder):
        return _parses(Installation(folder, clock), faults.SQLITE, end, dice)


def on_postgres(folder: Path, clock, end: float, dice: random.Random) -> list[str]:
    if not Postgres.is_installed():
        print("  left out: PostgreSQL is not installed")
        return []
    database = Postgres(folder / "postgres")
    try:
        return _parses(Installation(folder, clock, database=database), faults.POSTGRES, end, dice)
    finally:
        database.stop()


def beside_hostile_origins(folder: Path, clock, end: float, dice: random.Random) -> list[str]:
    """Downloads, and parses that can only fail."""
    origin = Origin(dice)
    installation = Installation(folder, clock, origin=origin)
    rest, ledger = invariants.Rest(installation), Ledger(installation)
    parses = Parses(installation.port, installation.token)
    downloads = Downloads(installation.port, origin, dice)
    crowds = [Crowd(parses.ask, 2), Crowd(downloads.ask, CALLERS, downloads.leave)]
    try:
        problems = _break(installation, faults.ORIGINS, end, dice, downloads, lambda fault: downloads.complaints())
    finally:
        for crowd in crowds:
            crowd.stop()
    print(f"  {downloads.summary()}; {parses.summary()}")
    installation.wait_until_ready(60)
    if parses.succeeded:
        problems.append(f"{len(parses.succeeded)} parses succeeded without a page")
    problems += downloads.complaints() + invariants.credits_are_whole(installation, ledger, parses)
    return problems + _ends(installation, rest)


def _parses(installation: Installation, what: list, end: float, dice: random.Random) -> list[str]:
    installation.command("credits", "add", installation.account(), "10000000")
    rest, ledger = invariants.Rest(installation), Ledger(installation)
    parses = Parses(installation.port, installation.token)
    crowd = Crowd(parses.ask, CALLERS)

    def check(fault) -> list[str]:
        crowd.rest()
        unseen = CALLERS if fault in database_faults.ALL else 0
        problems = invariants.credits_are_whole(installation, ledger, parses, unseen)
        crowd.go_on()
        return problems

    try:
        problems = _break(installation, what, end, dice, parses, check)
    finally:
        crowd.stop()
    print(f"  {parses.summary()}, {len(ledger.unseen)} charged unseen, {installation.restarts} restarts")
    installation.wait_until_ready(60)
    problems += invariants.credits_are_whole(installation, ledger, parses) + invariants.refusals_are_due(parses)
    return problems + _ends(installation, rest)


def _break(installation: Installation, what: list, end: float, dice: random.Random, load, check) -> list[str]:
    """Every fault once, in any order, then at random, and two at least; the first that breaks something is the last."""
    waiting = dice.sample(what, len(what))
    done = 0
    while time.monotonic() < end or done < LEAST:
        fault = waiting.pop() if waiting else dice.choice(what)
        done += 1
        try:
            print(f"  {fault(installation, dice)}", flush=True)
            time.sleep(dice.uniform(0.2, 1.5))
            installation.wait_until_ready(60)
            problems = _serves(load) + check(fault)
        except RuntimeError as error:
            problems = [str(error)]
        if problems:
            return [f"after {fault.__name__}: {problem}" for problem in problems]
    return []


def _serves(load, seconds: float = 60) -> list[str]:
    served, end = load.served, time.monotonic() + seconds
    while load.served == served:
        if time.monotonic() > end:
            return [f"nobody was served for {seconds:.0f} s"]
        time.sleep(0.05)
    return []


def _ends(installation: Installation, rest: invariants.Rest) -> list[str]:
    problems = invariants.comes_to_rest(installation, rest)
    installation.stop()
    return problems + invariants.leaves_nothing(installation)


@contextlib.contextmanager
def _file_system(folder: Path):
    """One of its own, which can be filled; where none may be mounted the folder stays what it is."""
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "chaos", folder], capture_output=True).returncode == 0
    try:
        yield
    finally:
        if mounted:
            subprocess.run(["umount", "-l", folder], check=False)
