#!/usr/bin/env python3
"""Breaks a whole service at random under load, and judges what is left. usage: chaos.py SECONDS [SEED]"""

import os
import random
import resource
import sys
import tempfile
import time
from pathlib import Path

import rounds
from clock import Clock
from installation import ROOT

# Each with its share of the seconds.
ROUNDS = {"On SQLite": (rounds.on_sqlite, 0.4), "On PostgreSQL": (rounds.on_postgres, 0.35),
          "Beside hostile media hosts": (rounds.beside_hostile_origins, 0.25)}


def main() -> int:
    seconds = float(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.SystemRandom().randrange(1 << 32)
    print(f"Chaos for {seconds:.0f} s, seed {seed}")
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    problems = []
    # A short path: a socket's has at most 107 characters.
    with tempfile.TemporaryDirectory(prefix="ed-chaos-") as name:
        scratch = Path(name)
        # PostgreSQL runs as a user of its own, who must get to its folder.
        scratch.chmod(0o711)
        clock = Clock(scratch, Path(os.environ.get("BINARY", ROOT / ".build/debug/easydown")).resolve())
        for number, (title, (run, share)) in enumerate(ROUNDS.items()):
            print(f"{title}:", flush=True)
            folder = scratch / str(number)
            folder.mkdir()
            problems += [f"{title}: {problem}" for problem in
                         run(folder, clock, time.monotonic() + seconds * share, random.Random(f"{seed} {title}"))]
    for problem in problems:
        print(f"BROKEN: {problem}")
    print("Every invariant holds." if not problems else f"{len(problems)} broken; the seed was {seed}.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
