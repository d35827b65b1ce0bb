"""The recorded internet of the pages: our own fixtures."""

import shutil
from pathlib import Path

from service import ROOT


def recorded_posts(folder: Path) -> Path:
    target = folder / "recordings"
    shutil.copytree(ROOT / "Tests/Fixtures/recordings", target)
    return target
