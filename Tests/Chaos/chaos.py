#!/usr/bin/env python3
"""Breaks a whole service at random under load, and judges what is left. usage: chaos.py SECONDS [SEED]"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import faults
import invariants
from crowd import Crowd
from installation import ROOT, Installation

CALLERS = 8
DISK = "256m"


def main() -> int:
    seconds = float(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 32)
    print(f"Chaos for {seconds:.0f} s, seed {seed}")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    # A short path: a socket's has at most 107 characters.
    with tempfile.TemporaryDirectory(prefix="ed-chaos-") as name:
        folder = Path(name)
        mounted = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "chaos", folder], capture_output=True).returncode == 0
        try:
            problems = run(folder, seconds, random.Random(seed))
        finally:
            if mounted:
                subprocess.run(["umount", "-l", folder], check=False)
    for problem in problems:
        print(f"BROKEN: {problem}")
    print("Every invariant holds." if not problems else f"{len(problems)} broken; the seed was {seed}.")
    return 1 if problems else 0


def run(folder: Path, seconds: float, dice: random.Random) -> list[str]:
    binary = Path(os.environ.get("BINARY", ROOT / ".build/debug/easydown"))
    installation = Installation(folder, binary, {})
    account = (installation.state / "demo-account").read_text().strip()
    installation.command("credits", "add", account, "10000000")
    rest = invariants.Rest(installation)
    crowd = Crowd(installation.port, installation.token, CALLERS)
    try:
        break_things(installation, seconds, dice)
    finally:
        memory = crowd.stop()
    installation.wait_until_ready(60)
    print(f"{len(memory.succeeded)} successes, {len(memory.refused)} refused, {len(memory.lost)} lost with what died, "
          f"{installation.restarts} restarts")
    problems = [] if memory.succeeded else ["nobody was served"]
    problems += invariants.credits_are_whole(installation, memory)
    problems += invariants.comes_to_rest(installation, rest)
    installation.stop()
    return problems + invariants.leaves_nothing(installation)


def break_things(installation: Installation, seconds: float, dice: random.Random) -> None:
    end = time.monotonic() + seconds
    # Every fault once, in any order, then at random.
    waiting = dice.sample(faults.ALL, len(faults.ALL))
    while time.monotonic() < end:
        fault = waiting.pop() if waiting else dice.choice(faults.ALL)
        print(f"  {fault(installation, dice)}", flush=True)
        time.sleep(dice.uniform(0.2, 1.5))
        installation.wait_until_ready(60)


if __name__ == "__main__":
    sys.exit(main())
